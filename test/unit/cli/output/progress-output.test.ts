import { describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import { openEventOutput } from "../../../../src/cli/output/event-output.ts";
import { ConnectRate } from "../../../../src/cli/output/progress-text.ts";
import { freshTally, type Tally } from "../../../../src/fleet/index.ts";
import type { LogEvent } from "../../../../src/telemetry/index.ts";
import { ManualClock } from "../../../support/manual-clock.ts";
import { recordedWorld } from "../../../support/recorded-world.ts";

const devices = limits.tableDevices + 50;

function tallyOf(connected: number, dialing: number): Tally {
  const fresh = freshTally(devices - connected - dialing);
  const connects = { count: connected, min: 1, max: 1, microseconds: 0, buckets: new Map() };
  return { ...fresh, connects, standing: { ...fresh.standing, connected, dialing } };
}

const failed = (device: string): LogEvent => ({
  at: 0,
  name: "device-failed",
  data: { device, code: undefined, message: "no key" },
});
const exited: LogEvent = {
  at: 0,
  name: "shard-exited",
  data: {
    shard: 1,
    code: null,
    signal: "SIGKILL",
    devices: 50,
    restartSeconds: 1,
    resumesFrom: "start-up-configuration",
  },
};

describe("the output of many devices where nobody looks at a terminal", () => {
  it("is a line every few seconds, and only when something changed", () => {
    const clock = new ManualClock(0);
    const world = recordedWorld({ clock });
    let tally = tallyOf(0, 100);
    const output = openEventOutput(false, devices, world, () => tally);
    clock.advance(4_999);
    expect(world.out.text).toBe("");
    tally = tallyOf(40, 50);
    clock.advance(1);
    expect(world.out.text).toBe(
      "00:00:05.000  40 of 100 connected, 8.0/s, 10 starting, 50 dialing, 0 waiting, 0 failed\n",
    );
    clock.advance(10_000);
    const settled = world.out.text;
    expect(settled.split("\n")[1]).toMatch(/ 40 of 100 connected, 10 starting/);
    clock.advance(60_000);
    expect(world.out.text).toBe(settled);
    output.close();
    expect(clock.waiting).toEqual([]);
  });

  it("tells of shards that ended, and of the first devices that cannot start", () => {
    const world = recordedWorld();
    const output = openEventOutput(false, devices, world, () => tallyOf(0, 0));
    for (let at = 0; at < limits.shownFailures + 5; at++) output.show(failed(`d${at}`));
    output.show(exited);
    output.show({ at: 0, name: "booted", data: { device: "d0" } });
    const lines = world.out.text.trimEnd().split("\n");
    expect(lines).toHaveLength(limits.shownFailures + 2);
    expect(lines.at(-2)).toContain("further ones are only counted");
    expect(lines.at(-1)).toContain(
      "shard 1 ended by SIGKILL, and with it 50 devices; they start again in 1 s from their start-up configurations: without --state nobody kept their commits",
    );
  });
});

describe("the output of many devices on a terminal", () => {
  it("is a bar that stays below other lines", () => {
    const world = recordedWorld({ terminal: { columns: 100, lines: 24 } });
    const output = openEventOutput(false, devices, world, () => tallyOf(25, 70));
    const bar = "[======------------------] 25/100 connected, 5 starting, 70 dialing";
    expect(world.out.text).toContain(bar);
    output.show(exited);
    const [, above = ""] = world.out.text.split("\r\u001b[K");
    expect(above).toMatch(/^00:00:00\.000 .*shard 1 ended.*\n$/);
    output.close();
    const [, below = ""] = world.out.text.split("nobody kept their commits\n");
    expect(below).toContain(bar);
    expect(below.endsWith("\n")).toBe(true);
    expect(world.out.text).not.toContain("\u001b8");
    output.close();
    expect(world.out.text.endsWith(below)).toBe(true);
  });

  it("never takes more than one line", () => {
    const world = recordedWorld({ terminal: { columns: 40, lines: 24 } });
    openEventOutput(false, devices, world, () => tallyOf(25, 70)).close();
    const drawn = world.out.text.split("\u001b[1G").map((text) => text.split("\u001b")[0] ?? "");
    expect(drawn.length).toBeGreaterThan(1);
    for (const text of drawn) expect(text.trimEnd().length).toBeLessThan(40);
  });
});

describe("the rate of connections", () => {
  it("is that of the last seconds", () => {
    const rate = new ConnectRate();
    expect(rate.after({ tally: tallyOf(0, 0), at: 0 })).toBe(0);
    expect(rate.after({ tally: tallyOf(10, 0), at: 1_000 })).toBe(10);
    expect(rate.after({ tally: tallyOf(20, 0), at: 5_000 })).toBe(4);
    expect(rate.after({ tally: tallyOf(20, 0), at: 11_000 })).toBe(0);
  });
});
