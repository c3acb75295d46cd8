import { describe, expect, it } from "vitest";
import { ctimeText, durationText, timeText } from "../../../src/base/index.ts";

describe("timeText", () => {
  it("prints the second in UTC", () => {
    expect(timeText(Date.UTC(2026, 2, 2, 9, 50, 0, 999))).toBe("2026-03-02 09:50:00 UTC");
  });

  it.each([
    ["Europe/Amsterdam", "2026-03-29 01:59:59 CET", "2026-03-29 03:00:00 CEST"],
    ["America/New_York", "2026-03-28 20:59:59 EDT", "2026-03-28 21:00:00 EDT"],
    ["Asia/Kolkata", "2026-03-29 06:29:59 IST", "2026-03-29 06:30:00 IST"],
    ["Asia/Tokyo", "2026-03-29 09:59:59 JST", "2026-03-29 10:00:00 JST"],
    ["Asia/Kathmandu", "2026-03-29 06:44:59 +0545", "2026-03-29 06:45:00 +0545"],
    ["America/Sao_Paulo", "2026-03-28 21:59:59 -03", "2026-03-28 22:00:00 -03"],
  ])("prints what the clocks of %s show, also where they jump", (zone, before, after) => {
    const jump = Date.UTC(2026, 2, 29, 1);
    expect(timeText(jump - 1, zone)).toBe(before);
    expect(timeText(jump, zone)).toBe(after);
  });
});

describe("ctimeText", () => {
  it("pads the day and knows the day of the week in the zone", () => {
    const at = Date.UTC(2026, 2, 1, 23, 30);
    expect(ctimeText(at)).toBe("Sun Mar  1 23:30:00 2026");
    expect(ctimeText(at, "Europe/Amsterdam")).toBe("Mon Mar  2 00:30:00 2026");
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
