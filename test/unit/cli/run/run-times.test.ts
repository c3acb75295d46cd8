import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseCommandLine } from "../../../../src/cli/command-line.ts";
import type { RunArguments } from "../../../../src/cli/invocation.ts";
import { planFleet, startTimes } from "../../../../src/cli/run/run-plan.ts";
import { StormSchedule } from "../../../../src/cli/run/storm-schedule.ts";
import { loadFleet } from "../../../../src/fleet/index.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "times-"));
  await writeFile(join(folder, "edge.conf"), "system { host-name edge; }");
});
afterEach(() => rm(folder, { recursive: true }));

async function fleet(lines: string): Promise<string> {
  const file = join(folder, "fleet.yaml");
  const devices = "devices:\n  - { configuration: edge.conf, name: 'r{{number}}', count: 10 }\n";
  await writeFile(file, `${lines}${devices}`);
  return file;
}

function words(...more: readonly string[]): RunArguments | string {
  const invocation = parseCommandLine(["run", ...more], {}, "1");
  if (invocation.kind === "run") return invocation.arguments;
  return invocation.kind === "wrong" ? invocation.message : invocation.kind;
}

function given(...more: readonly string[]): RunArguments {
  const read = words(...more);
  if (typeof read === "string") throw new Error(read);
  return read;
}

describe("ramp and storms of a run", () => {
  it("come from the fleet file, the ramp of the command line before it and its storms besides", async () => {
    const file = await fleet('ramp: linear:5\nstorms: ["flap:all@5s"]\n');
    const own = await planFleet(given(file));
    expect(own.ramp).toEqual({ kind: "linear", pace: { perSecond: 5 } });
    expect(own.storms.map(({ text }) => text)).toEqual(["flap:all@5s"]);
    const both = await planFleet(given(file, "--ramp", "burst", "--storm", "reboot:all@1m"));
    expect(both.ramp).toEqual({ kind: "burst" });
    expect(both.storms.map(({ text }) => text)).toEqual(["flap:all@5s", "reboot:all@1m"]);
  });

  it("start a device at its place in the whole fleet, however the fleet is divided", async () => {
    const file = await fleet("ramp: linear:10s\n");
    const { devices, ...times } = await planFleet(given(file), (name) => name === "r4");
    expect(devices.map(({ name }) => name)).toEqual(["r4"]);
    expect(devices.map((device, place) => startTimes(times, "")?.(device, place))).toEqual([3_000]);
    expect(startTimes({ ...times, ramp: { kind: "burst" } }, "")).toBeUndefined();
  });

  it("are refused where they stand when they are none", async () => {
    const file = await fleet('ramp: steep\nstorms: ["flap:all@5s", "rain:all@5s"]\n');
    await expect(loadFleet(file)).rejects.toThrow(/:1:7: ramp must be burst, .*not "steep"/);
    await expect(loadFleet(file)).rejects.toThrow(
      /:2:25: storms must be reboot:.*not "rain:all@5s"/,
    );
    const template = await fleet("ramp: 'linear:{{n}}'\n");
    await expect(loadFleet(template)).rejects.toThrow(/:1:7: takes no template/);
    expect(words(file, "--ramp", "steep")).toMatch(/^--ramp must be burst, .*, not "steep";/);
    expect(words(file, "--storm", "flap:all")).toMatch(/^--storm must be reboot:WHO@START/);
    expect(words(file, "--max-handshakes", "-1")).toMatch(
      /^--max-handshakes must be a whole number/,
    );
    expect(given(file, "--max-handshakes", "0").maxHandshakes).toBe(0);
  });

  it("begin at their time from the start, and not once the run ends", () => {
    const clock = new ManualClock();
    const storms = given("x", "--storm", "flap:all@5s", "--storm", "flap:all@9s").storms;
    const begun: string[] = [];
    const schedule = new StormSchedule(storms, clock, ({ text }, number) =>
      begun.push(`${number} ${text}`),
    );
    clock.advance(60_000);
    schedule.start();
    clock.advance(5_000);
    expect(begun).toEqual(["0 flap:all@5s"]);
    schedule.close();
    clock.advance(60_000);
    expect(begun).toHaveLength(1);
  });
});
