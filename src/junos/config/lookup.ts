import type { SchemaNode } from "../schema/index.ts";
import type { ConfigNode, Container, List, ListEntry, Parent } from "./config-node.ts";

/** Lists up to this length are searched entry by entry; an index would cost more than it saves. */
const scannedEntries = 8;
const positionsOf = new WeakMap<List, ReadonlyMap<string, number>>();

/** The configuration without any statement. */
export function emptyTree(schema: SchemaNode): Container {
  return { kind: "container", schema, marks: undefined, children: [] };
}

/** One text per key tuple; NUL cannot occur in a key of any format. */
export function keyText(keys: readonly string[]): string {
  return keys.length === 1 ? (keys[0] ?? "") : keys.join("\0");
}

/** The child statement with this element name. */
export function findChild(parent: Parent, name: string): ConfigNode | undefined {
  for (const child of parent.children) if (child.schema.name === name) return child;
  return undefined;
}

/** The entry with these key values, at the same cost however long the list is. */
export function findEntry(list: List, keys: readonly string[]): ListEntry | undefined {
  return list.entries[entryPosition(list, keyText(keys))];
}

/** Index of the entry with this key text, -1 when there is none. */
export function entryPosition(list: List, key: string): number {
  if (list.entries.length <= scannedEntries)
    return list.entries.findIndex((entry) => keyText(entry.keys) === key);
  let positions = positionsOf.get(list);
  if (positions === undefined) {
    positions = new Map(list.entries.map((entry, index) => [keyText(entry.keys), index]));
    positionsOf.set(list, positions);
  }
  return positions.get(key) ?? -1;
}

/** Hands the index of a list on to its successor with the same keys in the same places. */
export function inheritPositions(from: List, to: List): void {
  const positions = positionsOf.get(from);
  if (positions !== undefined) positionsOf.set(to, positions);
}
