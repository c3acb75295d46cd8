import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { errorCodes } from "../../src/base/index.ts";

describe("docs/reference/errors.md", () => {
  it("has one section for each error code and none besides", () => {
    const page = readFileSync("docs/reference/errors.md", "utf8");
    const sections = [...page.matchAll(/^## (\S+)$/gm)].map((match) => match[1]);
    expect(new Set(sections)).toEqual(new Set(Object.keys(errorCodes)));
    expect(sections).toHaveLength(Object.keys(errorCodes).length);
  });
});
