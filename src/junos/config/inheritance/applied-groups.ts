import { activeTree } from "../active-tree.ts";
import type { ConfigTree, ListEntry, Origin, Parent } from "../config-node.ts";
import type { PathPart } from "../edit-path.ts";
import { findChild } from "../lookup.ts";
import type { InheritanceWork } from "./inheritance-work.ts";
import { entriesFor, type Layer, type Path } from "./layer.ts";

/** Groups of these names belong to one routing engine, cluster node or chassis member. */
const placeName = /^(re|node|member)(\d+)$/;
/** `apply-groups "${node}"` of a chassis cluster. */
const placeVariable = /^\$\{(re|node|member)\}$/;

/** The active groups of one configuration. */
export class AppliedGroups {
  readonly #active: ReadonlyMap<string, ListEntry>;
  readonly #defined: ReadonlySet<string>;
  readonly #origins = new Map<string, Origin>();
  readonly #work: InheritanceWork;

  constructor(tree: ConfigTree, work: InheritanceWork) {
    this.#active = new Map(groupsOf(activeTree(tree)).map((entry) => [nameOf(entry), entry]));
    this.#defined = new Set(groupsOf(tree).map(nameOf));
    this.#work = work;
  }

  /**
   * What the groups of an `apply-groups` at `path` have for that place, the first named first. A
   * device answers as the first of its routing engines: `re1` or `node1` bring nothing, `${node}`
   * is `node0`.
   */
  layersAt(names: readonly string[], path: Path): readonly Layer[] {
    if (!this.#work.spend(names.length, path)) return [];
    return names.flatMap((named) => {
      const name = named.replace(placeVariable, "$10");
      const entry = this.#active.get(name);
      if (entry === undefined) {
        if (!this.#defined.has(name) && !placeName.test(name))
          this.#work.report(`configuration group '${name}' is not defined`, path);
        return [];
      }
      const place = placeName.exec(name);
      if (place !== null && Number(place[2]) > 0) return [];
      const origin = this.#originOf(name);
      return this.#dataAt(entry, path).map((data) => ({ origin, data }));
    });
  }

  #originOf(name: string): Origin {
    let origin = this.#origins.get(name);
    if (origin === undefined) {
      origin = { kind: "group", name };
      this.#origins.set(name, origin);
    }
    return origin;
  }

  #dataAt(entry: ListEntry, path: Path): readonly Parent[] {
    let found: readonly Parent[] = [entry];
    for (const part of path) found = found.flatMap((parent) => this.#below(parent, part, path));
    return found;
  }

  #below(parent: Parent, { schema, keys }: PathPart, path: Path): readonly Parent[] {
    const child = findChild(parent, schema.name);
    if (child?.kind === "container" && keys === undefined) return [child];
    return child?.kind === "list" && keys !== undefined
      ? entriesFor(child, keys, this.#work, path)
      : [];
  }
}

function groupsOf(tree: ConfigTree): readonly ListEntry[] {
  const groups = findChild(tree, "groups");
  return groups?.kind === "list" ? groups.entries : [];
}

function nameOf(entry: ListEntry): string {
  return entry.keys[0] ?? "";
}
