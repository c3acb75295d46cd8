import { Derived } from "../../../base/index.ts";
import type { ConfigNode, List, ListEntry, Origin, Parent } from "../config-node.ts";
import type { PathPart } from "../edit-path.ts";
import { entryPosition } from "../lookup.ts";
import type { InheritanceWork } from "./inheritance-work.ts";
import { coversKey, isWildcard, readWildcard, type Wildcard } from "./wildcard.ts";

/** What one group or interface-range has for one container or entry. Earlier layers win. */
export interface Layer {
  readonly origin: Origin;
  readonly data: Parent;
}

/** One statement out of a layer. */
export interface Brought<Node extends ConfigNode = ConfigNode> {
  readonly origin: Origin;
  readonly node: Node;
}

/** Steps from below the root to a container or an entry; parts with keys are entries. */
export type Path = readonly PathPart[];

interface Pattern {
  readonly position: number;
  readonly keys: readonly (string | Wildcard)[];
}

const patterns = new Derived<List, readonly Pattern[]>();

/** Whether the entry is a pattern for others, which it never creates. */
export function isPatternEntry({ keys }: ListEntry): boolean {
  return keys.some(isWildcard);
}

/** The entries of a group's list that have something for the entry with these keys, in their order. */
export function entriesFor(
  list: List,
  keys: readonly string[],
  work: InheritanceWork,
  path: Path,
): readonly ListEntry[] {
  if (!work.spend(1, path)) return [];
  const exact = entryPosition(list, keys);
  const positions = exact < 0 ? [] : [exact];
  for (const pattern of patternsOf(list))
    if (work.spend(costOf(pattern, keys), path) && covers(pattern, keys))
      positions.push(pattern.position);
  const found = positions.sort((one, other) => one - other).map((place) => list.entries[place]);
  return found.filter((entry) => entry !== undefined);
}

function patternsOf(list: List): readonly Pattern[] {
  let found = patterns.get(list);
  if (found === undefined) {
    found = list.entries.flatMap((entry, position) =>
      isPatternEntry(entry)
        ? [{ position, keys: entry.keys.map((key) => (isWildcard(key) ? readWildcard(key) : key)) }]
        : [],
    );
    patterns.set(list, found);
  }
  return found;
}

function covers(pattern: Pattern, keys: readonly string[]): boolean {
  return pattern.keys.every((wanted, index) => {
    const key = keys[index] ?? "";
    return typeof wanted === "string" ? wanted === key : coversKey(wanted, key);
  });
}

/** Short keys cost one; the time for long ones grows with the product of the lengths. */
function costOf(pattern: Pattern, keys: readonly string[]): number {
  const costs = pattern.keys.map((wanted, index) =>
    typeof wanted === "string" ? 0 : (wanted.parts.length * (keys[index]?.length ?? 0)) >> 10,
  );
  return costs.reduce((sum, cost) => sum + cost, 1);
}

const marked = new Derived<ConfigNode | ListEntry, ConfigNode | ListEntry>();

/**
 * The statement as inherited from `origin`, one object however often it is inherited. What a range
 * has from a group keeps the group as its origin.
 */
export function withOrigin<Node extends Exclude<ConfigNode, List> | ListEntry>(
  node: Node,
  origin: Origin,
): Node {
  const before = marked.get(node);
  if (before !== undefined && sameOrigin(originOf(before), origin)) return before as Node;
  const result = mark(node, origin);
  marked.set(node, result);
  return result;
}

function mark<Node extends Exclude<ConfigNode, List> | ListEntry>(
  node: Node,
  origin: Origin,
): Node {
  if (node.kind !== "leaf-list") return node.origin === undefined ? { ...node, origin } : node;
  return { ...node, origins: node.values.map((_, index) => node.origins?.[index] ?? origin) };
}

function originOf(node: ConfigNode | ListEntry): Origin | undefined {
  if (node.kind === "list") return undefined;
  return node.kind === "leaf-list" ? node.origins?.[0] : node.origin;
}

/** Origins are equal by value. */
export function sameOrigin(one: Origin | undefined, other: Origin | undefined): boolean {
  return one === other || (one?.kind === other?.kind && one?.name === other?.name);
}
