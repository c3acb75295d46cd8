import { describe, expect, it } from "vitest";
import { nearestWord } from "../../../src/base/nearest-word.ts";

const keys = ["name", "configuration", "secret", "host-keys", "nms"];

describe("the nearest word", () => {
  it.each([
    ["configuraton", "configuration"],
    ["Secret", "secret"],
    ["hostkeys", "host-keys"],
    ["nsm", "nms"],
    ["naem", "name"],
  ])("to %s is %s", (word, nearest) => {
    expect(nearestWord(word, keys)).toBe(nearest);
  });

  it("is nothing when the word resembles no candidate", () => {
    expect(nearestWord("colour", keys)).toBeUndefined();
    expect(nearestWord("x", keys)).toBeUndefined();
  });

  it("is not looked for in very long words", () => {
    expect(nearestWord("n".repeat(100_000), keys)).toBeUndefined();
  });
});
