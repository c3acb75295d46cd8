import { exists, hasContent, type StatementDraft } from "./draft.ts";
import { clear, remove, withMark } from "./draft-change.ts";
import type { EditApplication } from "./edit-application.ts";
import type { EditNode, EditOperation } from "./edit-node.ts";

/** What is done with a statement; `none` only passes by. */
export type Operation = EditOperation | "none";

/** One edit node about to be applied. */
export interface Step {
  readonly run: EditApplication;
  readonly edit: EditNode;
  readonly operation: Operation;
  readonly depth: number;
  /** The edit whose child this is. */
  readonly within?: EditNode;
}

/** Whether the edit is about the statement itself: its marks or its place. */
export function isMarked({ inactive, protect, comment, insert }: EditNode): boolean {
  return [inactive, protect, comment, insert].some((said) => said !== undefined);
}

/** Whether the edit marks or places the statement, so that it must exist (`active` alone does not). */
export function addsMark({ inactive, protect, comment, insert }: EditNode): boolean {
  return (
    inactive === true || protect === true || typeof comment === "string" || insert !== undefined
  );
}

/** Deals with what deletes, must be new or must be there; whether anything is left to do. */
export function isDue({ run, edit, operation }: Step, draft: StatementDraft): boolean {
  switch (operation) {
    case "merge":
    case "replace":
      return true;
    case "create":
      if (!isThere(draft)) return true;
      run.alreadyExists(draft, edit);
      return false;
    case "none":
      if (exists(draft)) return true;
      if (acts(edit)) run.missing(draft, edit);
      return false;
    default:
      if (exists(draft)) removeWith(run, edit, draft);
      else if (operation === "delete") run.missing(draft, edit);
      return false;
  }
}

function isThere(draft: StatementDraft): boolean {
  return draft.kind === "container" && draft.up === undefined ? hasContent(draft) : exists(draft);
}

function removeWith(run: EditApplication, edit: EditNode, draft: StatementDraft): void {
  if (!run.permits(draft, "deleted", edit)) return;
  const spared: StatementDraft[] = [];
  if (draft.kind === "container" && draft.up === undefined) clear(draft, spared);
  else remove(draft, spared);
  run.reportSpared(spared, edit);
}

/** Whether an edit that leads to a missing statement wanted anything of it but its absence. */
function acts(edit: EditNode): boolean {
  if (edit.operation !== undefined && edit.operation !== "none" && edit.operation !== "remove")
    return true;
  return isMarked(edit) || edit.rename !== undefined || (edit.children ?? []).some(acts);
}

/** Protection that the same edit takes away does not stand in its way. */
export function unprotect(draft: StatementDraft, { protect }: EditNode): void {
  if (protect === false) draft.marks = withMark(draft.marks, "protect", undefined);
}

/** Activates, deactivates, annotates and protects a statement that exists. */
export function mark(run: EditApplication, edit: EditNode, draft: StatementDraft): void {
  if (!exists(draft)) return;
  const { marks } = draft;
  const inactive = edit.inactive === undefined ? marks?.inactive : edit.inactive || undefined;
  const comment = edit.comment === undefined ? marks?.comment : (edit.comment ?? undefined);
  const change = inactive === true ? "deactivated" : "activated";
  if (inactive !== marks?.inactive && run.permits(draft, change, edit))
    draft.marks = withMark(draft.marks, "inactive", inactive);
  if (comment !== marks?.comment && run.permits(draft, "annotated", edit))
    draft.marks = withMark(draft.marks, "comment", comment);
  if (edit.protect === true) draft.marks = withMark(draft.marks, "protect", true);
}
