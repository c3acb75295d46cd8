import type { SchemaNode } from "../schema/index.ts";
import type {
  ConfigNode,
  Container,
  Leaf,
  LeafList,
  List,
  ListEntry,
  Marks,
  Parent,
} from "./config-node.ts";
import type { EditNode } from "./edit-node.ts";
import { entryPosition, findChild, keyText } from "./lookup.ts";
import { ValueOrder } from "./value-order.ts";

/*
 * While one edit is applied, the statements that it touches are open as drafts; everything else
 * stays the immutable node that it was. So the cost follows the edit, not the configuration,
 * and thousands of lines that each touch the same list copy it once.
 */

interface DraftBase {
  /** False: the statement is not there (any more), though something may ask for it. */
  present: boolean;
  marks: Marks | undefined;
  /** The edit named the statement. Tells which protected statements a replacement leaves out. */
  visited: boolean;
}

interface ParentDraftBase extends DraftBase {
  /** Children that were opened, by element name. */
  readonly drafts: Map<string, ChildDraft>;
  /** How many of them `base` has. */
  openedOfBase: number;
  /** The children of `base` are gone; `base` remains to recognise an unchanged result. */
  cleared: boolean;
}

export interface ContainerDraft extends ParentDraftBase {
  readonly kind: "container";
  readonly schema: SchemaNode;
  up: ParentDraft | undefined;
  readonly base: Container | undefined;
  /** Counts the edits applied so far; kept at the root. */
  generation: number;
  /** The edit that took its last content. */
  emptiedIn: number | undefined;
}

export interface EntryDraft extends ParentDraftBase {
  readonly kind: "entry";
  readonly schema: SchemaNode;
  readonly up: ListDraft;
  readonly base: ListEntry | undefined;
  readonly keys: readonly string[];
  /** Place in the list's base of the entry with these keys; -1 when it has none. */
  readonly basePosition: number;
  /** `basePosition` while the entry stands there; -1 for an entry that was added. */
  position: number;
}

export interface ListDraft {
  readonly kind: "list";
  readonly schema: SchemaNode;
  up: ParentDraft;
  readonly base: List | undefined;
  /** Entries of `base` that were not opened are gone. */
  wiped: boolean;
  /** Entries that were opened, in the order in which the added ones were added. */
  readonly touched: Map<string, EntryDraft>;
  /** Present entries. */
  size: number;
  /** Keys in their order once something was moved; undefined: base order, then added ones. */
  order: ValueOrder | undefined;
}

export interface LeafDraft extends DraftBase {
  readonly kind: "leaf";
  readonly schema: SchemaNode;
  up: ParentDraft;
  readonly base: Leaf | undefined;
  value: string;
}

export interface LeafListDraft extends DraftBase {
  readonly kind: "leaf-list";
  readonly schema: SchemaNode;
  up: ParentDraft;
  readonly base: LeafList | undefined;
  readonly values: ValueOrder;
  /** The edit whose children replace the values; further ones among them add. */
  replacedBy: EditNode | undefined;
}

export type ParentDraft = ContainerDraft | EntryDraft;
export type ChildDraft = ContainerDraft | ListDraft | LeafDraft | LeafListDraft;
export type StatementDraft = ContainerDraft | EntryDraft | LeafDraft | LeafListDraft;

/** Opens a whole tree. */
export function openTree(base: Container): ContainerDraft {
  return openContainer(undefined, base.schema, base, true);
}

/** Opens the child with this schema, whether it exists or not. */
export function openChild(parent: ParentDraft, schema: SchemaNode): ChildDraft {
  const open = parent.drafts.get(schema.name);
  if (open?.schema.kind === schema.kind) return open;
  const node = parent.base === undefined ? undefined : findChild(parent.base, schema.name);
  const draft = newChild(parent, schema, node);
  if (node !== undefined && open === undefined) parent.openedOfBase++;
  parent.drafts.set(schema.name, draft);
  return draft;
}

function newChild(
  parent: ParentDraft,
  schema: SchemaNode,
  node: ConfigNode | undefined,
): ChildDraft {
  const alive = node?.kind === schema.kind && !parent.cleared;
  switch (schema.kind) {
    case "container":
      return openContainer(parent, schema, node?.kind === "container" ? node : undefined, alive);
    case "list":
      return openList(parent, schema, node?.kind === "list" ? node : undefined, alive);
    case "leaf":
      return openLeaf(parent, schema, node?.kind === "leaf" ? node : undefined, alive);
    default:
      return openLeafList(parent, schema, node?.kind === "leaf-list" ? node : undefined, alive);
  }
}

function openContainer(
  up: ParentDraft | undefined,
  schema: SchemaNode,
  base: Container | undefined,
  alive: boolean,
): ContainerDraft {
  return {
    kind: "container",
    schema: base?.schema ?? schema,
    up,
    base,
    present: alive,
    marks: alive ? base?.marks : undefined,
    visited: false,
    drafts: new Map(),
    openedOfBase: 0,
    cleared: !alive,
    generation: 0,
    emptiedIn: undefined,
  };
}

function openList(
  up: ParentDraft,
  schema: SchemaNode,
  base: List | undefined,
  alive: boolean,
): ListDraft {
  return {
    kind: "list",
    schema: base?.schema ?? schema,
    up,
    base,
    wiped: !alive,
    touched: new Map(),
    size: alive ? (base?.entries.length ?? 0) : 0,
    order: undefined,
  };
}

function openLeaf(
  up: ParentDraft,
  schema: SchemaNode,
  base: Leaf | undefined,
  alive: boolean,
): LeafDraft {
  return {
    kind: "leaf",
    schema: base?.schema ?? schema,
    up,
    base,
    present: alive,
    marks: alive ? base?.marks : undefined,
    visited: false,
    value: alive ? (base?.value ?? "") : "",
  };
}

function openLeafList(
  up: ParentDraft,
  schema: SchemaNode,
  base: LeafList | undefined,
  alive: boolean,
): LeafListDraft {
  return {
    kind: "leaf-list",
    schema: base?.schema ?? schema,
    up,
    base,
    present: alive,
    marks: alive ? base?.marks : undefined,
    visited: false,
    values: new ValueOrder(alive ? base?.values : []),
    replacedBy: undefined,
  };
}

/** Opens the entry with these keys, whether it exists or not. */
export function openEntry(list: ListDraft, keys: readonly string[]): EntryDraft {
  const key = keyText(keys);
  const open = list.touched.get(key);
  if (open !== undefined) return open;
  const found = list.base === undefined ? -1 : entryPosition(list.base, keys);
  const base = list.base?.entries[found];
  const alive = base !== undefined && !list.wiped;
  const entry: EntryDraft = {
    kind: "entry",
    schema: list.schema,
    up: list,
    base,
    keys: base?.keys ?? keys,
    basePosition: found,
    position: alive ? found : -1,
    present: alive,
    marks: alive ? base.marks : undefined,
    visited: false,
    drafts: new Map(),
    openedOfBase: 0,
    cleared: !alive,
  };
  list.touched.set(key, entry);
  return entry;
}

/** The parent that holds the statement: an entry's is the list's. */
export function parentOf(draft: StatementDraft): ParentDraft | undefined {
  return draft.kind === "entry" ? draft.up.up : draft.up;
}

/** The statements from below the root down to this one, for `editPath`. */
export function partsOf(draft: StatementDraft): StatementDraft[] {
  const parts: StatementDraft[] = [];
  for (
    let at: StatementDraft | undefined = draft;
    at !== undefined && parentOf(at) !== undefined;
    at = parentOf(at)
  )
    parts.unshift(at);
  return parts;
}

/** Whether the statement is part of the configuration now. */
export function exists(draft: ChildDraft | EntryDraft): boolean {
  if (draft.kind === "list") return draft.size > 0;
  if (draft.kind !== "container" || !draft.present) return draft.present;
  return draft.schema.presence || draft.up === undefined || hasContent(draft);
}

/** A container that is not a presence container exists by what it holds. */
export function hasContent(draft: ParentDraft): boolean {
  const unopenedCount = (draft.base?.children.length ?? 0) - draft.openedOfBase;
  if (!draft.cleared && unopenedCount > 0) return true;
  for (const child of draft.drafts.values()) if (exists(child)) return true;
  return false;
}

/** Children of the base that stand as they are. */
export function unopened(draft: ParentDraft): readonly ConfigNode[] {
  if (draft.cleared || draft.base === undefined) return [];
  const { children }: Parent = draft.base;
  return draft.drafts.size === 0
    ? children
    : children.filter((child) => !draft.drafts.has(child.schema.name));
}
