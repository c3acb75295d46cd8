import { describe, expect, it } from "vitest";
import { type ProbeTest, probeTests } from "../../../../src/operations/operational/state/probes.ts";
import { isReachable } from "../../../../src/operations/operational/state/reachability.ts";
import {
  roundTripSpread,
  shortestRoundTrip,
} from "../../../../src/operations/operational/state/round-trip.ts";
import { type FactsOptions, factsOf } from "../../../support/facts-of.ts";

const interfaces =
  "interfaces { xe-0/1/0 { unit 0 { family inet { address 192.0.2.1/30; } } } xe-0/1/1 { unit 0 { family inet { address 198.51.100.1/30; } } } }";
const configuration = `${interfaces} services { rpm { probe isp { test up { target address 192.0.2.2; probe-count 5; probe-interval 2; test-interval 10; } } } }`;
const only = (options: FactsOptions): ProbeTest => {
  const [test, ...more] = probeTests(factsOf({ configuration, ...options }));
  if (test === undefined || more.length > 0) throw new Error("one test is configured");
  return test;
};

describe("probes", () => {
  it("are sent one by one, then the test rests", () => {
    const sent = Array.from(
      { length: 22 },
      (_, second) => only({ upSeconds: second }).current.sent,
    );
    expect(sent.slice(0, 10)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(sent.slice(10, 20)).toEqual(Array.from({ length: 10 }, () => 5));
    expect(sent.slice(20)).toEqual([1, 1]);
  });

  it("make the last test of what was the current one", () => {
    const before = only({ upSeconds: 19 });
    const after = only({ upSeconds: 20 });
    expect(before.previous).toBeUndefined();
    expect(after.previous).toMatchObject({ sum: before.current.sum, sent: 5, received: 5 });
  });

  it("add up: bounds hold the average, and the average times the number is the sum", () => {
    for (let upSeconds = 0; upSeconds < 400; upSeconds += 7) {
      const { current, previous, global } = only({ upSeconds });
      for (const one of [current, previous, global]) {
        if (one === undefined) continue;
        expect(one.least).toBeLessThanOrEqual(one.average);
        expect(one.average).toBeLessThanOrEqual(one.most);
        expect(Math.floor(one.sum / one.sent)).toBe(one.average);
        expect(one.least).toBeGreaterThanOrEqual(global.least);
        expect(one.most).toBeLessThanOrEqual(global.most);
      }
    }
  });

  it("time out when the link to their target is down, and only then", () => {
    expect(only({ linksDown: ["xe-0/1/1"] }).current.received).toBeGreaterThan(0);
    const lost = only({ linksDown: ["xe-0/1/0"] });
    expect(lost.current).toMatchObject({ received: 0, sum: 0 });
    expect(lost.last?.rtt).toBeUndefined();
  });

  it("take numbers that Junos would not only as far as Junos goes", () => {
    const many = configuration.replace("probe-count 5", "probe-count 99999999");
    expect(only({ configuration: many }).size).toBe(15);
  });

  it("take as long as a ping of the same target", () => {
    const shortest = shortestRoundTrip(factsOf({ configuration }), "192.0.2.2", 1);
    const { global } = only({ upSeconds: 100_000 });
    expect(global.least).toBe(shortest);
    expect(global.most).toBeLessThanOrEqual(shortest * (1 + roundTripSpread));
  });

  it("need a target", () => {
    const none = "services { rpm { probe isp { test up { probe-count 5; } } } }";
    expect(probeTests(factsOf({ configuration: none }))).toEqual([]);
  });
});

describe("an address", () => {
  it("is reached over the link of its subnet, or over any other", () => {
    const facts = factsOf({ configuration: interfaces, linksDown: ["xe-0/1/0"] });
    expect(isReachable(facts, "192.0.2.2")).toBe(false);
    expect(isReachable(facts, "198.51.100.2")).toBe(true);
    expect(isReachable(facts, "203.0.113.9")).toBe(true);
    expect(isReachable(facts, "2001:db8::1")).toBe(false);
    expect(isReachable(facts, "nonsense")).toBe(false);
  });
});
