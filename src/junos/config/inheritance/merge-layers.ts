import { compareKeys, type SchemaNode } from "../../schema/index.ts";
import type {
  ConfigNode,
  Container,
  LeafList,
  List,
  ListEntry,
  Origin,
  Parent,
} from "../config-node.ts";
import { mergeSorted, sortBySchema } from "../draft-finish.ts";
import { sameItems } from "../equal-trees.ts";
import { findChild } from "../lookup.ts";
import { leafListValues } from "../read.ts";
import type { AppliedGroups } from "./applied-groups.ts";
import type { InheritanceWork } from "./inheritance-work.ts";
import { type Members, membersOf } from "./interface-ranges.ts";
import { type Brought, entriesFor, type Layer, type Path, withOrigin } from "./layer.ts";
import { MergeMemory, sameBrought } from "./merge-memory.ts";
import { newEntries } from "./new-entries.ts";
import { isPlain, weightOf } from "./plain.ts";

const noMembers: Members = new Map();
const applyGroups = "apply-groups";
const applyGroupsExcept = "apply-groups-except";

/**
 * Lays what groups have under what the configuration itself says, level by level. Explicit
 * statements win, then the groups of the innermost level, each level's in the order of its list.
 * An inactive statement keeps its place and inherits nothing.
 */
export class LayerMerge {
  readonly #groups: AppliedGroups;
  readonly #work: InheritanceWork;
  readonly #memory: MergeMemory;

  constructor(groups: AppliedGroups, work: InheritanceWork) {
    this.#groups = groups;
    this.#work = work;
    this.#memory = new MergeMemory(work);
  }

  /** The container or entry with everything inherited; `outer` comes from the levels above. */
  parent<Node extends Parent>(base: Node, outer: readonly Layer[], path: Path): Node {
    if (!isPlain(base)) return this.#merged(base, this.#layersOf(base, outer, path), path);
    if (outer.length === 0) return base;
    return this.#memory.parent(base, outer, path, () => this.#merged(base, outer, path));
  }

  #layersOf(base: Parent, outer: readonly Layer[], path: Path): readonly Layer[] {
    const except = new Set(activeValues(base, applyGroupsExcept));
    const kept = outer.filter(({ origin }) => origin.kind !== "group" || !except.has(origin.name));
    return [...this.#groups.layersAt(activeValues(base, applyGroups), path), ...kept];
  }

  #merged<Node extends Parent>(base: Node, layers: readonly Layer[], path: Path): Node {
    const brought = this.#broughtBy(layers, path);
    const members = isInterfaces(path) ? this.#members(base, brought, path) : noMembers;
    const children: ConfigNode[] = [];
    for (const child of base.children) {
      if (isDirective(child, path)) continue;
      const merged = this.#child(child, brought.get(child.schema.name) ?? [], path, members);
      brought.delete(child.schema.name);
      if (merged !== undefined) children.push(merged);
    }
    const kept = children.length;
    for (const statements of brought.values()) {
      if (excluded(children, statements[0]?.node.schema)) continue;
      const created = this.#created(statements, path, members);
      if (created !== undefined) children.push(created);
    }
    if (children.length > kept) sortBySchema(base.schema, children);
    return sameItems(children, base.children) ? base : { ...base, children: children.slice() };
  }

  /** The statements of all layers by name. */
  #broughtBy(layers: readonly Layer[], path: Path): Map<string, Brought[]> {
    const brought = new Map<string, Brought[]>();
    for (const { origin, data } of layers) {
      for (const node of data.children) {
        const { name } = node.schema;
        if (name === applyGroups) {
          this.#work.report(
            `group '${origin.name}' applies groups, which has no effect`,
            path,
            "warning",
          );
          continue;
        }
        if (name === applyGroupsExcept || (data.schema.name === "groups" && name === "when"))
          continue;
        const statements = brought.get(name);
        if (statements === undefined) brought.set(name, [{ origin, node }]);
        else statements.push({ origin, node });
      }
    }
    return brought;
  }

  #child(
    base: ConfigNode,
    brought: readonly Brought[],
    path: Path,
    members: Members,
  ): ConfigNode | undefined {
    if (base.kind === "list") {
      const layers = brought.filter(isListBrought);
      return this.#list(
        base,
        layers,
        path,
        isInterfaceList(base.schema, path) ? members : noMembers,
      );
    }
    if (base.marks?.inactive === true || base.kind === "leaf") return base;
    if (base.kind === "leaf-list") return this.#leafList(base, brought, path);
    const merged = this.parent(base, layersOf(brought), below(path, base));
    return merged !== base && isHollow(merged) ? undefined : merged;
  }

  /** A statement that only groups have: what the first has, and under it what the others have. */
  #created(brought: readonly Brought[], path: Path, members: Members): ConfigNode | undefined {
    const [first] = brought;
    if (first === undefined) return undefined;
    const { origin, node } = first;
    if (node.kind === "list") {
      const { schema } = node;
      const inRanges = isInterfaceList(schema, path) ? members : noMembers;
      return this.#list({ ...node, entries: [] }, brought.filter(isListBrought), path, inRanges);
    }
    if (node.kind === "leaf" || (brought.length === 1 && isPlain(node)))
      return this.#work.spend(weightOf(node), path) ? withOrigin(node, origin) : undefined;
    if (!this.#work.spend(1, path)) return undefined;
    if (node.kind === "leaf-list")
      return this.#leafList({ ...node, values: [], origins: [] }, brought, path);
    const empty: Container = withOrigin({ ...node, children: [] }, origin);
    const merged = this.parent(empty, layersOf(brought), below(path, empty));
    return isHollow(merged) ? undefined : merged;
  }

  /** Values add up; one that is there already keeps its place and its origin. */
  #leafList(base: LeafList, brought: readonly Brought[], path: Path): LeafList {
    const origins = new Map<string, Origin | undefined>(
      base.values.map((value, index) => [value, base.origins?.[index]]),
    );
    for (const { origin, node } of brought) {
      if (node.kind !== "leaf-list" || !this.#work.spend(weightOf(node), path)) continue;
      for (const [index, value] of node.values.entries())
        if (!origins.has(value)) origins.set(value, node.origins?.[index] ?? origin);
    }
    if (origins.size === base.values.length) return base;
    const { schema } = base;
    const values = [...origins.keys()];
    if (!schema.orderedByUser) values.sort((one, other) => compareKeys(schema, [one], [other]));
    return { ...base, values, origins: values.map((value) => origins.get(value)) };
  }

  #list(
    base: List,
    brought: readonly Brought<List>[],
    path: Path,
    members: Members,
  ): List | undefined {
    const lists = sameBrought(brought);
    const rangesOf = ({ keys }: ListEntry): readonly Layer[] => members.get(keys[0] ?? "") ?? [];
    const inside = (entry: ListEntry): readonly Layer[] => [
      ...rangesOf(entry),
      ...this.#layersFor(entry, lists, below(path, entry)),
    ];
    const kept = base.entries.map((entry) =>
      entry.marks?.inactive === true
        ? entry
        : this.#memory.entry(entry, lists, rangesOf(entry), path, () =>
            this.parent(entry, inside(entry), below(path, entry)),
          ),
    );
    const created = newEntries(base, brought, members)
      .filter(() => this.#work.spend(1, path))
      .map((entry) => this.#createdEntry(entry, inside(entry), path));
    const entries = base.schema.orderedByUser ? [...kept, ...created] : mergeSorted(kept, created);
    if (sameItems(entries, base.entries)) return base.entries.length === 0 ? undefined : base;
    return { kind: "list", schema: base.schema, entries };
  }

  #createdEntry(entry: ListEntry, layers: readonly Layer[], path: Path): ListEntry {
    const [first, second] = layers;
    if (second === undefined && first?.data.kind === "entry" && isPlain(first.data)) {
      if (sameItems(first.data.keys, entry.keys) && this.#work.spend(weightOf(first.data), path))
        return withOrigin(first.data, first.origin);
    }
    return this.parent(entry, layers, below(path, entry));
  }

  #layersFor(entry: ListEntry, brought: readonly Brought<List>[], path: Path): readonly Layer[] {
    if (this.#work.exhausted) return [];
    return brought.flatMap(({ origin, node }) =>
      entriesFor(node, entry.keys, this.#work, path).map((data) => layer(data, origin)),
    );
  }

  /** The members of all ranges; the ranges themselves are done with. */
  #members(base: Parent, brought: Map<string, Brought[]>, path: Path): Members {
    const own = findChild(base, "interface-range");
    const layers = (brought.get("interface-range") ?? []).filter(isListBrought);
    brought.delete("interface-range");
    const list = own?.kind === "list" ? own : layers[0]?.node;
    if (list === undefined) return noMembers;
    const start = own === list ? list : { ...list, entries: [] };
    const ranges = this.#list(start, layers, path, noMembers);
    const members = ranges === undefined ? noMembers : membersOf(ranges, this.#work, path);
    const interfaces = base.schema.children.get("interface");
    const [[, [range] = []] = []] = members;
    // Ranges make the list of interfaces where nothing else does.
    if (interfaces !== undefined && range !== undefined && !findChild(base, "interface"))
      brought.set("interface", [
        ...(brought.get("interface") ?? []),
        { origin: range.origin, node: { kind: "list", schema: interfaces, entries: [] } },
      ]);
    return members;
  }
}

/** What the result has no use for; an unused group or range is gone as well. */
function isDirective({ schema: { name } }: ConfigNode, path: Path): boolean {
  if (name === applyGroups || name === applyGroupsExcept) return true;
  return (
    (path.length === 0 && name === "groups") || (isInterfaces(path) && name === "interface-range")
  );
}

function isInterfaces(path: Path): boolean {
  return path.length === 1 && path[0]?.schema.name === "interfaces";
}

function isInterfaceList(schema: SchemaNode, path: Path): boolean {
  return isInterfaces(path) && schema.name === "interface";
}

function isHollow(container: Container): boolean {
  return container.children.length === 0 && !container.schema.presence;
}

/** Of the cases of one choice only one may stand, so what is there keeps the others out. */
function excluded(children: readonly ConfigNode[], schema: SchemaNode | undefined): boolean {
  const choice = schema?.choice;
  if (choice === undefined) return false;
  return children.some((child) => {
    const { choice: made } = child.schema;
    const isInactive = child.kind !== "list" && child.marks?.inactive === true;
    return !isInactive && made?.name === choice.name && made.case !== choice.case;
  });
}

function activeValues(parent: Parent, name: string): readonly string[] {
  const list = findChild(parent, name);
  const isActive = list?.kind === "leaf-list" && list.marks?.inactive !== true;
  return isActive ? leafListValues(parent, name) : [];
}

function isListBrought(brought: Brought): brought is Brought<List> {
  return brought.node.kind === "list";
}

function layersOf(brought: readonly Brought[]): readonly Layer[] {
  return brought.flatMap(({ origin, node }) =>
    node.kind === "container" ? [layer(node, origin)] : [],
  );
}

/** What a range has from a group keeps the group as its origin, with all that is inside. */
function layer(data: Parent, origin: Origin): Layer {
  return { data, origin: data.origin ?? origin };
}

function below(path: Path, statement: Container | ListEntry): Path {
  return [...path, statement];
}
