import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type CompiledSchema,
  compileModules,
  parseYang,
  type YangStatement,
} from "../../../../src/junos/yang/index.ts";

const folder = join(import.meta.dirname, "modules");

/** The modules of the folder `modules`, as text by file name. */
export const sampleTexts: ReadonlyMap<string, string> = new Map(
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
);

/** The same, parsed. */
export function sampleModules(): readonly YangStatement[] {
  return [...sampleTexts].map(([name, text]) => parseYang(text, name));
}

let compiled: CompiledSchema | undefined;

/** The same, compiled once. */
export function sampleSchema(): CompiledSchema {
  compiled ??= compileModules(sampleModules());
  return compiled;
}

/** A module with a configuration of these statements, for one rule at a time. */
export function configurationOf(...statements: readonly string[]): string {
  return `module m { namespace "urn:m"; prefix m; container configuration { ${statements.join(" ")} } }`;
}
