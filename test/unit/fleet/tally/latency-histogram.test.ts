import { array, assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  emptyHistogram,
  type Histogram,
  LatencyHistogram,
  mergeHistograms,
  percentile,
} from "../../../../src/fleet/tally/latency-histogram.ts";

function histogramOf(durations: readonly number[]): Histogram {
  const histogram = new LatencyHistogram();
  for (const duration of durations) histogram.add(duration);
  return histogram.data;
}

const durations = array(double({ min: 1, max: 86_400_000, noNaN: true }), { minLength: 1 });

describe("a histogram of durations", () => {
  it("knows each percentile to within one hundredth", () => {
    assert(
      property(durations, double({ min: 0, max: 1, noNaN: true }), (times, share) => {
        const sorted = [...times].sort((a, b) => a - b);
        const exact = sorted[Math.max(1, Math.ceil(share * times.length)) - 1] ?? 0;
        const found = percentile(histogramOf(times), share) ?? 0;
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact * 0.0101);
      }),
    );
  });

  it("is the same whether it is counted at once or in parts", () => {
    assert(
      property(durations, durations, (one, other) => {
        const together = mergeHistograms(histogramOf(one), histogramOf(other));
        expect(together).toEqual(histogramOf([...one, ...other]));
      }),
    );
  });

  it("has the shortest and the longest exactly, and nothing when nothing was counted", () => {
    const some = histogramOf([3.25, 8, 1_234.5]);
    expect([some.min, percentile(some, 1)]).toEqual([3.25, 1_234.5]);
    expect(percentile(emptyHistogram, 0.5)).toBeUndefined();
    expect(mergeHistograms(emptyHistogram, some)).toEqual(some);
  });

  it("takes what is shorter than a millisecond", () => {
    expect(percentile(histogramOf([0, 0.2, 0.4]), 0.5)).toBeLessThanOrEqual(0.4);
  });
});
