import { Derived } from "../../../base/index.ts";
import type { List, ListEntry, Parent } from "../config-node.ts";
import type { InheritanceWork } from "./inheritance-work.ts";
import { type Brought, type Layer, type Path, sameOrigin } from "./layer.ts";
import { isPlain } from "./plain.ts";

interface Memory<Layers> {
  readonly layers: Layers;
  readonly result: Parent;
  readonly work: number;
}

/** What a list inherits from: the lists of groups, then the ranges that cover one entry. */
interface EntryLayers {
  readonly lists: readonly Brought<List>[];
  readonly ranges: readonly Layer[];
}

const parents = new Derived<Parent, Memory<readonly Layer[]>>();
const entries = new Derived<ListEntry, Memory<EntryLayers>>();

/**
 * What statements became the last time, on any configuration that shares them. Only statements
 * without own `apply-groups` are remembered, since all else depends on nothing but the layers.
 */
export class MergeMemory {
  readonly #work: InheritanceWork;

  constructor(work: InheritanceWork) {
    this.#work = work;
  }

  /** The result for a container or entry with these layers; `merge` finds it the first time. */
  parent<Node extends Parent>(
    base: Node,
    layers: readonly Layer[],
    path: Path,
    merge: () => Node,
  ): Node {
    const memory = parents.get(base);
    if (memory !== undefined && sameLayers(memory.layers, layers))
      return this.#recall(base, memory, path);
    return this.#measured(merge, (result, work) => parents.set(base, { layers, result, work }));
  }

  /** The same for an entry, before anybody has matched it against the lists of the groups. */
  entry(
    base: ListEntry,
    lists: readonly Brought<List>[],
    ranges: readonly Layer[],
    path: Path,
    merge: () => ListEntry,
  ): ListEntry {
    if (!isPlain(base)) return merge();
    if (lists.length === 0 && ranges.length === 0) return base;
    const memory = entries.get(base);
    if (memory?.layers.lists === lists && sameLayers(memory.layers.ranges, ranges))
      return this.#recall(base, memory, path);
    return this.#measured(merge, (result, work) =>
      entries.set(base, { layers: { lists, ranges }, result, work }),
    );
  }

  #recall<Node extends Parent>(base: Node, memory: Memory<unknown>, path: Path): Node {
    return this.#work.spend(memory.work, path) ? (memory.result as Node) : base;
  }

  /** A result with problems is worked out each time: they are to be reported, and it may lack things. */
  #measured<Node extends Parent>(
    merge: () => Node,
    remember: (result: Node, work: number) => void,
  ): Node {
    const { left, problems } = this.#work;
    const before = problems.length;
    const result = merge();
    if (problems.length === before && !this.#work.exhausted)
      remember(result, left - this.#work.left);
    return result;
  }
}

const broughtByFirst = new Derived<List, readonly Brought<List>[]>();
const noLists: readonly Brought<List>[] = [];

/** The same array for the same lists in the same order, as of the last time that the first came first. */
export function sameBrought(lists: readonly Brought<List>[]): readonly Brought<List>[] {
  const [first] = lists;
  if (first === undefined) return noLists;
  const before = broughtByFirst.get(first.node);
  const isSame =
    before?.length === lists.length &&
    lists.every(
      ({ node, origin }, index) =>
        node === before[index]?.node && sameOrigin(origin, before[index].origin),
    );
  if (isSame) return before;
  broughtByFirst.set(first.node, lists);
  return lists;
}

function sameLayers(one: readonly Layer[], other: readonly Layer[]): boolean {
  return (
    one.length === other.length &&
    one.every(
      ({ data, origin }, index) =>
        data === other[index]?.data && sameOrigin(origin, other[index].origin),
    )
  );
}
