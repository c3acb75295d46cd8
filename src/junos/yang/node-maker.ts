import type { SchemaKind } from "../schema/index.ts";
import { type CompiledExtra, rowFlags } from "./compiled-schema.ts";
import type { Scope } from "./module-set.ts";
import { type Body, emptyBody, type Node, type NodeTable, type Slot } from "./node-table.ts";
import type { TextFact, TextFacts } from "./text-facts.ts";
import { quoted, YangError } from "./yang-error.ts";
import { argumentOf, extensions, substatement, type YangStatement } from "./yang-statement.ts";
import type { TypeReader } from "./yang-type.ts";

/** The values of Juniper's extension `cli-feature`. */
const features: ReadonlyMap<string, number> = new Map([
  ["nokeyword", rowFlags.nokeyword],
  ["oneliner", rowFlags.oneliner],
  ["oneliner-plus", rowFlags.onelinerPlus],
  ["homogeneous", rowFlags.homogeneous],
]);

/** How nodes are made. */
export interface NodeMakerOptions {
  readonly types: TypeReader;
  readonly facts: TextFacts;
  /** Modules without extensions do not say that first keys are written without their name. */
  readonly bareKeys: boolean;
  /** Lists of rpc input need no key (RFC 7950 section 7.8.2). */
  readonly keylessLists: boolean;
}

/** Turns data definitions into nodes of the table. */
export class NodeMaker {
  readonly #table: NodeTable;
  readonly #options: NodeMakerOptions;

  constructor(table: NodeTable, options: NodeMakerOptions) {
    this.#table = table;
    this.#options = options;
  }

  make(kind: SchemaKind, statement: YangStatement, body: Body, scope: Scope): number {
    const flags = flagsOf(kind, statement);
    const name = statement.argument ?? "";
    switch (kind) {
      case "leaf":
      case "leaf-list": {
        const reading = this.#options.types.typeOf(statement, scope);
        const given = argumentOf(statement, "default") ?? reading.default;
        const extra = kind === "leaf" && given !== undefined ? { default: given } : undefined;
        const { type } = reading;
        return this.#table.intern({ kind, flags, type, keys: [], body: emptyBody, extra });
      }
      case "list": {
        const keys = keysOf(statement, body, this.#options.keylessLists);
        return this.#parent(name, { kind, flags, type: undefined, keys, body, extra: undefined });
      }
      case "container":
        return this.#parent(name, {
          kind,
          flags,
          type: undefined,
          keys: [],
          body,
          extra: undefined,
        });
    }
  }

  /** The node called `name` with another body. */
  withBody(name: string, node: number, body: Body): number {
    const known = this.#table.get(node);
    return known.body === body ? node : this.#parent(name, { ...known, body });
  }

  /** The node as `refine` statements want it (RFC 7950 section 7.13.2). */
  refine(node: number, refinements: readonly YangStatement[]): number {
    return refinements.reduce((refined, statement) => {
      const known = this.#table.get(refined);
      const flags = argumentOf(statement, "mandatory") === "false" ? rowFlags.mandatory : 0;
      const value = known.kind === "leaf" ? argumentOf(statement, "default") : undefined;
      return this.#table.intern({
        ...known,
        flags: (known.flags & ~flags) | flagsOf(known.kind, statement),
        extra: value === undefined ? known.extra : { ...known.extra, default: value },
      });
    }, node);
  }

  /** A container or list with what is known about the text form of its children. */
  #parent(name: string, node: Node): number {
    const slots = node.body.slots.map((slot) => this.#informed(name, slot, node.keys));
    return this.#table.intern({ ...node, body: { ...node.body, slots } });
  }

  #informed(parent: string, slot: Slot, keys: readonly string[]): Slot {
    const known = this.#table.get(slot.node);
    let node = known;
    if (isBareKey(slot.name, keys, this.#options.bareKeys)) {
      node = { ...node, flags: node.flags | rowFlags.nokeyword };
    }
    const fact = this.#options.facts.find(parent, node.kind, slot.name);
    if (fact !== undefined) node = withFact(node, fact);
    if (node.kind === "list" && node.extra?.valued === undefined) node = this.#withValued(node);
    return node === known ? slot : { ...slot, node: this.#table.intern(node) };
  }

  #withValued(list: Node): Node {
    if (!list.keys.includes("choice-ident")) return list;
    const slot = list.body.slots.find(({ name }) => name === "choice-ident");
    const type = slot && this.#table.get(slot.node).type;
    const identities = type?.base === "enumeration" ? type.values : [];
    return {
      ...list,
      extra: { ...list.extra, valued: this.#options.facts.valuedAmong(identities) },
    };
  }
}

/** Keys that are written without their name although no `cli-feature` says so. */
function isBareKey(name: string, keys: readonly string[], firstKeyIs: boolean): boolean {
  if (firstKeyIs && keys[0] === name) return true;
  return (name === "choice-ident" || name === "choice-value") && keys.includes(name);
}

function withFact(node: Node, fact: TextFact): Node {
  const isLeaf = node.kind === "leaf" || node.kind === "leaf-list";
  const hasLineForm = (node.flags & (rowFlags.oneliner | rowFlags.onelinerPlus)) !== 0;
  const added = hasLineForm ? fact.flags & ~rowFlags.oneliner : fact.flags;
  const flags = node.flags | added;
  const extra: CompiledExtra = {
    ...node.extra,
    ...(fact.keyword !== undefined && { keyword: fact.keyword }),
    ...(fact.valued !== undefined && { valued: fact.valued }),
  };
  return {
    ...node,
    flags: fact.keyword !== undefined && isLeaf ? flags & ~rowFlags.nokeyword : flags,
    type: fact.secret && node.type?.base === "string" ? { base: "secret" } : node.type,
    extra: Object.keys(extra).length === 0 ? undefined : extra,
  };
}

function flagsOf(kind: SchemaKind, statement: YangStatement): number {
  let flags = 0;
  for (const { argument = "" } of extensions(statement, "cli-feature")) {
    for (const word of argument.split(/\s+/)) flags |= features.get(word) ?? 0;
  }
  if (argumentOf(statement, "mandatory") === "true") flags |= rowFlags.mandatory;
  if (argumentOf(statement, "ordered-by") === "user") flags |= rowFlags.orderedByUser;
  const isPresence = kind === "container" && substatement(statement, "presence") !== undefined;
  return isPresence ? flags | rowFlags.presence : flags;
}

function keysOf(list: YangStatement, { slots }: Body, mayLack: boolean): readonly string[] {
  const key = substatement(list, "key");
  if (key === undefined && mayLack) return [];
  if (key === undefined)
    throw new YangError(list, `list ${quoted(list.argument ?? "")} has no key`);
  const keys = (key.argument ?? "").split(/\s+/).filter((word) => word !== "");
  const names = new Set(slots.map(({ name }) => name));
  const missing = keys.find((name) => !names.has(name));
  if (missing !== undefined || keys.length === 0) {
    throw new YangError(key, `${quoted(missing ?? "")} is not a leaf of the list`);
  }
  return keys;
}
