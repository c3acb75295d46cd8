import { expect, it } from "vitest";
import { PhaseStopwatch } from "../../../src/callhome/phase-stopwatch.ts";
import { ManualClock } from "../../support/manual-clock.ts";

it("adds up the time in each phase, whatever the wall clock does", () => {
  const clock = new ManualClock();
  const stopwatch = new PhaseStopwatch(clock);
  clock.advance(5);
  stopwatch.enter("tcp");
  clock.advance(20);
  clock.step(-3_600_000);
  stopwatch.enter("preamble");
  stopwatch.enter("identification");
  clock.advance(7);
  expect(stopwatch.phase).toBe("identification");
  expect(stopwatch.milliseconds()).toEqual({ dns: 5, tcp: 20, preamble: 0, identification: 7 });
});

it("never goes back", () => {
  const stopwatch = new PhaseStopwatch(new ManualClock());
  expect(stopwatch.enter("hello")).toBe(true);
  expect(stopwatch.enter("hello")).toBe(false);
  expect(stopwatch.enter("tcp")).toBe(false);
  expect(stopwatch.phase).toBe("hello");
});
