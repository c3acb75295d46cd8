import { describe, expect, it } from "vitest";
import { durationText, timeText } from "../../../src/base/index.ts";

describe("timeText", () => {
  it("prints the second in UTC", () => {
    expect(timeText(Date.UTC(2026, 2, 2, 9, 50, 0, 999))).toBe("2026-03-02 09:50:00 UTC");
  });
});

describe("durationText", () => {
  it.each([
    [0, "00:00:00"],
    [600_000, "00:10:00"],
    [43_200_000, "12:00:00"],
    [86_400_000, "1d 00:00"],
    [15 * 86_400_000 + 4 * 3_600_000 + 5 * 60_000, "2w1d 04:05"],
    [-5, "00:00:00"],
  ])("prints %d ms as %s", (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });
});
