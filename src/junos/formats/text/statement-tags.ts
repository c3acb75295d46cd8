import type { EditDraft } from "../edit-draft.ts";
import type { StatementTag } from "../words.ts";

/** Gives a statement what the tag before it asks for. */
export function applyTag(draft: EditDraft, tag: StatementTag): void {
  switch (tag) {
    case "inactive:":
    case "active:":
      draft.inactive = tag === "inactive:";
      break;
    case "protect:":
    case "unprotect:":
      draft.protect = tag === "protect:";
      break;
    case "replace:":
      draft.operation = "replace";
      break;
    case "delete:":
      draft.operation = "delete";
      break;
  }
}
