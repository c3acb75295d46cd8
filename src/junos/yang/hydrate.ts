import { byName, commonStatements, type SchemaNode, statement } from "../schema/index.ts";
import {
  type CompiledRow,
  type CompiledSchema,
  kindMask,
  kindNumbers,
  rowFlags,
} from "./compiled-schema.ts";

/** The name of the root container on a Junos device. */
const rootName = "configuration";
/** What stands before `apply-groups` at the top level. */
const topLevelHead: readonly string[] = ["version", "groups"];

/** Makes schema nodes of rows, the children of a statement when they are first looked at. */
export class Hydrator {
  readonly #schema: CompiledSchema;
  readonly #children = new Map<number, ReadonlyMap<string, SchemaNode>>();

  constructor(schema: CompiledSchema) {
    this.#schema = schema;
  }

  /** The root container `configuration`. */
  root(): SchemaNode {
    const { root } = this.#schema;
    return this.#node(rootName, root, undefined, topLevelHead);
  }

  /** What stands under the node of that number. `head`: names of those that come before `apply-groups`. */
  childrenOf(number: number, head: readonly string[]): ReadonlyMap<string, SchemaNode> {
    const known = this.#children.get(number);
    if (known !== undefined) return known;
    const row = this.#schema.nodes[number];
    const nodes = row === undefined ? [] : this.#nodes(row);
    const first = head.flatMap((name) => nodes.find((node) => node.name === name) ?? []);
    const common = row !== undefined && has(row, "common") ? commonStatements : [];
    const rest = nodes.filter((node) => !head.includes(node.name));
    const children = byName([...first, ...common, ...rest]);
    this.#children.set(number, children);
    return children;
  }

  #nodes([, , children = [], choices = []]: CompiledRow): readonly SchemaNode[] {
    const choiceOf = new Map<number, NonNullable<SchemaNode["choice"]>>();
    for (let at = 0; at < choices.length; at += 3) {
      const choice = { name: this.#name(choices[at + 1]), case: this.#name(choices[at + 2]) };
      choiceOf.set(choices[at] ?? 0, Object.freeze(choice));
    }
    const nodes: SchemaNode[] = [];
    for (let at = 0; at < children.length; at += 2) {
      nodes.push(this.#node(this.#name(children[at]), children[at + 1] ?? 0, choiceOf.get(at / 2)));
    }
    return nodes;
  }

  #node(
    name: string,
    number: number,
    choice: SchemaNode["choice"],
    head?: readonly string[],
  ): SchemaNode {
    const row: CompiledRow = this.#schema.nodes[number] ?? [0, 0];
    const kind = kindOf(row);
    const isLeaf = kind === "leaf" || kind === "leaf-list";
    const keys =
      kind === "list" ? (this.#schema.keys[row[1]] ?? []).map((key) => this.#name(key)) : [];
    const type = isLeaf ? this.#schema.types[row[1]] : undefined;
    const extra = row[4] === undefined ? undefined : this.#schema.extras[row[4]];
    return statement({
      name,
      kind,
      ...(kind === "list" && { keys: Object.freeze(keys) }),
      ...(type !== undefined && { type }),
      ...(extra?.keyword !== undefined && { keyword: extra.keyword }),
      ...(extra?.valued !== undefined && { valuedChoices: extra.valued }),
      orderedByUser: has(row, "orderedByUser"),
      presence: has(row, "presence"),
      nokeyword: has(row, "nokeyword"),
      oneliner: has(row, "oneliner"),
      onelinerPlus: has(row, "onelinerPlus"),
      homogeneous: has(row, "homogeneous"),
      hiddenKeyword: has(row, "hiddenKeyword"),
      inline: has(row, "inline"),
      mandatory: has(row, "mandatory"),
      choice,
      defaultValue: extra?.default,
      ...(!isLeaf && { childrenOf: () => this.childrenOf(number, head ?? keys) }),
    });
  }

  #name(place: number | undefined): string {
    return this.#schema.names[place ?? -1] ?? "";
  }
}

function kindOf([flags]: CompiledRow): SchemaNode["kind"] {
  switch (flags & kindMask) {
    case kindNumbers.list:
      return "list";
    case kindNumbers.leaf:
      return "leaf";
    case kindNumbers["leaf-list"]:
      return "leaf-list";
    default:
      return "container";
  }
}

function has([flags]: CompiledRow, flag: keyof typeof rowFlags): boolean {
  return (flags & rowFlags[flag]) !== 0;
}
