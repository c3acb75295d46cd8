import { describe, expect, it } from "vitest";
import { randomSeed, seededRandom } from "../../../src/base/index.ts";

describe("seededRandom", () => {
  it("repeats the whole stream for the same seed", () => {
    const one = seededRandom("lab");
    const two = seededRandom("lab");
    expect(Buffer.from(one.bytes(100))).toEqual(Buffer.from(two.bytes(100)));
    expect(one.next()).toBe(two.next());
  });

  it("gives the same bytes however they are asked for", () => {
    const whole = seededRandom("lab").bytes(70);
    const parts = seededRandom("lab");
    expect(Buffer.concat([parts.bytes(1), parts.bytes(32), parts.bytes(37)])).toEqual(
      Buffer.from(whole),
    );
  });

  it("derives streams that differ by label and do not disturb their parent", () => {
    const parent = seededRandom("lab");
    const keys = Buffer.from(parent.derive("keys").bytes(16));
    expect(Buffer.from(parent.derive("serial").bytes(16))).not.toEqual(keys);
    expect(Buffer.from(parent.bytes(8))).toEqual(Buffer.from(seededRandom("lab").bytes(8)));
    expect(Buffer.from(parent.derive("keys").bytes(16))).toEqual(keys);
  });

  it("does not confuse a derived stream with a seed of the same letters", () => {
    expect(Buffer.from(seededRandom("a").derive("b").bytes(8))).not.toEqual(
      Buffer.from(seededRandom("ab").bytes(8)),
    );
  });

  it("draws integers below the limit and floats in [0, 1)", () => {
    const random = seededRandom("range");
    const drawn = Array.from({ length: 500 }, () => random.integer(7));
    expect(new Set(drawn)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
    for (let count = 0; count < 100; count++) {
      const float = random.next();
      expect(float).toBeGreaterThanOrEqual(0);
      expect(float).toBeLessThan(1);
    }
  });

  it("offers fresh seeds that differ", () => {
    expect(randomSeed()).not.toBe(randomSeed());
  });
});
