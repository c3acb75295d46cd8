import type { ConfigNode, ListEntry, Marks } from "./config-node.ts";
import type { EditNode } from "./edit-node.ts";

/** Whether the edit protects what was protected; a copy of Junos `copy` is not. */
type Protection = "with-protection" | "without-protection";

/** Edits that make the same statements again: one per entry of a list, else one. */
function editsOf(
  node: ConfigNode,
  protection: Protection = "with-protection",
): readonly EditNode[] {
  const { schema } = node;
  if (node.kind === "list") return node.entries.map((entry) => editOfEntry(entry, protection));
  const marks = editOfMarks(node.marks, protection);
  switch (node.kind) {
    case "container":
      return [
        {
          schema,
          children: node.children.flatMap((child) => editsOf(child, protection)),
          ...marks,
        },
      ];
    case "leaf":
      return [{ schema, values: [node.value], ...marks }];
    case "leaf-list":
      return [{ schema, values: node.values, ...marks }];
  }
}

/** An edit that makes the same entry again. */
export function editOfEntry(
  { schema, keys, marks, children }: ListEntry,
  protection: Protection = "with-protection",
): EditNode {
  return {
    schema,
    keys,
    children: children.flatMap((child) => editsOf(child, protection)),
    ...editOfMarks(marks, protection),
  };
}

function editOfMarks(
  marks: Marks | undefined,
  protection: Protection,
): Pick<EditNode, "inactive" | "protect" | "comment"> {
  return {
    ...(marks?.inactive && { inactive: true }),
    ...(marks?.protect && protection === "with-protection" && { protect: true }),
    ...(marks?.comment !== undefined && { comment: marks.comment }),
  };
}
