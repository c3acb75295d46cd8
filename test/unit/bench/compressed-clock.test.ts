import { describe, expect, it } from "vitest";
import { compressedClock } from "../../../bench/soak/compressed-clock.ts";
import { ManualClock } from "../../support/manual-clock.ts";

describe("a compressed clock", () => {
  it("starts at the time of the machine and runs faster", () => {
    const machine = new ManualClock();
    machine.advance(500);
    const clock = compressedClock(10, machine);
    expect(clock.now()).toBe(machine.now());
    const startedAt = machine.now();
    machine.advance(30);
    expect(clock.now()).toBe(startedAt + 300);
    expect(clock.monotonic()).toBe(300);
  });

  it("waits a part of the time, and can be told not to", () => {
    const machine = new ManualClock();
    const clock = compressedClock(10, machine);
    const fired: string[] = [];
    clock.after(1_000, () => fired.push("long"));
    clock.after(1_000, () => fired.push("cancelled")).cancel();
    machine.advance(99);
    expect(fired).toEqual([]);
    machine.advance(1);
    expect(fired).toEqual(["long"]);
  });
});
