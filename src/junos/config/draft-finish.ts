import { compareKeys, type SchemaNode } from "../schema/index.ts";
import type { ConfigNode, Container, Leaf, LeafList, List, ListEntry } from "./config-node.ts";
import {
  type ChildDraft,
  type ContainerDraft,
  type EntryDraft,
  exists,
  type LeafDraft,
  type LeafListDraft,
  type ListDraft,
  type ParentDraft,
} from "./draft.ts";
import { keptEntries } from "./draft-change.ts";
import { sameItems, sameMarks } from "./equal-trees.ts";
import { firstNotBefore, inheritPositions, keyText } from "./lookup.ts";

/** Closes all drafts. A subtree that ends as it began is the very object that it was. */
export function finishTree(root: ContainerDraft): Container {
  const children = finishChildren(root);
  const { base, schema, marks } = root;
  return base !== undefined && sameItems(base.children, children) && sameMarks(base.marks, marks)
    ? base
    : { kind: "container", schema, marks, children };
}

function finishChild(draft: ChildDraft): ConfigNode | undefined {
  if (!exists(draft)) return undefined;
  switch (draft.kind) {
    case "container":
      return finishTree(draft);
    case "list":
      return finishList(draft);
    case "leaf":
      return finishLeaf(draft);
    default:
      return finishLeafList(draft);
  }
}

function finishLeaf({ schema, base, marks, value }: LeafDraft): Leaf {
  return base !== undefined && base.value === value && sameMarks(base.marks, marks)
    ? base
    : { kind: "leaf", schema, marks, value };
}

function finishLeafList({ schema, base, marks, values: order }: LeafListDraft): LeafList {
  const values = [...order];
  if (!schema.orderedByUser) values.sort((one, other) => compareKeys(schema, [one], [other]));
  return base !== undefined && sameItems(base.values, values) && sameMarks(base.marks, marks)
    ? base
    : { kind: "leaf-list", schema, marks, values: trimmed(values) };
}

function finishEntry(draft: EntryDraft): ListEntry {
  const { base, schema, marks, keys } = draft;
  const children = finishChildren(draft);
  return base !== undefined &&
    sameItems(base.keys, keys) &&
    sameItems(base.children, children) &&
    sameMarks(base.marks, marks)
    ? base
    : { kind: "entry", schema, marks, keys, children };
}

function finishChildren(draft: ParentDraft): readonly ConfigNode[] {
  if (draft.drafts.size === 0 && !draft.cleared) return draft.base?.children ?? [];
  const opened = new Set<string>();
  const children: ConfigNode[] = [];
  for (const before of draft.cleared ? [] : (draft.base?.children ?? [])) {
    const { name } = before.schema;
    const child = draft.drafts.get(name);
    if (child !== undefined) opened.add(name);
    const after = child === undefined ? before : finishChild(child);
    if (after !== undefined) children.push(after);
  }
  const kept = children.length;
  for (const [name, child] of draft.drafts) {
    const added = opened.has(name) ? undefined : finishChild(child);
    if (added !== undefined) children.push(added);
  }
  if (children.length > kept) sortBySchema(draft.schema, children);
  return trimmed(children);
}

/** Known statements in the schema's print order, unknown ones behind in the order they came. */
export function sortBySchema(parent: SchemaNode, children: ConfigNode[]): void {
  if (children.length < 2) return;
  const ranks = ranksOf(parent);
  const rank = ({ schema }: ConfigNode): number => ranks.get(schema.name) ?? ranks.size;
  children.sort((one, other) => rank(one) - rank(other));
}

const ranksBySchema = new WeakMap<SchemaNode, ReadonlyMap<string, number>>();

function ranksOf(schema: SchemaNode): ReadonlyMap<string, number> {
  let ranks = ranksBySchema.get(schema);
  if (ranks === undefined) {
    ranks = new Map([...schema.children.keys()].map((name, index) => [name, index]));
    ranksBySchema.set(schema, ranks);
  }
  return ranks;
}

function finishList(draft: ListDraft): List {
  const { base, schema } = draft;
  const added = [...draft.touched.values()].filter((entry) => entry.present && entry.position < 0);
  const kept = keptEntries(draft).map((entry) => closed(entry));
  const entries = arrange(draft, kept, added.map(finishEntry));
  if (base !== undefined && sameItems(base.entries, entries)) return base;
  const list: List = { kind: "list", schema, entries: trimmed(entries) };
  const inPlace = added.length === 0 && draft.order === undefined;
  if (base !== undefined && inPlace && kept.length === base.entries.length)
    inheritPositions(base, list);
  return list;
}

function closed(entry: ListEntry | EntryDraft): ListEntry {
  return "up" in entry ? finishEntry(entry) : entry;
}

function arrange(
  { schema, order }: ListDraft,
  kept: readonly ListEntry[],
  added: ListEntry[],
): readonly ListEntry[] {
  if (!schema.orderedByUser) return mergeSorted(kept, added);
  if (order === undefined) return added.length === 0 ? kept : [...kept, ...added];
  const byKey = new Map([...kept, ...added].map((entry) => [keyText(entry.keys), entry]));
  return [...order].map((key) => byKey.get(key)).filter((entry) => entry !== undefined);
}

/** Puts a few new entries into a long sorted list without comparing all of it. */
export function mergeSorted(kept: readonly ListEntry[], added: ListEntry[]): readonly ListEntry[] {
  if (added.length === 0) return kept;
  added.sort((one, other) => compareKeys(one.schema, one.keys, other.keys));
  const merged: ListEntry[] = [];
  let from = 0;
  for (const entry of added) {
    const until = firstNotBefore(kept, entry.schema, entry.keys, from);
    for (; from < until; from++) merged.push(kept[from] as ListEntry);
    merged.push(entry);
  }
  for (; from < kept.length; from++) merged.push(kept[from] as ListEntry);
  return merged;
}

/** A copy without the spare room that an array keeps for growing: trees live long. */
function trimmed<Item>(items: readonly Item[]): readonly Item[] {
  return items.slice();
}
