import { Derived } from "../../base/index.ts";
import { compareKeys, type SchemaNode } from "../schema/index.ts";
import type { ConfigNode, Container, List, ListEntry, Parent } from "./config-node.ts";

/** Lists up to this length are searched entry by entry; an index would cost more than it saves. */
const scannedEntries = 8;
/** Only statements that the schema does not know can be more than these below one parent. */
const scannedChildren = 64;
const childIndexes = new Derived<Parent, ReadonlyMap<string, ConfigNode>>();

/** So often a list in key order is searched by halves before an index of it pays. */
const searchesByHalves = 32;

interface ListIndex {
  searches: number;
  positions: ReadonlyMap<string, number> | undefined;
}
const indexes = new Derived<List, ListIndex>();

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
  if (parent.children.length > scannedChildren) return childIndexOf(parent).get(name);
  for (const child of parent.children) if (child.schema.name === name) return child;
  return undefined;
}

function childIndexOf(parent: Parent): ReadonlyMap<string, ConfigNode> {
  return childIndexes.of(
    parent,
    () => new Map(parent.children.map((child) => [child.schema.name, child])),
  );
}

/** The entry with these key values, at the same cost however long the list is. */
export function findEntry(list: List, keys: readonly string[]): ListEntry | undefined {
  return list.entries[entryPosition(list, keys)];
}

/** Place of the entry with these key values, -1 when there is none. */
export function entryPosition(list: List, keys: readonly string[]): number {
  const { entries, schema } = list;
  const key = keyText(keys);
  if (entries.length <= scannedEntries)
    return entries.findIndex((entry) => keyText(entry.keys) === key);
  const index = indexOf(list);
  if (index.positions === undefined) {
    if (!schema.orderedByUser && index.searches < searchesByHalves) {
      index.searches += 1;
      const place = firstNotBefore(entries, schema, keys);
      return keyText(entries[place]?.keys ?? []) === key ? place : -1;
    }
    index.positions = new Map(entries.map((entry, place) => [keyText(entry.keys), place]));
  }
  return index.positions.get(key) ?? -1;
}

const unsearched = (): ListIndex => ({ searches: 0, positions: undefined });

function indexOf(list: List): ListIndex {
  return indexes.of(list, unsearched);
}

/** Where in entries in key order, from `from` on, the first stands that does not come before `keys`. */
export function firstNotBefore(
  entries: readonly ListEntry[],
  schema: SchemaNode,
  keys: readonly string[],
  from: number = 0,
): number {
  let low = from;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareKeys(schema, entries[middle]?.keys ?? [], keys) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Hands the index of a list on to its successor with the same keys in the same places. */
export function inheritPositions(from: List, to: List): void {
  const index = indexes.get(from);
  if (index !== undefined) indexes.set(to, index);
}
