import type { LeafType, SchemaKind, SchemaNode } from "./schema-node.ts";

const noKeys: readonly string[] = Object.freeze([]);
const noChildren: ReadonlyMap<string, SchemaNode> = new Map();
const emptyType: LeafType = Object.freeze({ base: "empty" });
const stringType: LeafType = Object.freeze({ base: "string" });

/** What a statement is made of; whatever is left out is false, empty or undefined. */
export type StatementParts = Pick<SchemaNode, "name" | "kind"> &
  Partial<Omit<SchemaNode, "children">> & {
    /** Called once, when the children are first looked at: bodies may contain themselves. */
    readonly childrenOf?: () => ReadonlyMap<string, SchemaNode>;
  };

/** A schema node whose children are worked out when they are first looked at. */
class Statement implements SchemaNode {
  readonly name: string;
  readonly keyword: string;
  readonly kind: SchemaKind;
  readonly keys: readonly string[];
  readonly valuedChoices?: readonly string[];
  readonly type: LeafType;
  readonly orderedByUser: boolean;
  readonly presence: boolean;
  readonly nokeyword: boolean;
  readonly oneliner: boolean;
  readonly onelinerPlus: boolean;
  readonly homogeneous: boolean;
  readonly hiddenKeyword: boolean;
  readonly inline: boolean;
  readonly choice: SchemaNode["choice"];
  readonly defaultValue: string | undefined;
  readonly mandatory: boolean;
  readonly unknown: boolean;
  readonly closed: boolean;
  readonly #childrenOf: () => ReadonlyMap<string, SchemaNode>;
  #children: ReadonlyMap<string, SchemaNode> | undefined;

  constructor(parts: StatementParts) {
    this.name = parts.name;
    this.keyword = parts.keyword ?? parts.name;
    this.kind = parts.kind;
    this.keys = parts.keys ?? noKeys;
    if (parts.valuedChoices !== undefined) this.valuedChoices = parts.valuedChoices;
    this.type = parts.type ?? emptyType;
    this.orderedByUser = parts.orderedByUser ?? false;
    this.presence = parts.presence ?? false;
    this.nokeyword = parts.nokeyword ?? false;
    this.oneliner = parts.oneliner ?? false;
    this.onelinerPlus = parts.onelinerPlus ?? false;
    this.homogeneous = parts.homogeneous ?? false;
    this.hiddenKeyword = parts.hiddenKeyword ?? false;
    this.inline = parts.inline ?? false;
    this.choice = parts.choice;
    this.defaultValue = parts.defaultValue;
    this.mandatory = parts.mandatory ?? false;
    this.unknown = parts.unknown ?? false;
    this.closed = parts.closed ?? false;
    this.#childrenOf = parts.childrenOf ?? (() => noChildren);
    Object.freeze(this);
  }

  get children(): ReadonlyMap<string, SchemaNode> {
    this.#children ??= this.#childrenOf();
    return this.#children;
  }
}

/** Makes a frozen schema node. */
export function statement(parts: StatementParts): SchemaNode {
  return new Statement(parts);
}

/** The key leaf of nearly every list. */
export const nameKey: SchemaNode = statement({
  name: "name",
  kind: "leaf",
  type: stringType,
  nokeyword: true,
});

const macroValue = statement({ name: "value", kind: "leaf", type: stringType, nokeyword: true });
const macroData = statement({
  name: "data",
  kind: "list",
  keys: Object.freeze(["name"]),
  orderedByUser: true,
  oneliner: true,
  hiddenKeyword: true,
  childrenOf: () => byName([nameKey, macroValue]),
});

/** The statements that Junos allows at every level but within a one-line statement. */
export const commonStatements: readonly SchemaNode[] = Object.freeze([
  statement({ name: "apply-groups", kind: "leaf-list", type: stringType, orderedByUser: true }),
  statement({
    name: "apply-groups-except",
    kind: "leaf-list",
    type: stringType,
    orderedByUser: true,
  }),
  statement({
    name: "apply-macro",
    kind: "list",
    keys: Object.freeze(["name"]),
    orderedByUser: true,
    childrenOf: () => byName([nameKey, macroData]),
  }),
]);

/** A children map in the order given. */
export function byName(nodes: readonly SchemaNode[]): ReadonlyMap<string, SchemaNode> {
  return new Map(nodes.map((node) => [node.name, node]));
}
