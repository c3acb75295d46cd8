import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseStorm, type Storm, stormPlan } from "../../../../src/fleet/storms/index.ts";

function storm(text: string): Storm {
  const parsed = parseStorm(text);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed;
}

const names = Array.from({ length: 2_000 }, (_, at) => `r${at}`);

describe("a storm as it is written", () => {
  it("says what happens to whom and when", () => {
    expect(parseStorm("reboot:all@60s/10s")).toEqual({
      text: "reboot:all@60s/10s",
      action: "reboot",
      share: 1,
      startMs: 60_000,
      windowMs: 10_000,
    });
    expect(parseStorm("flap:12.5%@500ms")).toMatchObject({
      action: "flap",
      share: 0.125,
      startMs: 500,
      windowMs: 0,
    });
    expect(parseStorm("churn:all:120@1m/1h")).toMatchObject({
      action: "churn",
      perMinute: 120,
      windowMs: 3_600_000,
    });
  });

  it.each([
    ["", "must be reboot:WHO@START"],
    ["explode:all@5s", "must be reboot:WHO@START"],
    ["reboot:all", "must be reboot:WHO@START"],
    ["reboot:all:5@5s", "must be reboot:WHO@START"],
    ["reboot:some@5s", "needs all or a share such as 20%"],
    ["reboot:0%@5s", "needs all or a share such as 20%"],
    ["flap:101%@5s", "needs all or a share such as 20%"],
    ["flap:all@soon", "needs times such as 500ms"],
    ["flap:all@5s/5d", "needs times such as 500ms"],
    ["churn:all@5s/5s", "must be reboot:WHO@START"],
    ["churn:all:10@5s", "needs a rate and a duration above 0"],
    ["churn:all:0@5s/5s", "needs a rate and a duration above 0"],
    ["churn:all:1000000@5s/10m", "comes to more than"],
  ])("is refused as %j, with what is wrong", (text, problem) => {
    const parsed = parseStorm(text);
    expect("problem" in parsed && parsed.problem).toContain(problem);
    expect("problem" in parsed && parsed.problem).toContain(JSON.stringify(text));
  });
});

describe("the plan of a storm", () => {
  it("is the same whatever the shards, in the order of time", () => {
    const text = fc.constantFrom("reboot:all@1s/9s", "flap:30%@0/5s", "churn:50%:600@0/30s");
    fc.assert(
      fc.property(text, fc.string(), fc.integer({ min: 2, max: 5 }), (written, seed, shards) => {
        const few = names.slice(0, 60);
        const options = { seed, devices: few.length };
        const all = stormPlan(storm(written), few, options);
        const parts = Array.from({ length: shards }, (_, shard) =>
          stormPlan(
            storm(written),
            few.filter((_name, at) => at % shards === shard),
            options,
          ),
        );
        const together = parts.flat().sort((one, other) => one.atMs - other.atMs);
        expect(together.map(({ atMs }) => atMs)).toEqual(all.map(({ atMs }) => atMs));
        expect(new Set(together.map((step) => JSON.stringify(step)))).toEqual(
          new Set(all.map((step) => JSON.stringify(step))),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("has each device of all once, spread over the window", () => {
    const plan = stormPlan(storm("reboot:all@5s/10s"), names, { seed: "1", devices: 2_000 });
    expect(plan).toHaveLength(2_000);
    expect(new Set(plan.map(({ device }) => device)).size).toBe(2_000);
    const firstHalf = plan.filter(({ atMs }) => atMs < 5_000).length;
    expect(firstHalf).toBeGreaterThan(900);
    expect(firstHalf).toBeLessThan(1_100);
    expect(plan.every(({ atMs, action }) => atMs < 10_000 && action === "reboot")).toBe(true);
  });

  it("has about the share of devices that is asked for, and others with another seed", () => {
    const chosen = (seed: string): readonly string[] =>
      stormPlan(storm("flap:20%@0"), names, { seed, devices: 2_000 }).map(({ device }) => device);
    expect(chosen("1").length).toBeGreaterThan(330);
    expect(chosen("1").length).toBeLessThan(470);
    expect(chosen("2")).not.toEqual(chosen("1"));
  });

  it("churns at the rate of the whole fleet as long as the window lasts", () => {
    const plan = stormPlan(storm("churn:all:600@0/5m"), names, { seed: "1", devices: 2_000 });
    expect(plan.length).toBeGreaterThan(2_800);
    expect(plan.length).toBeLessThan(3_200);
    expect(plan.every(({ atMs, action }) => atMs < 300_000 && action === "cut")).toBe(true);
  });
});
