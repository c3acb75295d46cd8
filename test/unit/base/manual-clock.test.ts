import { describe, expect, it } from "vitest";
import { ManualClock } from "../../support/manual-clock.ts";

describe("ManualClock", () => {
  it("fires due timers in order of time, those set by timers included", () => {
    const clock = new ManualClock(0);
    const fired: string[] = [];
    clock.after(30, () => fired.push(`late at ${clock.now()}`));
    clock.after(10, () => {
      fired.push(`early at ${clock.now()}`);
      clock.after(5, () => fired.push(`nested at ${clock.now()}`));
    });
    clock.advance(29);
    expect(fired).toEqual(["early at 10", "nested at 15"]);
    clock.advance(1);
    expect(fired).toEqual(["early at 10", "nested at 15", "late at 30"]);
    expect(clock.waiting).toEqual([]);
  });

  it("does not fire what was cancelled", () => {
    const clock = new ManualClock();
    let fired = false;
    clock.after(1, () => (fired = true)).cancel();
    clock.advance(10);
    expect(fired).toBe(false);
  });

  it("steps the wall clock without passing time", () => {
    const clock = new ManualClock(1_000);
    clock.step(-500);
    expect([clock.now(), clock.monotonic()]).toEqual([500, 0]);
  });
});
