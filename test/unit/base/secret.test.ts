import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { Secret } from "../../../src/base/index.ts";

describe("Secret", () => {
  const secret = new Secret("Juniper123");

  it("hides its text from every way of printing", () => {
    expect(String(secret)).toBe("[secret]");
    expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
    expect(inspect({ secret }, { depth: 5, showHidden: true })).not.toContain("Juniper123");
  });

  it("compares whole texts, whatever their lengths", () => {
    expect(secret.equals("Juniper123")).toBe(true);
    expect(secret.equals("Juniper12")).toBe(false);
    expect(secret.equals("")).toBe(false);
  });

  it("gives the text to those who ask for it by name", () => {
    expect(secret.reveal()).toBe("Juniper123");
  });
});
