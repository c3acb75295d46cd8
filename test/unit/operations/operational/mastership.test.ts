import { describe, expect, it } from "vitest";
import { NetconfBench } from "../../../support/netconf-bench.ts";

const change = "<request-chassis-routing-engine-switch/>";

describe("request chassis routing-engine master switch", () => {
  it("ends every session, the own one last", async () => {
    const bench = new NetconfBench({ model: "mx480" });
    await bench.body("<get-system-information/>", 18_400);
    await bench.body(change, 18_321);
    expect(bench.ended).toEqual([18_400, 18_321]);
  });

  it("ends none where there is no other routing engine", async () => {
    const bench = new NetconfBench({ model: "mx480" });
    bench.setPart("Routing Engine 1", "absent");
    expect(await bench.body(change)).toContain("other routing engine is not present");
    expect(bench.ended).toEqual([]);
  });

  it("goes back to the routing engine that is left when the master breaks", async () => {
    const bench = new NetconfBench({ model: "mx480" });
    await bench.body(change);
    expect(await states(bench)).toEqual(["backup", "master"]);
    bench.setPart("Routing Engine 1", "failed");
    expect(await states(bench)).toEqual(["master", "Present"]);
  });
});

async function states(bench: NetconfBench): Promise<readonly string[]> {
  const body = await bench.body("<get-route-engine-information/>");
  return [...body.matchAll(/<mastership-state>(\w+)</g)].map(([, state = ""]) => state);
}
