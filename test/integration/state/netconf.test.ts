import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { emulateDevice } from "../../../src/device/index.ts";
import { type CallHomePair, callHomePair } from "../../../src/testing.ts";

let stateDirectory: string;
beforeEach(async () => {
  stateDirectory = await mkdtemp(join(tmpdir(), "callhome-state-"));
});
afterEach(() => rm(stateDirectory, { recursive: true, force: true }));

async function commit({ managed }: CallHomePair, domain: string, how = ""): Promise<void> {
  const load = `<load-configuration action="set"><configuration-set>set system domain-name ${domain}</configuration-set></load-configuration>`;
  expect((await managed.rpc(load)).errors).toEqual([]);
  const reply = await managed.rpc(`<commit-configuration>${how}</commit-configuration>`);
  expect(reply.errors).toEqual([]);
}

/** The device as it comes back, its NMS being gone. */
async function restarted(): Promise<string> {
  await using device = await emulateDevice({ configuration: "", name: "lab", stateDirectory });
  return device.configuration("running");
}

describe("a device whose NMS commits over NETCONF", () => {
  it("has the commit on disk when the reply arrives", async () => {
    await using pair = await callHomePair({ name: "lab", stateDirectory });
    await commit(pair, "one.example", "<log>first change</log>");
    const file = await readFile(join(stateDirectory, "lab", "commit-2.conf"), "utf8");
    expect(file).toContain("domain-name one.example;");
    expect(file).toContain('"comment":"first change"');
  });

  it("takes back at the restart what nobody confirmed", async () => {
    await using pair = await callHomePair({ name: "lab", stateDirectory });
    await commit(pair, "sure.example");
    await commit(pair, "perhaps.example", "<confirmed/>");
    await pair.close();
    expect(await restarted()).toContain("sure.example");
    expect(await restarted()).toContain("sure.example");
  });

  it.each(["<commit-configuration/>", "<commit-configuration><check/></commit-configuration>"])(
    "keeps at the restart what %s confirmed",
    async (confirmation) => {
      await using pair = await callHomePair({ name: "lab", stateDirectory });
      await commit(pair, "perhaps.example", "<confirmed/>");
      expect((await pair.managed.rpc(confirmation)).errors).toEqual([]);
      await pair.close();
      expect(await restarted()).toContain("perhaps.example");
    },
  );
});
