import { type EditNode, findEntry, type List, type ListEntry } from "../config/index.ts";

/** Whether the entries that both have stand in the same order. */
export function keepsOrder(base: List | undefined, node: List): boolean {
  if (base === undefined) return true;
  const kept = base.entries.filter(({ keys }) => findEntry(node, keys) !== undefined);
  const again = node.entries.filter(({ keys }) => findEntry(base, keys) !== undefined);
  return kept.every(({ keys }, index) => keys.join("\0") === again[index]?.keys.join("\0"));
}

/** Puts an entry of a user-ordered list behind the one that stands before it there. */
export function placeAfter(
  { schema }: List,
  previous: ListEntry | undefined,
): Pick<EditNode, "insert"> {
  if (!schema.orderedByUser) return {};
  return previous === undefined
    ? { insert: { where: "first" } }
    : { insert: { where: "after", keys: previous.keys } };
}
