import type {
  ConfigNode,
  ConfigTree,
  Leaf,
  LeafList,
  List,
  ListEntry,
  Parent,
} from "../../junos/config/index.ts";
import type { Authorization } from "./authorization.ts";
import { mayWrite, type Place, placeBelow, rootPlace, valuePlace } from "./place.ts";

/**
 * Names of the statements below `[edit]` in which `after` differs from `before` where the user may
 * not change anything; empty: the change is permitted. Subtrees that both share cost nothing.
 */
export function deniedChanges(
  before: ConfigTree,
  after: ConfigTree,
  authorization: Authorization,
): readonly string[] {
  if (before === after || authorization.isUnlimited) return [];
  const judge = new ChangeJudge(authorization);
  return pairs(before.children, after.children, nameOf)
    .filter(([one, other]) => !judge.node(one, other, rootPlace))
    .map(([one, other]) => (one ?? other)?.schema.name ?? "");
}

type Pair<Node> = readonly [one: Node | undefined, other: Node | undefined];

class ChangeJudge {
  readonly #authorization: Authorization;

  constructor(authorization: Authorization) {
    this.#authorization = authorization;
  }

  /** Whether the user may make `other` of `one`; undefined stands for nothing. */
  node(one: ConfigNode | undefined, other: ConfigNode | undefined, above: Place): boolean {
    const node = other ?? one;
    if (one === other || node === undefined) return true;
    if (one !== undefined && other !== undefined && one.kind !== other.kind)
      return this.node(one, undefined, above) && this.node(undefined, other, above);
    switch (node.kind) {
      case "container":
        return this.#parent(of(one, "container"), of(other, "container"), above);
      case "list":
        return this.#list(of(one, "list"), of(other, "list"), above);
      case "leaf":
        return this.#leaf(of(one, "leaf"), of(other, "leaf"), above);
      case "leaf-list":
        return this.#leafList(of(one, "leaf-list"), of(other, "leaf-list"), above);
    }
  }

  #parent(one: Parent | undefined, other: Parent | undefined, above: Place): boolean {
    const parent = other ?? one;
    if (one === other || parent === undefined) return true;
    const place = placeBelow(above, parent);
    const isOwnChange =
      marksOf(one) !== marksOf(other) ||
      ((one === undefined || other === undefined) && parent.children.length === 0);
    if (isOwnChange && !this.#may(place)) return false;
    return pairs(one?.children ?? [], other?.children ?? [], nameOf).every(([before, after]) =>
      this.node(before, after, place),
    );
  }

  #list(one: List | undefined, other: List | undefined, above: Place): boolean {
    const list = other ?? one;
    if (list === undefined) return true;
    const entries = pairs(one?.entries ?? [], other?.entries ?? [], keysOf);
    if (isReordered(entries, one?.entries ?? [], keysOf) && !this.#may(placeBelow(above, list)))
      return false;
    return entries.every(([before, after]) => this.#parent(before, after, above));
  }

  #leaf(one: Leaf | undefined, other: Leaf | undefined, above: Place): boolean {
    if (one?.value === other?.value && marksOf(one) === marksOf(other)) return true;
    return [one, other].every(
      (leaf) =>
        leaf === undefined ||
        this.#may(
          valuePlace(placeBelow(above, leaf), leaf.value),
          leaf.schema.type.base === "secret",
        ),
    );
  }

  #leafList(one: LeafList | undefined, other: LeafList | undefined, above: Place): boolean {
    const list = other ?? one;
    if (list === undefined) return true;
    const place = placeBelow(above, list);
    const values = pairs(one?.values ?? [], other?.values ?? [], (value) => value);
    const isOwnChange =
      isReordered(values, one?.values ?? [], (value) => value) ||
      (one !== undefined && other !== undefined && marksOf(one) !== marksOf(other));
    if (isOwnChange && !this.#may(place)) return false;
    return values
      .filter(([before, after]) => before !== after)
      .every(([before, after]) => this.#may(valuePlace(place, after ?? before ?? "")));
  }

  #may(place: Place, isSecret: boolean = false): boolean {
    return mayWrite(this.#authorization, place, isSecret);
  }
}

function of<Kind extends ConfigNode["kind"]>(
  node: ConfigNode | undefined,
  kind: Kind,
): Extract<ConfigNode, { readonly kind: Kind }> | undefined {
  return node?.kind === kind ? (node as Extract<ConfigNode, { readonly kind: Kind }>) : undefined;
}

/** Counterparts by what names them: those of `other` in their order, then what only `one` has. */
function pairs<Item>(
  one: readonly Item[],
  other: readonly Item[],
  identityOf: (item: Item) => string,
): readonly Pair<Item>[] {
  const before = new Map(one.map((item) => [identityOf(item), item]));
  const kept = other.map((item): Pair<Item> => {
    const identity = identityOf(item);
    const counterpart = before.get(identity);
    before.delete(identity);
    return [counterpart, item];
  });
  return [...kept, ...[...before.values()].map((item): Pair<Item> => [item, undefined])];
}

/** Whether what both have stands in another order than in `one`. */
function isReordered<Item>(
  all: readonly Pair<Item>[],
  one: readonly Item[],
  identityOf: (item: Item) => string,
): boolean {
  const positions = new Map(one.map((item, index) => [identityOf(item), index]));
  let last = -1;
  for (const [before, after] of all) {
    if (before === undefined || after === undefined) continue;
    const position = positions.get(identityOf(before)) ?? 0;
    if (position < last) return true;
    last = position;
  }
  return false;
}

function nameOf({ schema }: ConfigNode): string {
  return schema.name;
}

function keysOf({ keys }: ListEntry): string {
  return keys.join("\0");
}

/** Marks as a text that is equal for equal marks; none for what is not there. */
function marksOf(node: Parent | Leaf | LeafList | undefined): string {
  const { inactive = false, protect = false, comment = "" } = node?.marks ?? {};
  return `${inactive}\0${protect}\0${comment}`;
}
