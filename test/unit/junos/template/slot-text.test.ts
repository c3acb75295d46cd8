import { describe, expect, it } from "vitest";
import {
  fillText,
  holdsSlot,
  isFreeOfSlots,
  quoteBareSlots,
  slotsIn,
  slotToken,
} from "../../../../src/junos/template/index.ts";

const text = `ge-0/0/${slotToken(3)}.${slotToken(11)}`;

describe("slots in text", () => {
  it("are found by their numbers", () => {
    expect(holdsSlot(text)).toBe(true);
    expect(slotsIn(text)).toEqual([3, 11]);
    expect(slotsIn("ge-0/0/3.11")).toEqual([]);
  });

  it("give way to values and stay where there is none", () => {
    expect(fillText(text, (slot) => (slot === 3 ? "7" : undefined))).toBe(
      `ge-0/0/7.${slotToken(11)}`,
    );
    expect(fillText("plain", () => "7")).toBe("plain");
  });

  it("are what no value may hold", () => {
    expect(isFreeOfSlots("10.0.0.1")).toBe(true);
    expect(isFreeOfSlots("a\uE001")).toBe(false);
  });

  it("become strings in JSON where they stand outside of one", () => {
    const json = `{"mtu": ${slotToken(0)}, "a\\"b": "x${slotToken(1)}"}`;
    expect(quoteBareSlots(json)).toBe(`{"mtu": "${slotToken(0)}", "a\\"b": "x${slotToken(1)}"}`);
  });
});
