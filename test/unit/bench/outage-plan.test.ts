import { describe, expect, it } from "vitest";
import { outageKinds, planOutages } from "../../../bench/soak/outage-plan.ts";
import { seededRandom } from "../../../src/base/index.ts";

const bounds = { seconds: 600, longestOutageSeconds: 90, longestQuietSeconds: 60 };

describe("the outages of a soak", () => {
  it("are the same for the same seed, and others for another", () => {
    const plan = planOutages(seededRandom("a"), bounds);
    expect(planOutages(seededRandom("a"), bounds)).toEqual(plan);
    expect(planOutages(seededRandom("b"), bounds)).not.toEqual(plan);
  });

  it("fill the time, none of them longer than allowed", () => {
    const plan = planOutages(seededRandom("a"), bounds);
    const lasting = plan.map(({ seconds, quietSeconds }) => seconds + quietSeconds);
    const total = lasting.reduce((sum, one) => sum + one, 0);
    expect(total).toBeGreaterThanOrEqual(600);
    expect(total - (lasting.at(-1) ?? 0)).toBeLessThan(600);
    for (const { seconds, quietSeconds } of plan) {
      expect(seconds).toBeGreaterThanOrEqual(2);
      expect(seconds).toBeLessThanOrEqual(90);
      expect(quietSeconds).toBeGreaterThanOrEqual(5);
      expect(quietSeconds).toBeLessThanOrEqual(60);
    }
  });

  it.each(["a", "b", "c"])("are of every kind however short the time is, with seed %s", (seed) => {
    const kinds = planOutages(seededRandom(seed), { ...bounds, seconds: 1 }).map(
      ({ kind }) => kind,
    );
    expect([...kinds].sort()).toEqual([...outageKinds].sort());
  });
});
