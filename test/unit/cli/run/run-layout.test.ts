import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import { parseCommandLine } from "../../../../src/cli/command-line.ts";
import { layOutRun, type RunLayout } from "../../../../src/cli/run/run-layout.ts";
import { recordedWorld } from "../../../support/recorded-world.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "layout-"));
  await writeFile(join(folder, "edge.conf"), "system { host-name edge; }");
});
afterEach(() => rm(folder, { recursive: true }));

async function fleet(devices: number): Promise<string> {
  const file = join(folder, "fleet.yaml");
  const entries = Array.from({ length: devices }, (_, at) => `  - name: edge-${at}\n`);
  await writeFile(file, `defaults: { configuration: edge.conf }\ndevices:\n${entries.join("")}`);
  return file;
}

function layout(words: readonly string[], hostname = "test"): Promise<RunLayout> {
  const invocation = parseCommandLine(["run", ...words], {}, "1");
  if (invocation.kind === "wrong") throw new Error(invocation.message);
  if (invocation.kind !== "run") throw new Error(JSON.stringify(invocation));
  const { machine } = recordedWorld({ machine: { hostname, cores: 3 } });
  return layOutRun(invocation.arguments, machine);
}

describe("the layout of a run", () => {
  it("is one process for few devices, and one shard per core for more", async () => {
    const few = await layout([await fleet(limits.unshardedDevices - 1)]);
    expect(few).toMatchObject({ kind: "here", count: limits.unshardedDevices - 1 });
    expect(few.kind === "here" && few.devices).toHaveLength(limits.unshardedDevices - 1);
    expect(await layout([await fleet(limits.unshardedDevices)])).toMatchObject({
      kind: "shards",
      pod: { index: 0, of: 1 },
      shards: 3,
      count: limits.unshardedDevices,
    });
  });

  it("has as many shards as it is told, however few devices there are, and none for 0", async () => {
    const file = await fleet(2);
    expect(await layout([file, "--shards", "5"])).toMatchObject({ kind: "shards", shards: 5 });
    const many = await fleet(limits.unshardedDevices);
    expect(await layout([many, "--shards", "0"])).toMatchObject({ kind: "here" });
  });

  it("gives every device to exactly one pod", async () => {
    const file = await fleet(60);
    const pods = await Promise.all([0, 1, 2].map((pod) => layout([file, "--shard", `${pod}/3`])));
    const names = pods.flatMap((pod) =>
      pod.kind === "here" ? pod.devices.map(({ name }) => name) : [],
    );
    expect(names).toHaveLength(60);
    expect(new Set(names).size).toBe(60);
    expect(Math.min(...pods.map(({ count }) => count))).toBeGreaterThan(5);
  });

  it("reads the pod's number from the end of the host name", async () => {
    const file = await fleet(20);
    expect(await layout([file, "--shard", "hostname/3"], "callhome-2")).toEqual(
      await layout([file, "--shard", "2/3"]),
    );
    for (const hostname of ["callhome", "callhome-3", ""])
      await expect(layout([file, "--shard", "hostname/3"], hostname)).rejects.toMatchObject({
        code: "ERR_OPTION",
        message: expect.stringContaining("ends in a number from 0 to 2"),
      });
  });

  it("keeps the embedded NMS and its devices in one process, up to a limit", async () => {
    const file = await fleet(limits.unshardedDevices);
    expect(await layout([file, "--embedded-nms"])).toMatchObject({ kind: "here" });
    const many = await fleet(limits.embeddedNmsDevices + 1);
    await expect(layout([many, "--embedded-nms"])).rejects.toMatchObject({
      code: "ERR_OPTION",
      message: expect.stringContaining("callhome receive"),
    });
  });

  it.each([
    [["--shards", "-1"], "--shards must be a whole number from 0"],
    [["--shards", "1.5"], "--shards must be a whole number from 0"],
    [["--shards", "2", "--embedded-nms"], "--shards cannot go with --embedded-nms"],
    [["--shard", "3/3"], "--shard must be i/n"],
    [["--shard", "1"], "--shard must be i/n"],
    [["--shard", "0/0"], "--shard must be i/n"],
    [["--shard", "-1/3"], "--shard must be i/n"],
  ])("is refused for %j", async (words, message) => {
    const file = await fleet(1);
    await expect(async () => layout([file, ...words])).rejects.toThrow(message);
  });

  it("divides fleets only", async () => {
    for (const words of [
      ["--shards", "2"],
      ["--shard", "0/2"],
    ])
      await expect(async () => layout(["--nms", "192.0.2.1:4334", ...words])).rejects.toThrow(
        "divides the devices of a fleet file or of --count",
      );
  });
});
