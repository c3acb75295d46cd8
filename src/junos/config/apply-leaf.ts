import type { LeafDraft, LeafListDraft } from "./draft.ts";
import { protectorOf, remove } from "./draft-change.ts";
import { isDue, isMarked, mark, type Step, unprotect } from "./edit-step.ts";
import { keyText } from "./lookup.ts";

/** Sets, marks or deletes a leaf. */
export function applyLeaf(step: Step, draft: LeafDraft): void {
  const { run, edit, operation } = step;
  draft.visited = true;
  if (!isDue(step, draft)) return;
  unprotect(draft, edit);
  if (operation !== "none" && !setLeaf(step, draft)) return;
  mark(run, edit, draft);
}

/** Whether the leaf has the value afterwards. */
function setLeaf({ run, edit, operation }: Step, draft: LeafDraft): boolean {
  const value = edit.values?.[0] ?? (draft.schema.type.base === "empty" ? "" : undefined);
  if (value === undefined) {
    if (draft.present && isMarked(edit)) return true;
    run.fault(draft, edit, "missing argument");
    return false;
  }
  if (!run.accepts(draft, edit, draft.schema, value)) return false;
  if (draft.present && draft.value !== value && !run.permits(draft, "modified", edit)) return false;
  if (!run.establish(draft, edit)) return false;
  if (operation === "replace" && protectorOf(draft) === undefined) draft.marks = undefined;
  draft.value = value;
  return true;
}

/** Adds, places, marks or deletes values of a leaf-list. */
export function applyLeafList(step: Step, draft: LeafListDraft): void {
  const { run, edit, operation, within } = step;
  const values = edit.values ?? [];
  const isContinued = operation === "replace" && draft.replacedBy === within;
  draft.visited = true;
  if ((operation === "delete" || operation === "remove") && values.length > 0) {
    deleteValues(step, draft, values);
    return;
  }
  if (operation !== "create" && !isDue(step, draft)) return;
  unprotect(draft, edit);
  if (operation === "replace" && !isContinued && draft.present) {
    if (!run.permits(draft, "modified", edit)) return;
    draft.marks = undefined;
    draft.values.clear();
  }
  draft.replacedBy = operation === "replace" ? within : undefined;
  if (operation !== "none") for (const value of values) addValue(step, draft, value);
  if (draft.values.size === 0) draft.present = false;
  if (draft.present) insertValues(step, draft, values);
  mark(run, edit, draft);
}

function addValue({ run, edit, operation }: Step, draft: LeafListDraft, value: string): void {
  if (draft.values.has(value)) {
    if (operation === "create") run.alreadyExists(draft, edit, value);
    return;
  }
  if (!run.accepts(draft, edit, draft.schema, value)) return;
  if (draft.present && !run.permits(draft, "modified", edit)) return;
  if (run.establish(draft, edit)) draft.values.append(value);
}

function insertValues({ run, edit }: Step, draft: LeafListDraft, values: readonly string[]): void {
  const { insert } = edit;
  if (insert === undefined || !draft.schema.orderedByUser) return;
  const neighbour = keyText(insert.keys ?? []);
  for (const value of values)
    if (!draft.values.has(value)) run.missing(draft, edit, value);
    else if (!run.permits(draft, "inserted", edit)) return;
    else if (!draft.values.place(value, insert.where, neighbour))
      run.missing(draft, edit, neighbour);
}

function deleteValues(step: Step, draft: LeafListDraft, values: readonly string[]): void {
  const { run, edit, operation } = step;
  for (const value of values) {
    const isAbsent = !draft.present || !draft.values.has(value);
    if (isAbsent && operation === "delete") run.missing(draft, edit, value);
    if (isAbsent) continue;
    if (!run.permits(draft, "deleted", edit)) return;
    draft.values.delete(value);
    if (draft.values.size === 0) remove(draft, []);
  }
}
