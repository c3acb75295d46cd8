import { type ConfigTree, emptyTree, type LoadProblem } from "../../junos/config/index.ts";
import { coreSchema, type SchemaNode } from "../../junos/schema/index.ts";
import { changeFromDocument, type DocumentOptions } from "../../operations/index.ts";

/** A start-up configuration as a device will hold it, and what is wrong with its text. */
export interface ParsedConfiguration {
  readonly tree: ConfigTree;
  readonly problems: readonly LoadProblem[];
}

/** Reads a configuration in any of the forms that a device takes. Never throws. */
export function parseConfiguration(
  text: string,
  options?: DocumentOptions,
  schema: SchemaNode = coreSchema(),
): ParsedConfiguration {
  const change = changeFromDocument(text, schema, options);
  const { tree, problems } = change.apply(emptyTree(schema), "merge");
  return { tree, problems: [...change.problems, ...problems] };
}
