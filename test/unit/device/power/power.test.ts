import { describe, expect, it } from "vitest";
import { Power } from "../../../../src/device/power/power.ts";
import type { PowerAction } from "../../../../src/operations/index.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

interface Machine {
  readonly clock: ManualClock;
  readonly power: Power;
  readonly told: string[];
}

function machine(scale = 1): Machine {
  const clock = new ManualClock();
  const told: string[] = [];
  const power = new Power({
    device: "r1",
    clock,
    scale,
    rebootSeconds: 90,
    packageResult: undefined,
    emit: (name, data) =>
      told.push(`${name} ${"downSeconds" in data ? data.downSeconds : ""}`.trim()),
    stop: async () => void told.push("stop"),
    restore: (action) => told.push(`restore ${action}`),
    start: () => told.push("start"),
  });
  return { clock, power, told };
}

const asked = (clock: ManualClock, action: PowerAction, inMs = 0) => ({
  action,
  at: clock.now() + inMs,
  user: "netops",
});

/** Lets promises that are settled already run on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("the power of a device", () => {
  it("goes down after the reply, and comes back after its time", async () => {
    const { clock, power, told } = machine();
    power.schedule(asked(clock, "reboot"));
    expect(told).toEqual([]);
    clock.advance(1_000);
    expect(told).toEqual(["rebooting 90", "stop"]);
    expect(power.state).toBe("down");
    await settle();
    clock.advance(89_999);
    expect(power.state).toBe("down");
    clock.advance(1);
    expect(told.slice(2)).toEqual(["restore reboot", "start", "booted"]);
    expect(power.state).toBe("on");
    expect(clock.waiting).toEqual([]);
  });

  it("scales the time down, not the time until then", async () => {
    const { clock, power, told } = machine(0.1);
    power.schedule(asked(clock, "reboot", 60_000));
    clock.advance(59_999);
    expect(told).toEqual([]);
    clock.advance(1);
    expect(told[0]).toBe("rebooting 9");
    await settle();
    clock.advance(9_000);
    expect(power.state).toBe("on");
  });

  it("waits longer than a timer can, and for clocks that are set back", () => {
    const { clock, power, told } = machine();
    power.schedule(asked(clock, "reboot", 3_600_000));
    clock.step(-60_000);
    clock.advance(3_600_000);
    expect(told).toEqual([]);
    clock.advance(60_000);
    expect(told[0]).toBe("rebooting 90");
  });

  it("stays off after a halt, and starts when it is told to", async () => {
    const { clock, power, told } = machine();
    await power.goDown(asked(clock, "halt"));
    expect(power.state).toBe("off");
    clock.advance(1_000_000);
    expect(told).toEqual(["halted", "stop"]);
    await power.powerOn();
    expect(told.slice(2)).toEqual(["restore halt", "start", "booted"]);
  });

  it("takes the last shutdown that was asked for, and none while it is down", async () => {
    const { clock, power, told } = machine();
    power.schedule(asked(clock, "reboot", 10_000));
    power.schedule(asked(clock, "halt", 20_000));
    expect(power.shutdown?.action).toBe("halt");
    clock.advance(20_000);
    power.schedule(asked(clock, "reboot"));
    await settle();
    clock.advance(1_000_000);
    expect(told).toEqual(["halted", "stop"]);
    expect(power.cancelShutdown()).toBe(false);
  });

  it("makes a device new although somebody powers it on before its time", async () => {
    const { clock, power, told } = machine();
    await power.goDown(asked(clock, "zeroize"));
    await power.powerOn();
    expect(told).toContain("restore zeroize");
  });

  it("leaves no timer when it is closed, and lets nobody wait", async () => {
    const { clock, power, told } = machine();
    void power.goDown(asked(clock, "reboot"));
    const waiting = power.untilOn();
    await power.close();
    await waiting;
    await power.powerOn();
    expect(clock.waiting).toEqual([]);
    expect(told).toEqual(["rebooting 90", "stop"]);
    power.schedule(asked(clock, "reboot"));
    expect(power.shutdown).toBeUndefined();
  });
});
