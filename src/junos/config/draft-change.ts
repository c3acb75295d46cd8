import { Derived } from "../../base/index.ts";
import type { ConfigNode, ListEntry, Marks } from "./config-node.ts";
import {
  type ChildDraft,
  type ContainerDraft,
  type EntryDraft,
  exists,
  hasContent,
  type ListDraft,
  openChild,
  openEntry,
  type ParentDraft,
  parentOf,
  type StatementDraft,
  unopened,
} from "./draft.ts";
import { keyText } from "./lookup.ts";
import { ValueOrder } from "./value-order.ts";

/**
 * Makes the statement and everything that it stands in exist; other cases of a choice go. A
 * protected other case keeps it from existing and is the answer.
 */
export function ensure(draft: StatementDraft): StatementDraft | undefined {
  const chain: StatementDraft[] = [];
  for (let at: StatementDraft | undefined = draft; at !== undefined; at = parentOf(at))
    chain.push(at);
  const others = chain.flatMap(otherCases);
  const blocker = others.find(isProtected);
  if (blocker !== undefined) return blocker.kind === "list" ? blocker.up : blocker;
  for (const other of others) remove(other, []);
  for (const at of chain) if (at.kind === "container") comeBack(at);
  for (const at of chain)
    if (!at.present) {
      at.present = true;
      if (at.kind === "entry") enlist(at);
    }
  return undefined;
}

/** A container that an earlier edit emptied had gone with its marks; within one edit it stays. */
function comeBack(container: ContainerDraft): void {
  const { emptiedIn } = container;
  if (emptiedIn === undefined || exists(container)) return;
  container.emptiedIn = undefined;
  if (emptiedIn !== generationOf(container)) container.marks = undefined;
}

function generationOf(draft: StatementDraft): number {
  let root = draft;
  for (let up = parentOf(root); up !== undefined; up = parentOf(root)) root = up;
  return root.kind === "container" ? root.generation : 0;
}

function enlist(entry: EntryDraft): void {
  const list = entry.up;
  const key = keyText(entry.keys);
  list.size++;
  list.touched.delete(key);
  list.touched.set(key, entry);
  list.order?.append(key);
}

/** What a replacement names takes its place among what it names, though it was protected. */
export function takePlace(entry: EntryDraft): void {
  const { up: list, keys, position } = entry;
  if (!list.wiped || position < 0) return;
  entry.position = -1;
  list.touched.delete(keyText(keys));
  list.touched.set(keyText(keys), entry);
  list.order?.place(keyText(keys), "last");
}

/** The statements that cannot stand beside this one. */
function otherCases(draft: StatementDraft): ChildDraft[] {
  const { choice } = draft.schema;
  const parent = parentOf(draft);
  if (choice === undefined || parent === undefined) return [];
  const isOther = ({ schema: { choice: its } }: ConfigNode | ChildDraft): boolean =>
    its !== undefined && its.name === choice.name && its.case !== choice.case;
  for (const child of unopened(parent)) if (isOther(child)) openChild(parent, child.schema);
  return [...parent.drafts.values()].filter((child) => isOther(child) && exists(child));
}

function isProtected(draft: ChildDraft | EntryDraft): boolean {
  if (!exists(draft)) return false;
  switch (draft.kind) {
    case "list":
      return (
        [...draft.touched.values()].some(isProtected) ||
        (!draft.wiped && draft.base !== undefined && holdsProtected(draft.base))
      );
    case "leaf":
    case "leaf-list":
      return draft.marks?.protect === true;
    default:
      return (
        draft.marks?.protect === true ||
        [...draft.drafts.values()].some(isProtected) ||
        unopened(draft).some(holdsProtected)
      );
  }
}

/**
 * Removes a statement or a whole list. What is protected stays, with what it stands in (Junos
 * `protect`), and is appended to `spared`.
 */
export function remove(draft: ChildDraft | EntryDraft, spared: StatementDraft[]): void {
  if (!exists(draft)) return;
  if (draft.kind === "list") {
    removeEntries(draft, spared);
    return;
  }
  if (draft.marks?.protect === true) {
    spared.push(draft);
    return;
  }
  if (draft.kind === "container" || draft.kind === "entry") {
    clear(draft, spared);
    if (hasContent(draft)) return;
  }
  if (draft.kind === "leaf-list") draft.values.clear();
  draft.present = false;
  draft.marks = undefined;
  if (draft.kind === "entry") delist(draft);
  else if (draft.base === undefined) draft.up?.drafts.delete(draft.schema.name);
  sink(draft);
}

/**
 * Puts what is no longer there behind its siblings, so that thousands of deletions find at once
 * that their parent still has content.
 */
function sink(draft: StatementDraft): void {
  for (
    let at: ChildDraft | EntryDraft | undefined = draft;
    at !== undefined && !exists(at);
    at = at.up
  ) {
    if (at.kind === "container") at.emptiedIn = generationOf(draft);
    if (at.kind !== "entry" && at.up?.drafts.delete(at.schema.name) === true)
      at.up.drafts.set(at.schema.name, at);
  }
}

function delist(entry: EntryDraft): void {
  entry.position = -1;
  entry.up.size--;
  entry.up.order?.delete(keyText(entry.keys));
}

/** Gives an entry the keys of one that is not there: same content, and in a user-ordered list the same place. */
export function rename(entry: EntryDraft, { keys, basePosition }: EntryDraft): EntryDraft {
  const list = entry.up;
  const renamed: EntryDraft = { ...entry, keys, basePosition, position: -1 };
  for (const child of renamed.drafts.values()) child.up = renamed;
  if (list.schema.orderedByUser) orderOf(list).place(keyText(keys), "before", keyText(entry.keys));
  enlist(renamed);
  const former: EntryDraft = { ...entry, present: false, cleared: true, drafts: new Map() };
  former.marks = undefined;
  delist(former);
  list.touched.set(keyText(entry.keys), former);
  return renamed;
}

/** Empties a container or an entry of everything that is not protected. */
export function clear(draft: ParentDraft, spared: StatementDraft[]): void {
  for (const child of unopened(draft)) if (holdsProtected(child)) openChild(draft, child.schema);
  draft.cleared = true;
  for (const [name, child] of draft.drafts) {
    remove(child, spared);
    if (!exists(child)) draft.drafts.delete(name);
  }
}

function removeEntries(list: ListDraft, spared: StatementDraft[]): void {
  if (!list.wiped && list.base !== undefined && holdsProtected(list.base))
    for (const entry of list.base.entries) if (holdsProtected(entry)) openEntry(list, entry.keys);
  const order = list.order;
  list.order = undefined;
  list.wiped = true;
  list.size = list.touched.size;
  for (const [key, entry] of list.touched) {
    if (entry.present) remove(entry, spared);
    else list.size--;
    if (!entry.present) list.touched.delete(key);
  }
  if (order !== undefined && list.size > 0)
    list.order = new ValueOrder([...order].filter((key) => list.touched.has(key)));
}

/** The keys of the present entries in their order; from now on kept while entries move. */
export function orderOf(list: ListDraft): ValueOrder {
  if (list.order !== undefined) return list.order;
  const order = new ValueOrder();
  for (const entry of keptEntries(list)) order.append(keyText(entry.keys));
  for (const [key, entry] of list.touched) if (entry.present) order.append(key);
  list.order = order;
  return order;
}

/** Entries that are still where the base had them. */
export function keptEntries(list: ListDraft): readonly (ListEntry | EntryDraft)[] {
  if (list.wiped)
    return [...list.touched.values()]
      .filter((entry) => entry.present && entry.position >= 0)
      .sort((one, other) => one.position - other.position);
  const entries = list.base?.entries ?? [];
  if (list.touched.size === 0) return entries;
  const kept: (ListEntry | EntryDraft | undefined)[] = [...entries];
  for (const entry of list.touched.values()) {
    const { basePosition, position, present } = entry;
    if (basePosition >= 0) kept[basePosition] = present && position >= 0 ? entry : undefined;
  }
  return kept.filter((entry) => entry !== undefined);
}

/** The nearest protected statement at or above this one. */
export function protectorOf(draft: StatementDraft): StatementDraft | undefined {
  for (let at: StatementDraft | undefined = draft; at !== undefined; at = parentOf(at))
    if (at.present && at.marks?.protect === true) return at;
  return undefined;
}

/** Marks without empty fields; undefined when nothing is marked. */
export function withMark<Name extends keyof Marks>(
  marks: Marks | undefined,
  name: Name,
  value: Marks[Name] | undefined,
): Marks | undefined {
  if (marks?.[name] === value) return marks;
  const { [name]: _, ...others } = marks ?? {};
  const changed: Marks = value === undefined ? others : { ...others, [name]: value };
  return Object.keys(changed).length === 0 ? undefined : changed;
}

const protectedInside = new Derived<ConfigNode | ListEntry, boolean>();

/** Whether the statement or anything in it is protected; remembered, since trees are shared. */
function holdsProtected(node: ConfigNode | ListEntry): boolean {
  if (node.kind !== "list" && node.marks?.protect === true) return true;
  if (node.kind === "leaf" || node.kind === "leaf-list") return false;
  return protectedInside.of(node, () =>
    node.kind === "list"
      ? node.entries.some((entry) => holdsProtected(entry))
      : node.children.some((child) => holdsProtected(child)),
  );
}
