import { describe, expect, it } from "vitest";
import {
  coversKey,
  isWildcard,
  readWildcard,
} from "../../../../../src/junos/config/inheritance/wildcard.ts";

describe("a wildcard", () => {
  it("is a key in angle brackets", () => {
    expect(["<*>", "<ge-*>"].filter(isWildcard)).toHaveLength(2);
    expect(["*", "<>", "ge-0/0/0", "<a", "a>"].filter(isWildcard)).toEqual([]);
  });

  it.each([
    ["<*>", "", true],
    ["<*>", "anything", true],
    ["<ge-*>", "ge-0/0/0", true],
    ["<ge-*>", "xge-0", false],
    ["<*.100>", "ae0.100", true],
    ["<*.100>", "ae0.1000", false],
    ["<a*b*c>", "a-b-b-c", true],
    ["<a*b*c>", "a-c-b", false],
    ["<ge-0/0/?>", "ge-0/0/7", true],
    ["<ge-0/0/?>", "ge-0/0/17", false],
    ["<[gx]e-*>", "xe-0/0/0", true],
    ["<[gx]e-*>", "te-0/0/0", false],
    ["<ge-0/0/[0-5]>", "ge-0/0/5", true],
    ["<ge-0/0/[0-5]>", "ge-0/0/6", false],
    ["<unit[!0-9]>", "unitx", true],
    ["<unit[!0-9]>", "unit1", false],
    ["<[]a]>", "]", true],
    ["<a[b>", "a[b", true],
    ["<[a-]>", "-", true],
  ])("%s on '%s': %s", (pattern, key, covered) => {
    expect(coversKey(readWildcard(pattern), key)).toBe(covered);
  });

  it("is matched in the product of the lengths at worst", () => {
    const pattern = readWildcard(`<${"*a".repeat(1_000)}*b>`);
    expect(coversKey(pattern, "a".repeat(4_000))).toBe(false);
  });
});
