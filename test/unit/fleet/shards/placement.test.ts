import { assert, integer, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { holds, jump, whole } from "../../../../src/fleet/shards/placement.ts";

const shares = (of: number): { index: number; of: number }[] =>
  Array.from({ length: of }, (_, index) => ({ index, of }));
const names = Array.from({ length: 10_000 }, (_, at) => `edge-${at}`);

/** The shard of each name. */
function placed(of: number): readonly number[] {
  return names.map((name) => shares(of).findIndex((shard) => holds({ pod: whole, shard }, name)));
}

describe("the slices of a fleet", () => {
  it("hold every device exactly once, whatever pods and shards there are", () => {
    const counts = integer({ min: 1, max: 12 });
    assert(
      property(string(), counts, counts, (name, pods, shards) => {
        const holders = shares(pods).flatMap((pod) =>
          shares(shards).filter((shard) => holds({ pod, shard }, name)),
        );
        expect(holders).toHaveLength(1);
      }),
    );
  });

  it("move about a fifth of the devices from four shards to five, all to the new one", () => {
    const before = placed(4);
    const moved = placed(5).filter((shard, at) => shard !== before[at]);
    expect(new Set(moved)).toEqual(new Set([4]));
    expect(moved.length).toBeGreaterThan(1_800);
    expect(moved.length).toBeLessThan(2_200);
  });

  it("are about equally large, and so are the shards of each pod", () => {
    for (const pod of shares(4))
      for (const shard of shares(5)) {
        const size = names.filter((name) => holds({ pod, shard }, name)).length;
        expect(size).toBeGreaterThan(400);
        expect(size).toBeLessThan(600);
      }
  });

  it("stay where they are from release to release", () => {
    expect(placed(7).slice(0, 12)).toMatchInlineSnapshot(`
      [
        6,
        2,
        4,
        1,
        6,
        2,
        6,
        3,
        2,
        2,
        3,
        1,
      ]
    `);
  });
});

describe("jump consistent hash", () => {
  it.each([
    [1n, 1, 0],
    [42n, 57, 43],
    [0xdead10ccn, 1, 0],
    [0xdead10ccn, 666, 361],
    [256n, 1024, 520],
  ])("puts key %s of %s buckets where other implementations do", (key, buckets, bucket) => {
    expect(jump(key, buckets)).toBe(bucket);
  });
});
