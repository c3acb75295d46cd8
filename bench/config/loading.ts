import { applyEdit, type ConfigTree, emptyTree } from "../../src/junos/config/index.ts";
import { applySet, parseSet, parseText } from "../../src/junos/formats/index.ts";
import { coreSchema } from "../../src/junos/schema/index.ts";

/** Text form as a tree. Throws on the first problem: a benchmark must not measure errors. */
export function treeOf(text: string): ConfigTree {
  const schema = coreSchema();
  const { root, problems } = parseText(text, schema);
  const result = applyEdit(emptyTree(schema), root);
  refuse([...problems, ...result.problems]);
  return result.tree;
}

/** The tree after set commands. Throws on the first problem. */
export function edited(tree: ConfigTree, commands: string): ConfigTree {
  const { commands: parsed, problems } = parseSet(commands, tree.schema);
  const result = applySet(tree, parsed);
  refuse([...problems, ...result.problems]);
  return result.tree;
}

function refuse([problem]: readonly { readonly message: string }[]): void {
  if (problem !== undefined) throw new Error(JSON.stringify(problem));
}
