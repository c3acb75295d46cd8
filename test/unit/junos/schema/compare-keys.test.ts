import { assert, oneof, property, string, stringMatching } from "fast-check";
import { describe, expect, it } from "vitest";
import { compareKeys, coreSchema } from "../../../../src/junos/schema/index.ts";

const list = coreSchema();
const compare = (a: string, b: string): number => compareKeys(list, [a], [b]);

describe("compareKeys", () => {
  it.each([
    [["9", "10", "100"]],
    [["10.2.0.0/16", "10.10.0.0/16", "192.0.2.0/24"]],
    [["BLUE", "GREEN", "RED-2", "RED-10"]],
    [["v2", "v10", "v10a"]],
    [["ge-0/0/2", "ge-0/0/10", "ge-0/1/0", "ge-1/0/0", "ge-10/0/0"]],
    [["ge-0/1/0", "xe-0/1/0", "ge-0/1/1", "xe-0/1/1"]],
    [["et-0/0/1", "et-0/0/1:0", "et-0/0/1:1", "et-0/0/1:10", "et-0/0/2"]],
    [["ge-0/0/0.0", "ge-0/0/0.9", "ge-0/0/0.10"]],
    [["xe-0/0/0", "ae0", "ae2", "ae10", "em0", "em1", "fxp0", "irb", "lo0", "vlan"]],
    [["<*>", "ge-0/0/0"].reverse()],
  ])("keeps %j in this order", (sorted) => {
    expect([...sorted].reverse().sort(compare)).toEqual(sorted);
  });

  it("goes on to the next key when the first are equal", () => {
    expect(compareKeys(list, ["10", "2"], ["10", "10"])).toBeLessThan(0);
    expect(compareKeys(list, ["10", "2"], ["9", "10"])).toBeGreaterThan(0);
    expect(compareKeys(list, ["10", "2"], ["10", "2"])).toBe(0);
  });

  it("puts enumerated keys in the order of the schema, wildcards last", () => {
    const schedulers = list.children.get("class-of-service")?.children.get("schedulers");
    const map = schedulers?.children.get("drop-profile-map");
    if (map === undefined) throw new Error("no drop-profile-map");
    const keys = [["medium-high"], ["<*>"], ["high"], ["low"]];
    expect(keys.sort((a, b) => compareKeys(map, a, b)).flat()).toEqual([
      "low",
      "high",
      "medium-high",
      "<*>",
    ]);
  });

  it("tells apart what only leading zeros tell apart", () => {
    expect(compare("ge-0/0/1", "ge-00/0/1")).not.toBe(0);
    expect(compare("1", "01")).not.toBe(0);
  });

  it("is a total order: different keys never count as equal", () => {
    const key = oneof(
      string({ maxLength: 12 }),
      stringMatching(/^[a-z]{2}-\d{1,2}\/\d{1,2}\/\d{1,2}(:\d)?(\.\d{1,2})?$/),
      stringMatching(/^0{0,2}\d{1,3}(\.\d{1,3}){0,3}$/),
    );
    assert(
      property(key, key, key, (a, b, c) => {
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
        expect(compare(a, b) === 0).toBe(a === b);
        const chained = compare(a, b) < 0 && compare(b, c) < 0;
        expect(chained && compare(a, c) >= 0).toBe(false);
      }),
    );
  });
});
