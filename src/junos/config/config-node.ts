import type { SchemaNode } from "../schema/index.ts";

/** What may be attached to any statement. Absent means no. */
export interface Marks {
  readonly inactive?: true;
  readonly protect?: true;
  /** Text of an annotation without the comment delimiters. */
  readonly comment?: string;
}

/** What a statement was inherited from. Only in the results of `inherited`, never in a stored tree. */
export interface Origin {
  readonly kind: "group" | "interface-range";
  readonly name: string;
}

/**
 * The configuration tree is immutable and shared: an edit copies only the path from the changed
 * statement to the root, so equal subtrees of ten thousand devices are one object and
 * `candidate === running` is a pointer comparison. Never mutate a node.
 *
 * Children of a container or entry stand in the schema's print order (unknown statements after
 * the known ones, in insertion order); each list and each leaf-list is one child. A list without
 * entries and a leaf-list without values do not exist.
 */
export interface Container {
  readonly kind: "container";
  readonly schema: SchemaNode;
  readonly marks: Marks | undefined;
  readonly children: readonly ConfigNode[];
  /** Where an inherited statement comes from; what is inside comes from there too unless it says otherwise. */
  readonly origin?: Origin;
}

export interface List {
  readonly kind: "list";
  readonly schema: SchemaNode;
  /** User order or natural key order, as the schema says. */
  readonly entries: readonly ListEntry[];
}

export interface ListEntry {
  readonly kind: "entry";
  /** The list's schema. */
  readonly schema: SchemaNode;
  readonly marks: Marks | undefined;
  /** Key values in the order of `schema.keys`. */
  readonly keys: readonly string[];
  /** Without the key leaves. */
  readonly children: readonly ConfigNode[];
  /** As of a container. */
  readonly origin?: Origin;
  /** From 1, among all entries of the list. Only in the selection of a filter that counts. */
  readonly place?: { readonly position: number; readonly total: number };
}

export interface Leaf {
  readonly kind: "leaf";
  readonly schema: SchemaNode;
  readonly marks: Marks | undefined;
  /** Unquoted text; empty for leaves of type `empty`. */
  readonly value: string;
  readonly origin?: Origin;
}

export interface LeafList {
  readonly kind: "leaf-list";
  readonly schema: SchemaNode;
  readonly marks: Marks | undefined;
  readonly values: readonly string[];
  /** Of each value in turn. */
  readonly origins?: readonly (Origin | undefined)[];
}

/** What a container or a list entry may hold. */
export type ConfigNode = Container | List | Leaf | LeafList;
/** What has children of its own. */
export type Parent = Container | ListEntry;
/** What marks and edits apply to. */
export type Statement = Container | ListEntry | Leaf | LeafList;

/** A whole configuration: the root container `configuration`. */
export type ConfigTree = Container;
