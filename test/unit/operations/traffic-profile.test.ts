import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/base/index.ts";
import {
  countAfter,
  type DirectionCount,
  drawProfile,
  rateAfter,
} from "../../../src/operations/operational/interfaces/traffic-profile.ts";

const gigabit = 1_000_000_000;
const yearMs = 365 * 86_400_000;
const fields: readonly (keyof DirectionCount)[] = [
  "bytes",
  "packets",
  "unicasts",
  "multicasts",
  "broadcasts",
];

const profiles = fc
  .tuple(fc.string(), fc.constantFrom(1_000_000, gigabit, 100 * gigabit))
  .map(([seed, speed]) => ({ speed, profile: drawProfile(seededRandom(seed), speed) }));
const times = fc.integer({ min: 0, max: yearMs });

describe("the counters of a port", () => {
  it("never run backwards", () => {
    fc.assert(
      fc.property(profiles, times, times, ({ profile }, one, other) => {
        const early = countAfter(profile, Math.min(one, other));
        const late = countAfter(profile, Math.max(one, other));
        for (const field of fields) expect(late[field]).toBeGreaterThanOrEqual(early[field]);
      }),
    );
  });

  it("grow within every second that carries packets", () => {
    fc.assert(
      fc.property(profiles, times, ({ profile }, at) => {
        const grown = countAfter(profile, at + 1_000).bytes - countAfter(profile, at).bytes;
        expect(grown).toBeGreaterThan(0);
      }),
    );
  });

  it("fit one another: kinds of packets make the packets, packets of the mean size the bytes", () => {
    fc.assert(
      fc.property(profiles, times, ({ profile }, at) => {
        const { bytes, packets, unicasts, multicasts, broadcasts } = countAfter(profile, at);
        expect(unicasts + multicasts + broadcasts).toBe(packets);
        expect(Math.abs(bytes - packets * profile.packetBytes)).toBeLessThanOrEqual(
          4 * profile.packetBytes,
        );
      }),
    );
  });

  it("fit the rate: what a second adds is an eighth of its bits", () => {
    fc.assert(
      fc.property(profiles, fc.integer({ min: 500, max: yearMs }), ({ profile }, at) => {
        const added = countAfter(profile, at + 500).bytes - countAfter(profile, at - 500).bytes;
        const { bitsPerSecond } = rateAfter(profile, at);
        expect(added / (bitsPerSecond / 8)).toBeCloseTo(1, 1);
      }),
    );
  });

  it("stay below the speed of the port", () => {
    fc.assert(
      fc.property(profiles, times, ({ profile, speed }, at) => {
        expect(rateAfter(profile, at).bitsPerSecond).toBeLessThan(speed);
      }),
    );
  });

  it("repeat for the same seed and differ for another", () => {
    const of = (seed: string): DirectionCount =>
      countAfter(drawProfile(seededRandom(seed), gigabit), 3_600_000);
    expect(of("a")).toEqual(of("a"));
    expect(of("a")).not.toEqual(of("b"));
  });
});
