import { describe, expect, it } from "vitest";
import { sessionIdle } from "../../../../src/device/sessions/session-idle.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

const minute = 60_000;

describe("a session with an idle timeout", () => {
  it("ends when nothing came for so many minutes, and not before", () => {
    const clock = new ManualClock();
    let ends = 0;
    const idle = sessionIdle(5, clock, () => ends++);
    clock.advance(4 * minute);
    idle.touch();
    clock.advance(5 * minute - 1);
    expect(ends).toBe(0);
    clock.advance(1);
    expect(ends).toBe(1);
    clock.advance(60 * minute);
    expect(ends).toBe(1);
    expect(clock.waiting).toEqual([]);
  });

  it("has one timer however many requests come, and none once it is stopped", () => {
    const clock = new ManualClock();
    const idle = sessionIdle(5, clock, () => undefined);
    for (let request = 0; request < 100; request++) {
      clock.advance(minute);
      idle.touch();
      expect(clock.waiting).toHaveLength(1);
    }
    idle.stop();
    expect(clock.waiting).toEqual([]);
  });

  it("takes no notice of a wall clock that steps", () => {
    const clock = new ManualClock();
    let ends = 0;
    sessionIdle(5, clock, () => ends++);
    clock.step(24 * 60 * minute);
    clock.advance(5 * minute - 1);
    expect(ends).toBe(0);
  });
});
