import {
  applyEdit,
  asList,
  type ConfigNode,
  type ConfigTree,
  type EditNode,
  editPath,
  equalTrees,
  findEntry,
  type Leaf,
  type LeafList,
  type List,
  type ListEntry,
  type Marks,
  type Parent,
  type Statement,
  statementPath,
} from "../config/index.ts";
import type { CommitProblem } from "./commit-record.ts";
import { keepsOrder, placeAfter } from "./entry-order.ts";

/** A tree with the changes of another one, and the statements that both changed differently. */
export interface MergedChanges {
  readonly tree: ConfigTree;
  readonly conflicts: readonly CommitProblem[];
}

/**
 * Repeats on `onto` what was changed between `base` and `changed`. Only paths that differ are
 * looked at. A statement that `onto` changed as well, and not alike, is a conflict.
 */
export function mergeChanges(
  base: ConfigTree,
  changed: ConfigTree,
  onto: ConfigTree,
): MergedChanges {
  const merge = new ChangeMerge();
  const children = merge.parents(base, changed, onto, []);
  const edit: EditNode = {
    schema: onto.schema,
    children,
    ...markChange(base.marks, changed.marks),
  };
  return { tree: applyEdit(onto, edit).tree, conflicts: merge.conflicts };
}

type Path = readonly Statement[];

class ChangeMerge {
  readonly conflicts: CommitProblem[] = [];

  /** Edits for what differs below two states of one statement; deletions first, to make room in a choice. */
  parents(
    base: Parent | undefined,
    changed: Parent,
    onto: Parent | undefined,
    path: Path,
  ): readonly EditNode[] {
    if (base === changed) return [];
    const [before, after, theirs] = [byName(base), byName(changed), byName(onto)];
    const gone = [...before.values()].filter(({ schema, kind }) => {
      return after.get(schema.name)?.kind !== kind;
    });
    const kept = [...after.values()].filter((node) => before.get(node.schema.name) !== node);
    return [
      ...gone.flatMap((node) => this.#gone(node, theirs.get(node.schema.name), path)),
      ...kept.flatMap((node) => {
        const { name } = node.schema;
        return this.#changed(before.get(name), node, theirs.get(name), path);
      }),
    ];
  }

  #gone(node: ConfigNode, theirs: ConfigNode | undefined, path: Path): readonly EditNode[] {
    if (theirs === undefined) return [];
    const { schema } = node;
    if (node.kind === "list")
      return node.entries.flatMap((entry) => this.#goneEntry(entry, asList(theirs), path));
    if (node.kind === "container" && theirs.kind === "container" && !schema.presence) {
      // It is there because of what it holds, which others may have added to.
      const children = this.parents(node, { ...node, children: [] }, theirs, [...path, node]);
      return [{ schema, children }];
    }
    if (!equalTrees(node, theirs)) this.#conflict([...path, node]);
    return [{ schema, operation: "remove" }];
  }

  #goneEntry(entry: ListEntry, theirs: List | undefined, path: Path): readonly EditNode[] {
    const counterpart = theirs && findEntry(theirs, entry.keys);
    if (counterpart === undefined) return [];
    if (!equalTrees(entry, counterpart)) this.#conflict([...path, entry]);
    return [{ schema: entry.schema, keys: entry.keys, operation: "remove" }];
  }

  #changed(
    base: ConfigNode | undefined,
    node: ConfigNode,
    theirs: ConfigNode | undefined,
    path: Path,
  ): readonly EditNode[] {
    switch (node.kind) {
      case "list":
        return this.#list(asList(base), node, asList(theirs), path);
      case "container": {
        const from = base?.kind === "container" ? base : undefined;
        const other = theirs?.kind === "container" ? theirs : undefined;
        return [this.#parent(from, node, other, path)];
      }
      default:
        return this.#leaf(base, node, theirs, path);
    }
  }

  #parent(
    base: Parent | undefined,
    node: Parent,
    theirs: Parent | undefined,
    path: Path,
  ): EditNode {
    const here = [...path, node];
    const isImplied = node.kind === "container" && !node.schema.presence;
    if (base !== undefined && theirs === undefined && !isImplied) this.#conflict(here);
    return {
      schema: node.schema,
      ...(node.kind === "entry" && { keys: node.keys }),
      children: this.parents(base, node, theirs, here),
      ...markChange(base?.marks, node.marks),
    };
  }

  #leaf(
    base: ConfigNode | undefined,
    node: Leaf | LeafList,
    theirs: ConfigNode | undefined,
    path: Path,
  ): readonly EditNode[] {
    if (!same(base, theirs) && !same(node, theirs)) this.#conflict([...path, node]);
    const before = base?.kind === "leaf" || base?.kind === "leaf-list" ? base.marks : undefined;
    const values = node.kind === "leaf" ? [node.value] : node.values;
    const marks = { ...markChange(undefined, node.marks), ...markChange(before, node.marks) };
    return [{ schema: node.schema, values, operation: "replace", ...marks }];
  }

  #list(
    base: List | undefined,
    node: List,
    theirs: List | undefined,
    path: Path,
  ): readonly EditNode[] {
    const edits: EditNode[] = [];
    for (const entry of base?.entries ?? [])
      if (findEntry(node, entry.keys) === undefined)
        edits.push(...this.#goneEntry(entry, theirs, path));
    const isMoved = node.schema.orderedByUser && !keepsOrder(base, node);
    let previous: ListEntry | undefined;
    for (const entry of node.entries) {
      const before = base && findEntry(base, entry.keys);
      const place = isMoved || before === undefined ? placeAfter(node, previous) : {};
      previous = entry;
      if (before !== entry) {
        const counterpart = theirs && findEntry(theirs, entry.keys);
        edits.push({ ...this.#parent(before, entry, counterpart, path), ...place });
      } else if (isMoved) {
        edits.push({ schema: entry.schema, keys: entry.keys, operation: "none", ...place });
      }
    }
    return edits;
  }

  #conflict(path: Path): void {
    this.conflicts.push({
      severity: "error",
      message: "statement does not match patch",
      path: editPath(path.slice(0, -1)),
      badElement: statementPath(path.slice(-1)),
    });
  }
}

function byName(parent: Parent | undefined): ReadonlyMap<string, ConfigNode> {
  return new Map(parent?.children.map((child) => [child.schema.name, child]));
}

function same(one: ConfigNode | undefined, other: ConfigNode | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && equalTrees(one, other));
}

/** What turns the marks of one state into those of the other. */
function markChange(
  base: Marks | undefined,
  changed: Marks | undefined,
): Pick<EditNode, "inactive" | "protect" | "comment"> {
  return {
    ...(base?.inactive !== changed?.inactive && { inactive: changed?.inactive === true }),
    ...(base?.protect !== changed?.protect && { protect: changed?.protect === true }),
    ...(base?.comment !== changed?.comment && { comment: changed?.comment ?? null }),
  };
}
