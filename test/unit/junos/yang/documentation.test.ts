import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSchema } from "../../../../src/junos/schema/index.ts";
import { compiledForm, rowFlags } from "../../../../src/junos/yang/compiled-schema.ts";
import { sampleSchema } from "./sample-modules.ts";

const page = readFileSync("docs/reference/schema.md", "utf8");

describe("docs/reference/schema.md", () => {
  it("shows schema text that can be read", () => {
    const text = /```schema\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
    const interfaces = readSchema([{ name: "page", text }]).children.get("interfaces");
    const unit = interfaces?.children.get("interface")?.children.get("unit");
    const inet = unit?.children.get("family")?.children.get("inet");
    expect(inet?.children.get("address")?.orderedByUser).toBe(true);
  });

  it("names every member and every flag of a schema file", () => {
    const members = Object.keys(sampleSchema());
    expect(members.filter((member) => !page.includes(`| \`${member}\``))).toEqual([]);
    const numbers = Object.values(rowFlags).map(String);
    expect(numbers.filter((number) => !new RegExp(`\\b${number}\\b`).test(page))).toEqual([]);
    expect(page).toContain(`\`${compiledForm}\`, the number of this layout`);
  });
});
