import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { reasonAdvice } from "../../../src/callhome/reason-advice.ts";
import { reasonCodes } from "../../../src/callhome/reason-codes.ts";

const page = readFileSync("docs/reference/reason-codes.md", "utf8");
const sections = page.split(/^## /m).slice(1);

it("has one section per code, in the order of the table", () => {
  expect(sections.map((section) => section.slice(0, section.indexOf("\n")))).toEqual(
    Object.keys(reasonCodes),
  );
});

it("gives the advice that `callhome explain` gives", () => {
  const advice = sections.map((section) => {
    const [, text = ""] = /\*\*Look at:\*\* ([^\n]*)/.exec(section) ?? [];
    return text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  });
  expect(advice).toEqual(Object.values(reasonAdvice));
});

it("says what each code means, and what to look at", () => {
  for (const section of sections) {
    expect(section.trim()).toMatch(/^[a-z-]+\n\n\S[^\n]*(\n[^\n]+)*\n\n\*\*Look at:\*\* \S[^\n]*$/);
  }
});
