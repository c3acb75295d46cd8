import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { publishedSchema } from "../../src/fleet/file/published-schema.ts";

const text = readFileSync("fleet.schema.json", "utf8");
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(
  JSON.parse(text) as Record<string, unknown>,
);

describe("fleet.schema.json", () => {
  it("is what the schema of fleet files comes to", () => {
    expect(JSON.parse(text), "run npm run schema").toEqual(JSON.parse(publishedSchema()));
  });

  it("is part of the package", () => {
    const { files, exports } = JSON.parse(readFileSync("package.json", "utf8")) as {
      files: readonly string[];
      exports: Readonly<Record<string, unknown>>;
    };
    expect(files).toContain("fleet.schema.json");
    expect(exports["./fleet.schema.json"]).toBe("./fleet.schema.json");
  });

  it.each(["fixtures/lab.yaml", "fixtures/fleet-1000.yaml"])("takes %s", (path) => {
    expect(validate(parse(readFileSync(path, "utf8"))), JSON.stringify(validate.errors)).toBe(true);
  });

  it("takes templates where numbers and words are wanted, and nothing else", () => {
    const one = (key: string, value: unknown): boolean => validate({ devices: [{ [key]: value }] });
    expect(one("retry-scale", "{{number}}")).toBe(true);
    expect(one("retry-scale", 2)).toBe(true);
    expect(one("retry-scale", "two")).toBe(false);
    expect(one("validation", "{{pick list index}}")).toBe(true);
    expect(one("validation", "hard")).toBe(false);
    expect(one("nmae", "x")).toBe(false);
    expect(one("count", "{{number}}")).toBe(false);
  });
});
