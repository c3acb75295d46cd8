import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRamp, type Ramp, startOffsets } from "../../../../src/fleet/ramp/index.ts";

const pace = fc.oneof(
  fc.record({ perSecond: fc.double({ min: 0.01, max: 10_000, noNaN: true }) }),
  fc.record({ withinMs: fc.integer({ min: 0, max: 3_600_000 }) }),
);
const ramp: fc.Arbitrary<Ramp> = fc.oneof(
  fc.constant<Ramp>({ kind: "burst" }),
  fc.record({ kind: fc.constantFrom("linear" as const, "poisson" as const), pace }),
);

describe("a ramp", () => {
  it("is written as a kind and a rate or a time", () => {
    expect(parseRamp("burst")).toEqual({ kind: "burst" });
    expect(parseRamp("linear:50")).toEqual({ kind: "linear", pace: { perSecond: 50 } });
    expect(parseRamp("linear:1.5m")).toEqual({ kind: "linear", pace: { withinMs: 90_000 } });
    expect(parseRamp("poisson:0.5")).toEqual({ kind: "poisson", pace: { perSecond: 0.5 } });
  });

  it.each([
    "",
    "linear",
    "linear:",
    "linear:0",
    "linear:-1",
    "burst:5",
    "steep:5",
    "linear:5 s",
    "poisson:5d",
    "linear:1e3",
    "linear:9999999",
  ])("is not %j", (text) => {
    expect(parseRamp(text)).toBeUndefined();
  });

  it("never lets a device start before the one before it, and none before the first moment", () => {
    fc.assert(
      fc.property(ramp, fc.integer({ min: 0, max: 200 }), fc.string(), (made, devices, seed) => {
        const offsets = startOffsets(made, { devices, seed });
        expect(offsets).toHaveLength(devices);
        expect(offsets.every((at, place) => at >= (offsets[place - 1] ?? 0))).toBe(true);
        expect(offsets.every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it("is the same for the same seed, and a rate for more devices goes on where fewer end", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.string(), (devices, seed) => {
        const made: Ramp = { kind: "poisson", pace: { perSecond: 7 } };
        const fewer = startOffsets(made, { devices, seed });
        const more = startOffsets(made, { devices: devices + 10, seed });
        expect(more.slice(0, devices)).toEqual(fewer);
      }),
    );
  });

  it("keeps even distances when it is linear, and spreads over its time", () => {
    const rate = startOffsets({ kind: "linear", pace: { perSecond: 4 } }, { devices: 3, seed: "" });
    expect(rate).toEqual([0, 250, 500]);
    const time = startOffsets(
      { kind: "linear", pace: { withinMs: 900 } },
      { devices: 3, seed: "" },
    );
    expect(time).toEqual([0, 300, 600]);
  });

  it("keeps its rate, and distances as uneven as chance makes them, when it is Poisson", () => {
    const devices = 20_000;
    const offsets = startOffsets(
      { kind: "poisson", pace: { perSecond: 100 } },
      { devices, seed: "1" },
    );
    const gaps = offsets.map((at, place) => at - (offsets[place - 1] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / devices;
    expect(mean).toBeGreaterThan(9.7);
    expect(mean).toBeLessThan(10.3);
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / devices;
    // Of an exponential distribution the deviation is the mean.
    expect(Math.sqrt(variance) / mean).toBeGreaterThan(0.95);
    expect(Math.sqrt(variance) / mean).toBeLessThan(1.05);
  });
});
