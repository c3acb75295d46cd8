import { describe, expect, it } from "vitest";
import { limits } from "../../../../../src/base/index.ts";
import {
  type LinearPattern,
  linearPattern,
} from "../../../../../src/junos/formats/set/linear-pattern.ts";

function pattern(source: string): LinearPattern {
  const compiled = linearPattern(source);
  if (compiled === undefined) throw new Error(`${source} is no pattern`);
  return compiled;
}

describe("a pattern", () => {
  it("matches anywhere unless it is anchored", () => {
    expect(pattern("0/0").test("ge-0/0/1")).toBe(true);
    expect(pattern("^0/0").test("ge-0/0/1")).toBe(false);
  });

  it.each([
    ["ge-0/0/1", "ge-0/0/(\\d)", "xe-1/0/\\1", "xe-1/0/1"],
    ["lan lan", "lan", "<&>", "<lan> <lan>"],
    ["lan", "lan", "\\&", "&"],
    ["lan", "lan", "a\\\\b", "a\\b"],
    ["lan", "l(x)?an", "[\\1\\2]", "[]"],
    ["ab", "x*", "-", "-a-b-"],
    ["lan", "lan", "$1 \\", "$1 \\"],
  ])("rewrites %j by %j and %j", (text, source, replacement, result) => {
    expect(pattern(source).replace(text, replacement)).toBe(result);
  });

  it("says how long its first match is, and on demand how long it can be", () => {
    expect(pattern("b+|a").matchLength("xabbb")).toBe(1);
    expect(pattern("wan").matchLength("lan")).toBeUndefined();
    expect(pattern("l|lan").matchLength("lan")).toBe(1);
    expect(linearPattern("l|lan", { isLongest: true })?.matchLength("lan")).toBe(3);
  });

  it("says that nothing matches", () => {
    expect(pattern("wan").replace("lan", "x")).toBeUndefined();
  });

  it.each(["(", "a**", "[z-a]", "(?=x)", "\\1", "(x{1000}){1000}"])("is not %j", (source) => {
    expect(linearPattern(source)).toBeUndefined();
  });

  it("is bounded, and so is what it writes", () => {
    expect(linearPattern("a".repeat(limits.patternLength + 1))).toBeUndefined();
    expect(linearPattern("abc", { most: 2 })).toBeUndefined();
    const text = "a".repeat(10_000);
    expect(pattern("a").replace(text, "b".repeat(100))).toBeUndefined();
  });

  it("takes time in proportion to the text where others take ages", () => {
    const start = performance.now();
    expect(pattern("^(a|aa|a*)*b$").test("a".repeat(100_000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
