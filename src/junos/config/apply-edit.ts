import { limits } from "../../base/index.ts";
import { applyLeaf, applyLeafList } from "./apply-leaf.ts";
import type { ConfigTree } from "./config-node.ts";
import {
  type EntryDraft,
  exists,
  type ListDraft,
  openChild,
  openEntry,
  openTree,
  type ParentDraft,
  type StatementDraft,
} from "./draft.ts";
import { clear, orderOf, remove, rename, takePlace } from "./draft-change.ts";
import { finishTree } from "./draft-finish.ts";
import { EditApplication, type EditOptions } from "./edit-application.ts";
import type { EditNode, LoadProblem } from "./edit-node.ts";
import { addsMark, isDue, mark, type Operation, type Step, unprotect } from "./edit-step.ts";
import { fitUnknown } from "./fit-unknown.ts";
import { keyText } from "./lookup.ts";

/** The tree after an edit, and what of it was not done. */
export interface EditResult {
  readonly tree: ConfigTree;
  readonly problems: readonly LoadProblem[];
}

/**
 * Applies an edit of the root by the rules of RFC 6241 7.2 and the Junos marks. What is faulty is
 * reported and left out, the rest is done. A tree that ends as it was is returned itself, and
 * so is every subtree.
 */
export function applyEdit(tree: ConfigTree, edit: EditNode, options: EditOptions = {}): EditResult {
  return applyEdits(tree, [edit], options);
}

/**
 * Applies edits one after the other, at the cost of one: set commands are many, and each list
 * that they touch is copied once.
 */
export function applyEdits(
  tree: ConfigTree,
  edits: readonly EditNode[],
  options: EditOptions = {},
): EditResult {
  const run = new EditApplication(options);
  const root = openTree(tree);
  for (const edit of edits) {
    if (run.exhausted) break;
    root.generation++;
    applyParent({ run, edit, operation: operationOf(run, edit), depth: 0 }, root);
  }
  run.reportBare();
  return { tree: finishTree(root), problems: run.problems };
}

function operationOf(run: EditApplication, edit: EditNode, inherited?: Operation): Operation {
  const operation = edit.operation ?? inherited ?? run.options.defaultOperation;
  return operation === "replace" && !run.options.honourReplace ? "merge" : operation;
}

function applyChildren(step: Step, parent: ParentDraft, inherited: Operation): void {
  const { run, edit: within } = step;
  const depth = step.depth + 1;
  for (const child of within.children ?? []) {
    const edit = fitUnknown(parent, child);
    if (run.exhausted) return;
    if (depth > limits.xmlDepth) run.fault(parent, edit, "statements are nested too deeply");
    else apply({ run, edit, operation: operationOf(run, edit, inherited), depth, within }, parent);
  }
}

function apply(step: Step, parent: ParentDraft): void {
  const draft = openChild(parent, step.edit.schema);
  switch (draft.kind) {
    case "container":
      applyParent(step, draft);
      return;
    case "list":
      applyList(step, draft);
      return;
    case "leaf":
      applyLeaf(step, draft);
      return;
    case "leaf-list":
      applyLeafList(step, draft);
  }
}

function applyList(step: Step, list: ListDraft): void {
  const { run, edit, operation } = step;
  if (edit.keys !== undefined && edit.keys.length > 0) {
    applyEntry(step, openEntry(list, edit.keys));
    return;
  }
  if (operation === "merge" || operation === "none" || operation === "create") return;
  if (list.size === 0 && operation === "delete") run.missing(openEntry(list, []), edit);
  else if (run.permits(list.up, "deleted", edit)) {
    const spared: StatementDraft[] = [];
    remove(list, spared);
    run.reportSpared(spared, edit);
  }
}

function applyEntry(step: Step, entry: EntryDraft): void {
  const { run, edit } = step;
  if (edit.rename !== undefined && !entry.present) {
    run.missing(entry, edit);
    return;
  }
  const isNew = step.operation !== "delete" && step.operation !== "remove" && !entry.present;
  if (isNew && !keysAccepted(run, edit, entry)) return;
  takePlace(entry);
  applyParent(step, entry);
  if (!entry.present) return;
  if (edit.insert !== undefined) insertEntry(run, edit, entry);
  if (edit.rename !== undefined) renameEntry(run, edit, entry, edit.rename);
}

function keysAccepted(run: EditApplication, edit: EditNode, entry: EntryDraft): boolean {
  return entry.keys.every((value, index) => {
    const key = entry.schema.children.get(entry.schema.keys[index] ?? "");
    return key === undefined || value === "" || run.accepts(entry, edit, key, value);
  });
}

function insertEntry(run: EditApplication, edit: EditNode, entry: EntryDraft): void {
  const { insert } = edit;
  if (insert === undefined || !entry.schema.orderedByUser) return;
  if (!run.permits(entry, "inserted", edit)) return;
  const neighbour = keyText(insert.keys ?? []);
  if (!orderOf(entry.up).place(keyText(entry.keys), insert.where, neighbour))
    run.missing(entry, edit, insert.keys?.join(" "));
}

function renameEntry(
  run: EditApplication,
  edit: EditNode,
  entry: EntryDraft,
  keys: readonly string[],
): void {
  if (keyText(keys) === keyText(entry.keys) || !run.permits(entry, "renamed", edit)) return;
  const target = openEntry(entry.up, keys);
  if (target.present) run.alreadyExists(target, edit, keys.join(" "));
  else if (keysAccepted(run, edit, target)) rename(entry, target);
}

function applyParent(step: Step, draft: ParentDraft): void {
  const { run, edit, operation } = step;
  draft.visited = true;
  if (!isDue(step, draft)) return;
  unprotect(draft, edit);
  const spared: StatementDraft[] = [];
  if (operation === "replace") {
    if (exists(draft) && !run.permits(draft, "modified", edit)) return;
    draft.marks = undefined;
    clear(draft, spared);
    for (const statement of spared) statement.visited = false;
  }
  if (operation !== "none" && (isEndpoint(edit) || addsMark(edit)) && !run.establish(draft, edit))
    return;
  if (operation === "merge" && isEndpoint(edit)) run.noteBare(draft, edit);
  applyChildren(step, draft, operation === "none" ? "none" : "merge");
  run.reportSpared(
    spared.filter((statement) => !statement.visited),
    edit,
  );
  mark(run, edit, draft);
}

function isEndpoint(edit: EditNode): boolean {
  return edit.children === undefined || edit.children.length === 0;
}
