import { type SchemaNode, unknownChild } from "../schema/index.ts";
import { exists, type ParentDraft } from "./draft.ts";
import type { EditNode } from "./edit-node.ts";
import { findChild } from "./lookup.ts";

/**
 * The form of an unknown statement is guessed from its looks, and `delete word` or `set word name`
 * look alike for several. Where the tree has the statement in another form, the edit is taken to
 * mean that one; where it cannot, the edit stays as it is.
 */
export function fitUnknown(parent: ParentDraft, edit: EditNode): EditNode {
  if (!edit.schema.unknown) return edit;
  const schema = standing(parent, edit.schema.name);
  if (schema === undefined || schema.kind === edit.schema.kind) return edit;
  const words = (edit.keys ?? edit.values ?? []).filter((word) => word !== "");
  return fitted(schema, words, edit) ?? edit;
}

/** The schema by which a child of this name stands in the tree. */
function standing(parent: ParentDraft, name: string): SchemaNode | undefined {
  const open = parent.drafts.get(name);
  if (open !== undefined) return exists(open) ? open.schema : undefined;
  if (parent.cleared || parent.base === undefined) return undefined;
  return findChild(parent.base, name)?.schema;
}

function fitted(
  schema: SchemaNode,
  words: readonly string[],
  { keys: _keys, values: _values, ...edit }: EditNode,
): EditNode | undefined {
  const [word] = words;
  const isPath = edit.children !== undefined && edit.children.length > 0;
  switch (schema.kind) {
    case "container":
      return word === undefined ? { ...edit, schema } : inContainer(schema, word, edit);
    case "list":
      if (word === undefined) return isPath ? undefined : { ...edit, schema };
      return { ...edit, schema, keys: [word] };
    case "leaf":
      if (isPath) return undefined;
      return word === undefined ? { ...edit, schema } : { ...edit, schema, values: [word] };
    default:
      if (isPath) return undefined;
      return { ...edit, schema, values: words };
  }
}

/** `word name ...` where `word` is a container: the edit is of its child `name`. */
function inContainer(schema: SchemaNode, name: string, edit: EditNode): EditNode {
  const child =
    edit.children === undefined || edit.children.length === 0
      ? { ...edit, schema: unknownChild(name, "leaf"), values: [""] }
      : { ...edit, schema: unknownChild(name, "container") };
  return { schema, children: [child] };
}
