import { describe, expect, it } from "vitest";
import { instantOf, isTimeZone, localTime } from "../../../src/base/index.ts";

describe("instantOf", () => {
  it.each(["UTC", "Europe/Amsterdam", "America/New_York", "Asia/Kolkata"])(
    "finds the instant again that clocks of %s show",
    (zone) => {
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2026, 11, 31); at += 17 * 3_600_000)
        expect(instantOf(localTime(at, zone), zone)).toBe(at);
    },
  );

  it("keeps the milliseconds", () => {
    const at = Date.UTC(2026, 6, 1, 12, 0, 0, 345);
    expect(localTime(at, "Europe/Amsterdam")).toBe(at + 2 * 3_600_000);
  });
});

describe("isTimeZone", () => {
  it.each([
    ["Europe/Amsterdam", true],
    ["UTC", true],
    ["Etc/GMT+5", true],
    ["Europe/Nowhere", false],
    ["", false],
  ])("%s: %s", (zone, isKnown) => {
    expect(isTimeZone(zone)).toBe(isKnown);
  });
});
