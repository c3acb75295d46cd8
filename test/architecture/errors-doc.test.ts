import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { errorCodes } from "../../src/base/index.ts";

describe("docs/reference/errors.md", () => {
  it("has one section for each error code and none besides", () => {
    const page = readFileSync("docs/reference/errors.md", "utf8");
    const sections = [...page.matchAll(/^## (\S+)$/gm)].map((match) => match[1]);
    expect([...sections].sort()).toEqual(Object.keys(errorCodes).sort());
  });
});
