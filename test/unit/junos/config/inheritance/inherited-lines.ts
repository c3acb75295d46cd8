import { expect } from "vitest";
import {
  applyEdit,
  type ConfigTree,
  emptyTree,
  inherited,
} from "../../../../../src/junos/config/index.ts";
import { parseText, printSet } from "../../../../../src/junos/formats/index.ts";
import { coreSchema } from "../../../../../src/junos/schema/index.ts";

/** A configuration in text form as a tree. */
export function treeOf(text: string): ConfigTree {
  const { root, problems } = parseText(text, coreSchema(), {});
  expect(problems).toEqual([]);
  return applyEdit(emptyTree(coreSchema()), root).tree;
}

/** What a configuration without problems inherits, as set commands without their `set`. */
export function linesOf(text: string): readonly string[] {
  const { tree, problems } = inherited(treeOf(text));
  expect(problems).toEqual([]);
  return setLines(tree);
}

/** A tree as set commands without their `set`. */
export function setLines(tree: ConfigTree): readonly string[] {
  return printSet(tree)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replace(/^set /, ""));
}
