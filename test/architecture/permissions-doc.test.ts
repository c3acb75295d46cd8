import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { configurationOperations } from "../../src/operations/configuration/index.ts";
import {
  innerAreas,
  topAreas,
  traceArea,
} from "../../src/operations/permissions/configuration-areas.ts";
import { predefinedClasses } from "../../src/operations/permissions/login-class.ts";
import { readingConfiguration } from "../../src/operations/permissions/operation-permissions.ts";
import { permissionFlags } from "../../src/operations/permissions/permission-flags.ts";
import { standardOperations } from "../../src/operations/standard/index.ts";
import { el } from "../../src/xml/index.ts";
import { markdownTable } from "../support/markdown-table.ts";

const path = "docs/reference/permissions.md";

const code = (text: string): string => `\`${text}\``;
const flagsText = (flags: readonly string[]): string => flags.map(code).join(", ");

const tables: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Classes: [
    ["class", "permissions"],
    ...Object.entries(predefinedClasses).map(([name, flags]) => [code(name), flagsText(flags)]),
  ],
  Flags: [
    ["flag", "what the device says of it"],
    ...Object.entries(permissionFlags).map(([flag, help]) => [code(flag), help]),
  ],
  Requests: [
    ["request", "one of", "as the command"],
    ...[...standardOperations, ...configurationOperations].map(
      ({ name, permissions = [], command }) => {
        const needed =
          permissions === readingConfiguration
            ? "any flag that shows a part, `view` or `configure`"
            : permissions.length === 0
              ? "everybody may"
              : flagsText(permissions);
        const words = typeof command === "function" ? command(el(name)) : command;
        return [code(name), needed, words === undefined ? "" : code(words)];
      },
    ),
  ],
  Configuration: [
    ["part", "seen with", "changed with"],
    ...[
      ...Object.entries(topAreas),
      ...Object.entries(innerAreas),
      ["traceoptions, anywhere", traceArea] as const,
      ["anything else", topAreas["system"] ?? traceArea] as const,
    ].map(([part, area]) => [
      part.includes(" any") || part.startsWith("any") ? part : code(part),
      flagsText(area.reading),
      flagsText(area.writing),
    ]),
  ],
};

/** The page with the table of each heading as the code has it now. */
function written(page: string): string {
  return page
    .split(/^(?=## )/m)
    .map((section) => {
      const rows = tables[/^## (.*)$/m.exec(section)?.[1] ?? ""];
      return rows === undefined
        ? section
        : section.replace(/^(?:TABLE|\|[^]*?\|(?=\n\n))$/m, () => markdownTable(rows).join("\n"));
    })
    .join("");
}

it("docs/reference/permissions.md has the tables of the code", () => {
  const page = readFileSync(path, "utf8");
  const now = written(page);
  if (process.env["WRITE_DOCS"] === "1") writeFileSync(path, now);
  expect(readFileSync(path, "utf8"), "run `npm run docs:permissions`").toBe(now);
  expect(now.match(/^\| ---/gm)).toHaveLength(Object.keys(tables).length);
});
