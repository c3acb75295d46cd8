import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { limits } from "../../src/base/index.ts";

const page = readFileSync("docs/threat-model.md", "utf8");
const named = [...page.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? "");

describe("docs/threat-model.md", () => {
  const paths = named.filter((text) => /^(src|test|docs)\//.test(text));
  const names = named.filter((text) => text.startsWith("limits."));

  it("names files and tests that are there", () => {
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it("names limits that are there", () => {
    expect(names.length).toBeGreaterThan(30);
    const known = Object.keys(limits).map((name) => `limits.${name}`);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });

  it("is linked from the README and from CONTRIBUTING", () => {
    for (const file of ["README.md", "CONTRIBUTING.md"])
      expect(readFileSync(file, "utf8")).toContain("(docs/threat-model.md)");
  });
});
