import { describe, expect, it } from "vitest";
import { nameGlob } from "../../../src/operations/operational/interfaces/name-glob.ts";

describe("nameGlob", () => {
  it.each([
    ["ge-0/0/0", "ge-0/0/0", true],
    ["ge-0/0/0", "ge-0/0/01", false],
    ["ge-*", "ge-0/0/3", true],
    ["ge-*", "xe-0/0/3", false],
    ["[vmfgxe][mlet]*", "xe-0/1/0", true],
    ["[vmfgxe][mlet]*", "et-0/0/0", true],
    ["[vmfgxe][mlet]*", "lo0", false],
    ["xe-0/1/[0-3]", "xe-0/1/2", true],
    ["xe-0/1/[0-3]", "xe-0/1/4", false],
    ["xe-0/1/?", "xe-0/1/7", true],
    ["*.0", "irb.0", true],
    ["[", "[", true],
  ])("lets %s match %s: %s", (pattern, name, expected) => {
    expect(nameGlob(pattern)(name)).toBe(expected);
  });

  it("stays fast when stars meet a long name that does not match", () => {
    const pattern = "*a".repeat(50);
    expect(nameGlob(pattern)("b".repeat(20_000))).toBe(false);
  });
});
