import { describe, expect, it } from "vitest";
import { readShutdownTime } from "../../../../src/operations/operational/actions/shutdown-time.ts";

const now = Date.UTC(2026, 2, 2, 9, 50, 30);

describe("the time of a shutdown", () => {
  it.each([
    ["now", now],
    ["+0", now],
    ["+90", now + 90 * 60_000],
    ["10:30", Date.UTC(2026, 2, 2, 10, 30)],
    ["9:50", Date.UTC(2026, 2, 3, 9, 50)],
    ["00:00", Date.UTC(2026, 2, 3)],
    ["2612312359", Date.UTC(2026, 11, 31, 23, 59)],
  ])("%s is read", (text, at) => {
    expect(readShutdownTime(text, now, "UTC")).toBe(at);
  });

  it.each([
    ["10:51", Date.UTC(2026, 2, 2, 9, 51)],
    ["10:50", Date.UTC(2026, 2, 3, 9, 50)],
    ["2607011200", Date.UTC(2026, 6, 1, 10)],
  ])("%s is read on the clock of Amsterdam", (text, at) => {
    expect(readShutdownTime(text, now, "Europe/Amsterdam")).toBe(at);
  });

  it.each([
    "24:00",
    "10:60",
    "2602300000",
    "2613010000",
    "tomorrow",
    "+",
    "-5",
    "+1234567",
    "10:30:00",
  ])("%s is none", (text) => {
    expect(readShutdownTime(text, now, "UTC")).toMatchObject({
      message: `invalid time: '${text}'`,
      info: { badElement: text },
    });
  });

  it("is not in the past", () => {
    expect(readShutdownTime("2603020950", now, "UTC")).toMatchObject({
      message: "time '2603020950' is in the past",
    });
  });
});
