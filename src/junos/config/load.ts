import { applyEdit, type EditResult } from "./apply-edit.ts";
import type { ConfigTree } from "./config-node.ts";
import type { EditOptions } from "./edit-application.ts";
import type { EditNode } from "./edit-node.ts";

/**
 * `load merge` adds and overwrites, `load replace` also honours `replace:` tags, `load override`
 * puts the edit in the place of everything, `load update` reaches the same end, `load set` carries
 * out the operations that stand in the edit.
 */
export const loadActions = ["merge", "replace", "override", "update", "set"] as const;
export type LoadAction = (typeof loadActions)[number];

/** Loads a parsed configuration as the Junos action of that name does. */
export function loadEdit(
  tree: ConfigTree,
  action: LoadAction,
  edit: EditNode,
  options: Omit<EditOptions, "defaultOperation" | "honourReplace" | "reportsEmpty"> = {},
): EditResult {
  return applyEdit(tree, edit, { ...options, ...effects[action] });
}

const effects: Readonly<Record<LoadAction, EditOptions>> = {
  merge: { honourReplace: false, reportsEmpty: true },
  replace: { reportsEmpty: true },
  override: { defaultOperation: "replace", reportsEmpty: true },
  update: { defaultOperation: "replace", reportsEmpty: true },
  set: {},
};
