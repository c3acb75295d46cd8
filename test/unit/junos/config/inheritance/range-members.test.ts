import { describe, expect, it } from "vitest";
import {
  memberNames,
  memberRangeNames,
} from "../../../../../src/junos/config/inheritance/range-members.ts";

const list = (names: Iterable<string> | undefined): readonly string[] => [...(names ?? [])];

describe("member", () => {
  it("names one interface, or several by numbers", () => {
    expect(list(memberNames("ge-0/0/0"))).toEqual(["ge-0/0/0"]);
    expect(list(memberNames("ge-0/[0-1]/[2,5-6]"))).toEqual([
      "ge-0/0/2",
      "ge-0/0/5",
      "ge-0/0/6",
      "ge-0/1/2",
      "ge-0/1/5",
      "ge-0/1/6",
    ]);
  });

  it("takes an asterisk for 0 to 47", () => {
    const names = list(memberNames("xe-1/0/*"));
    expect(names).toHaveLength(48);
    expect([names[0], names[47]]).toEqual(["xe-1/0/0", "xe-1/0/47"]);
  });

  it.each(["ge-0/0/[a-b]", "ge-0/0/[5-2]", "ge-0/0/[", "ge-0/0/[]"])("does not read %s", (text) => {
    expect(memberNames(text)).toBeUndefined();
  });
});

describe("member-range", () => {
  it("counts ports within a PIC", () => {
    expect(list(memberRangeNames("ge-0/0/2", "ge-0/0/4"))).toEqual([
      "ge-0/0/2",
      "ge-0/0/3",
      "ge-0/0/4",
    ]);
  });

  it("goes on through PICs and FPCs, 48 ports and 4 PICs each", () => {
    const names = list(memberRangeNames("ge-0/2/46", "ge-1/1/1"));
    expect(names.slice(0, 3)).toEqual(["ge-0/2/46", "ge-0/2/47", "ge-0/3/0"]);
    expect(names.slice(-3)).toEqual(["ge-1/0/47", "ge-1/1/0", "ge-1/1/1"]);
    expect(names).toHaveLength(2 + 48 + 48 + 2);
  });

  it("counts names that end in a number", () => {
    expect(list(memberRangeNames("ae8", "ae10"))).toEqual(["ae8", "ae9", "ae10"]);
  });

  it("names nothing when it ends before it begins", () => {
    expect(list(memberRangeNames("ge-0/0/4", "ge-0/0/2"))).toEqual([]);
    expect(list(memberRangeNames("ge-1/0/0", "ge-0/0/2"))).toEqual([]);
  });

  it("does not read ends of different kinds", () => {
    expect(memberRangeNames("ge-0/0/0", "xe-0/0/1")).toBeUndefined();
    expect(memberRangeNames("ae0", "lo1")).toBeUndefined();
    expect(memberRangeNames("ge-0/0/0", "ae1")).toBeUndefined();
  });
});
