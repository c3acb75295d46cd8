import {
  type ConfigTree,
  emptyTree,
  equalTrees,
  loadEdit,
  type ParsedEdit,
} from "../junos/config/index.ts";
import type { CommitCheck } from "../junos/database/index.ts";
import { parseJson, parseText, printJson, printText } from "../junos/formats/index.ts";
import type { SchemaNode } from "../junos/schema/index.ts";

/**
 * Forms in which a configuration is kept, the preferred one first. Text is what people read; JSON
 * tells what unknown statements are where text cannot, inside a statement of one line for example.
 */
const formNames = ["text", "json"] as const;
export type KeptForm = (typeof formNames)[number];

interface Form {
  readonly print: (tree: ConfigTree) => string;
  readonly parse: (text: string, schema: SchemaNode) => ParsedEdit;
}
const forms: Readonly<Record<KeptForm, Form>> = {
  text: { print: printText, parse: parseText },
  json: { print: printJson, parse: parseJson },
};

/** A configuration as it was read, or why it could not be. */
export type ReadTree =
  | { readonly ok: true; readonly tree: ConfigTree }
  | { readonly ok: false; readonly reason: string };

export function printForm(tree: ConfigTree, form: KeptForm): string {
  return forms[form].print(tree);
}

/** Reads what `printForm` printed. */
export function readForm(text: string, form: KeptForm, schema: SchemaNode): ReadTree {
  const { root, problems } = forms[form].parse(text, schema);
  const { tree, problems: misfits } = loadEdit(emptyTree(schema), "merge", root);
  const problem = [...problems, ...misfits].find(({ severity }) => severity === "error");
  return problem === undefined ? { ok: true, tree } : { ok: false, reason: problem.message };
}

const proven = new WeakMap<ConfigTree, KeptForm>();

/** A form from which exactly this configuration comes back, or why there is none. */
export function formFor(tree: ConfigTree): { readonly form: KeptForm } | { readonly why: string } {
  const known = proven.get(tree);
  if (known !== undefined) return { form: known };
  let why = "it does not read as it was written";
  for (const form of formNames) {
    const again = readForm(printForm(tree, form), form, tree.schema);
    if (!again.ok) {
      why = again.reason;
    } else if (equalTrees(again.tree, tree)) {
      proven.set(tree, form);
      return { form };
    }
  }
  return { why };
}

/**
 * Refuses what a restart could not bring back: a word beyond the limits of a file, for example,
 * which XML can carry. It costs one printing and one reading per commit.
 */
export const readsBack: CommitCheck = (candidate) => {
  const found = formFor(candidate);
  if ("form" in found) return [];
  return [{ severity: "error", message: `configuration cannot be saved: ${found.why}` }];
};
