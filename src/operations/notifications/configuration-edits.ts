import { limits } from "../../base/index.ts";
import {
  type ConfigNode,
  type ConfigTree,
  equalTrees,
  findChild,
  findEntry,
  type List,
  type ListEntry,
  type Parent,
} from "../../junos/config/index.ts";

/** A step of an instance-identifier: an element, and which of several it is. */
export interface TargetStep {
  readonly name: string;
  /** Key leaves with their values; the name `.` stands for the value of a leaf-list. */
  readonly keys: readonly (readonly [name: string, value: string])[];
}

/** One change of the running configuration (RFC 6470 `edit`). */
export interface ConfigurationEdit {
  /** From below `<configuration>`; empty: the whole of it. */
  readonly target: readonly TargetStep[];
  readonly operation: "create" | "delete" | "merge" | "replace";
}

/**
 * What a commit changed, statement by statement: the topmost ones that came or went, leaves with other
 * values, and `merge` for statements of which only marks or order differ. More than
 * `limits.notifiedEdits` are told as one change of the whole.
 */
export function configurationEdits(
  previous: ConfigTree,
  running: ConfigTree,
): readonly ConfigurationEdit[] {
  const edits: ConfigurationEdit[] = [];
  compareParents(previous, running, [], edits);
  return edits.length > limits.notifiedEdits ? [{ target: [], operation: "replace" }] : edits;
}

type Steps = readonly TargetStep[];

function compareParents(one: Parent, other: Parent, at: Steps, edits: ConfigurationEdit[]): void {
  const before = edits.length;
  for (const child of one.children) {
    if (edits.length > limits.notifiedEdits) return;
    const now = findChild(other, child.schema.name);
    if (now === undefined) tell(child, at, "delete", edits);
    else if (!equalTrees(child, now)) compareNodes(child, now, at, edits);
  }
  for (const child of other.children) {
    if (edits.length > limits.notifiedEdits) return;
    if (findChild(one, child.schema.name) === undefined) tell(child, at, "create", edits);
  }
  if (edits.length === before && !equalTrees(one, other))
    edits.push({ target: at, operation: "merge" });
}

function compareNodes(
  one: ConfigNode,
  other: ConfigNode,
  at: Steps,
  edits: ConfigurationEdit[],
): void {
  const here = [...at, { name: other.schema.name, keys: [] }];
  if (one.kind === "container" && other.kind === "container")
    return compareParents(one, other, here, edits);
  if (one.kind === "list" && other.kind === "list") return compareLists(one, other, at, edits);
  if (one.kind === "leaf-list" && other.kind === "leaf-list") {
    const gone = { ...one, values: one.values.filter((value) => !other.values.includes(value)) };
    const come = { ...other, values: other.values.filter((value) => !one.values.includes(value)) };
    tell(gone, at, "delete", edits);
    tell(come, at, "create", edits);
    if (gone.values.length + come.values.length > 0) return;
    edits.push({ target: here, operation: "merge" });
    return;
  }
  const isSameValue = one.kind === "leaf" && other.kind === "leaf" && one.value === other.value;
  edits.push({ target: here, operation: isSameValue ? "merge" : "replace" });
}

function compareLists(one: List, other: List, at: Steps, edits: ConfigurationEdit[]): void {
  const before = edits.length;
  for (const entry of one.entries) {
    if (edits.length > limits.notifiedEdits) return;
    const now = findEntry(other, entry.keys);
    if (now === undefined) edits.push({ target: [...at, entryStep(entry)], operation: "delete" });
    else if (!equalTrees(entry, now)) compareParents(entry, now, [...at, entryStep(now)], edits);
  }
  for (const entry of other.entries) {
    if (edits.length > limits.notifiedEdits) return;
    if (findEntry(one, entry.keys) === undefined)
      edits.push({ target: [...at, entryStep(entry)], operation: "create" });
  }
  if (edits.length > before) return;
  for (const entry of other.entries.slice(0, 1))
    edits.push({ target: [...at, entryStep(entry)], operation: "merge" });
}

/** A statement that is there in one of the trees only; of a list or leaf-list, each of its parts. */
function tell(
  node: ConfigNode,
  at: Steps,
  operation: "create" | "delete",
  edits: ConfigurationEdit[],
): void {
  const { name } = node.schema;
  const room = limits.notifiedEdits + 1 - edits.length;
  if (node.kind === "list") {
    for (const entry of node.entries.slice(0, room))
      edits.push({ target: [...at, entryStep(entry)], operation });
  } else if (node.kind === "leaf-list") {
    for (const value of node.values.slice(0, room))
      edits.push({ target: [...at, { name, keys: [[".", value]] }], operation });
  } else edits.push({ target: [...at, { name, keys: [] }], operation });
}

function entryStep({ schema, keys }: ListEntry): TargetStep {
  const named = schema.keys.map((name, index) => [name, keys[index] ?? ""] as const);
  return { name: schema.name, keys: named.filter(([, value]) => value !== "") };
}
