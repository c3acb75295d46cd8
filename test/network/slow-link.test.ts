import { describe, expect, it } from "vitest";
import { haveNetem, haveNetworks, type NetworkHost } from "../support/network.ts";
import { fleetFile, NetworkLab } from "../support/network-lab.ts";

const here = haveNetworks();

/** Three devices call over a link whose both ends have this discipline; answers the length of each reply to `get-configuration`. */
async function manageOver(lab: NetworkLab, ...discipline: readonly string[]): Promise<number[]> {
  for (const host of [lab.nms, lab.devices])
    host.run("tc", "qdisc", "add", "dev", "eth0", "root", ...discipline);
  const nms = await lab.receive("--rpc", "<get-configuration/>");
  lab.run(lab.devices, fleetFile(lab, "fleet.yaml", ["r1", "r2", "r3"], filler));
  const lengths: number[] = [];
  while (lengths.length < 3) {
    const { ok, errors, reply } = await nms.next("nms-replied");
    expect({ ok, errors }).toEqual({ ok: true, errors: [] });
    lengths.push(String(reply).length);
  }
  return lengths;
}

/** Statements that make a reply of many packets. */
const interfaces = Array.from(
  { length: 300 },
  (_, unit) => `unit ${unit} { description "a customer behind a slow link, number ${unit}"; }`,
);
const filler = `interfaces { ge-0/0/0 { ${interfaces.join(" ")} } }`;

/** Packets that the discipline of `eth0` has dropped. */
function droppedBy(host: NetworkHost): number {
  const [discipline] = JSON.parse(host.run("tc", "-s", "-j", "qdisc", "show", "dev", "eth0")) as [
    { readonly drops: number },
  ];
  return discipline.drops;
}

describe.skipIf(!here)("a link that is narrow", () => {
  it("queues and drops packets, and every reply is whole", async () => {
    const lab = new NetworkLab();
    const narrow = ["tbf", "rate", "1mbit", "burst", "3000", "limit", "6000"];
    const lengths = await manageOver(lab, ...narrow);
    expect(lengths.every((length) => length > 20_000)).toBe(true);
    expect(droppedBy(lab.devices)).toBeGreaterThan(0);
  });
});

describe.skipIf(!(here && haveNetem()))("a link that is far and lossy", () => {
  it("delays each packet by 200 ms and loses one in twenty, and every reply is whole", async () => {
    const lab = new NetworkLab();
    const lengths = await manageOver(lab, "netem", "delay", "200ms", "loss", "5%");
    expect(lengths.every((length) => length > 20_000)).toBe(true);
  });
});
