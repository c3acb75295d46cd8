import { describe, expect, it } from "vitest";
import { QuietMoment } from "../../../src/base/index.ts";
import { ManualClock } from "../../support/manual-clock.ts";

function quiet(): { clock: ManualClock; moment: QuietMoment; acts: number[] } {
  const clock = new ManualClock();
  const acts: number[] = [];
  const begin = clock.monotonic();
  const moment = new QuietMoment(clock, 5_000, () => acts.push(clock.monotonic() - begin));
  return { clock, moment, acts };
}

describe("a quiet moment", () => {
  it("comes once after the last of many moves", () => {
    const { clock, moment, acts } = quiet();
    for (let second = 0; second < 12; second++) {
      moment.moved();
      clock.advance(1_000);
    }
    clock.advance(60_000);
    expect(acts).toEqual([16_000]);
  });

  it("comes again after another move", () => {
    const { clock, moment, acts } = quiet();
    moment.moved();
    clock.advance(20_000);
    moment.moved();
    clock.advance(20_000);
    expect(acts).toEqual([5_000, 25_000]);
  });

  it("does not come when nothing moved, or after the end", () => {
    const { clock, moment, acts } = quiet();
    clock.advance(60_000);
    moment.moved();
    moment.close();
    moment.moved();
    clock.advance(60_000);
    expect(acts).toEqual([]);
  });
});
