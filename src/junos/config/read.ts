import type { ConfigNode, Container, ListEntry, Parent, Statement } from "./config-node.ts";
import { editPath, type PathPart } from "./edit-path.ts";
import { findChild, findEntry } from "./lookup.ts";

/**
 * One step down: the element name of a child, or a list with the key values of one of its
 * entries: `find(tree, "interfaces", ["interface", "ge-0/0/0"], ["unit", "0"], "family", "inet")`.
 */
export type Step = string | readonly [list: string, ...keys: string[]];

/** The statement or list that the steps lead to. */
export function find(
  parent: Parent,
  ...steps: readonly Step[]
): ConfigNode | ListEntry | undefined {
  let at: ConfigNode | ListEntry | undefined = parent;
  for (const step of steps) {
    if (at?.kind !== "container" && at?.kind !== "entry") return undefined;
    at = typeof step === "string" ? findChild(at, step) : entryAt(at, step);
  }
  return at;
}

function entryAt(
  parent: Parent,
  [name, ...keys]: readonly [string, ...string[]],
): ListEntry | undefined {
  const list = findChild(parent, name);
  return list?.kind === "list" ? findEntry(list, keys) : undefined;
}

/** The container or entry that the steps lead to. */
export function findParent(parent: Parent, ...steps: readonly Step[]): Parent | undefined {
  const found = find(parent, ...steps);
  return found?.kind === "container" || found?.kind === "entry" ? found : undefined;
}

/** Whether the steps lead to anything. */
export function has(parent: Parent, ...steps: readonly Step[]): boolean {
  return find(parent, ...steps) !== undefined;
}

/** The value of the leaf that the steps lead to; a key leaf of an entry counts. */
export function leafValue(parent: Parent, ...steps: readonly Step[]): string | undefined {
  const found = find(parent, ...steps);
  if (found?.kind === "leaf") return found.value;
  const name = steps.at(-1);
  const holder = findParent(parent, ...steps.slice(0, -1));
  return holder?.kind === "entry" && typeof name === "string" ? keyOf(holder, name) : undefined;
}

function keyOf({ schema, keys }: ListEntry, name: string): string | undefined {
  return keys[schema.keys.indexOf(name)];
}

/** The values of the leaf-list that the steps lead to; none when it does not exist. */
export function leafListValues(parent: Parent, ...steps: readonly Step[]): readonly string[] {
  const found = find(parent, ...steps);
  return found?.kind === "leaf-list" ? found.values : [];
}

/** The entries of the list that the steps lead to; none when it does not exist. */
export function entriesOf(parent: Parent, ...steps: readonly Step[]): readonly ListEntry[] {
  const found = find(parent, ...steps);
  return found?.kind === "list" ? found.entries : [];
}

/** Statements directly in a parent: entries instead of their lists. */
export function* statementsOf(parent: Parent): Generator<Statement> {
  for (const child of parent.children)
    if (child.kind === "list") yield* child.entries;
    else yield child;
}

/**
 * Calls `visit` for every statement below `parent`, parents first, with the statements that lead
 * to it and itself last: `editPath` takes them. `false` keeps the walk out of the statement.
 */
export function walk(
  parent: Parent,
  visit: (statement: Statement, path: readonly Statement[]) => boolean | void,
  path: readonly Statement[] = [],
): void {
  for (const statement of statementsOf(parent)) {
    const here = [...path, statement];
    const isParent = statement.kind === "container" || statement.kind === "entry";
    if (visit(statement, here) !== false && isParent) walk(statement, visit, here);
  }
}

/** `[edit ...]` form of a place in a tree, whether or not something stands there. */
export function editPathOf(tree: Container, ...steps: readonly Step[]): string {
  const parts: PathPart[] = [];
  let schema = tree.schema;
  for (const step of steps) {
    const [name, ...keys] = typeof step === "string" ? [step] : step;
    const next = schema.children.get(name);
    if (next === undefined) break;
    schema = next;
    parts.push(keys.length === 0 ? { schema } : { schema, keys });
  }
  return editPath(parts);
}
