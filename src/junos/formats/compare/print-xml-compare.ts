import { escapeAttribute } from "../../../xml/index.ts";
import {
  asList,
  type ConfigNode,
  type ConfigTree,
  equalTrees,
  type Leaf,
  type LeafList,
  type List,
  type ListEntry,
  type Marks,
  type Parent,
  type Statement,
} from "../../config/index.ts";
import {
  configurationTag,
  printAround,
  printComment,
  printEmptyElement,
  printLeaf,
  printLeafList,
  printParent,
  type XmlPrintOptions,
} from "../xml/print-xml.ts";
import { joinPieces, type TextPiece } from "../xml/text-rope.ts";
import { type Pair, pairChildren, pairEntries } from "./align.ts";
import { orderSteps } from "./user-order.ts";

const namespaces = [
  ["xmlns:nc", "urn:ietf:params:xml:ns:netconf:base:1.0"],
  ["xmlns:yang", "urn:ietf:params:xml:ns:yang:1"],
] as const;
const created = ' nc:operation="create"';
const deleted = ' nc:operation="delete"';

/**
 * The way from `base` to `changed` as `get-configuration compare="rollback" format="xml"` answers
 * it: what differs, with `nc:operation="create"` and `"delete"`, and the place of what is new or moved
 * in a user-ordered list in `yang:insert` and `yang:key`. As an edit-config it makes `changed` of `base`.
 */
export function printXmlCompare(
  base: ConfigTree,
  changed: ConfigTree,
  { attributes = [] }: XmlPrintOptions = {},
): string {
  const out: TextPiece[] = [configurationTag([...namespaces, ...attributes])];
  compareParents(base, changed, 1, out);
  out.push("</configuration>\n");
  return joinPieces(out);
}

function compareParents(base: Parent, changed: Parent, depth: number, out: TextPiece[]): void {
  if (base === changed) return;
  const pairs = pairChildren(base, changed).filter((pair) => pair.base !== pair.changed);
  // Deletions first: the other case of a choice makes room.
  for (const pair of pairs) if (pair.changed === undefined) compareNodes(pair, depth, out);
  for (const pair of pairs) if (pair.changed !== undefined) compareNodes(pair, depth, out);
}

function compareNodes({ base, changed }: Pair<ConfigNode>, depth: number, out: TextPiece[]): void {
  const node = changed ?? base;
  if (node?.kind === "list") {
    compareLists(asList(base), asList(changed), depth, out);
  } else if (node?.kind === "container") {
    compareStatements(asContainer(base), asContainer(changed), depth, out);
  } else {
    compareLeaves(asLeaf(base), asLeaf(changed), depth, out);
  }
}

function compareLeaves(
  base: Leaf | LeafList | undefined,
  changed: Leaf | LeafList | undefined,
  depth: number,
  out: TextPiece[],
): void {
  if (base !== undefined && changed !== undefined && equalTrees(base, changed)) return;
  if (base !== undefined) printEmptyElement(base.schema, depth, out, deleted);
  if (changed?.kind === "leaf") printLeaf(changed, depth, out, created);
  if (changed?.kind === "leaf-list") printLeafList(changed, depth, out, created);
}

/** `place`: attributes that say where a new or moved entry stands. */
function compareStatements(
  base: Parent | undefined,
  changed: Parent | undefined,
  depth: number,
  out: TextPiece[],
  place: string = "",
): void {
  if (changed === undefined) {
    if (base?.kind === "container") printEmptyElement(base.schema, depth, out, deleted);
    if (base?.kind === "entry") printAround(base, depth, out, deleted, () => undefined);
  } else if (base === undefined) {
    printParent(changed, depth, out, created + place);
  } else {
    const inside: TextPiece[] = [];
    compareParents(base, changed, depth + 1, inside);
    const attributes = markChanges(base.marks, changed.marks) + place;
    const commented = base.marks?.comment !== changed.marks?.comment;
    if (inside.length === 0 && attributes === "" && !commented) return;
    if (commented) printCommentChange(changed, depth, out);
    printAround(changed, depth, out, attributes, () => {
      for (const piece of inside) out.push(piece);
    });
  }
}

function compareLists(
  base: List | undefined,
  changed: List | undefined,
  depth: number,
  out: TextPiece[],
): void {
  const before = base?.entries ?? [];
  const after = changed?.entries ?? [];
  if ((changed ?? base)?.schema.orderedByUser !== true) {
    for (const pair of pairEntries(before, after)) {
      if (pair.base !== pair.changed) compareStatements(pair.base, pair.changed, depth, out);
    }
    return;
  }
  let previous: ListEntry | undefined;
  for (const step of orderSteps(before, after, () => false)) {
    if (step.kind === "gone") {
      compareStatements(step.before, undefined, depth, out);
      continue;
    }
    const from = step.kind === "new" ? undefined : step.before;
    const place = step.kind === "kept" ? "" : placeAfter(previous);
    compareStatements(from, step.after, depth, out, place);
    previous = step.after;
  }
}

/** RFC 7950 7.8.6: the neighbour is named by a predicate per key. */
function placeAfter(previous: ListEntry | undefined): string {
  if (previous === undefined) return ' yang:insert="first"';
  const predicates = previous.schema.keys.map((key, index) => {
    const value = previous.keys[index] ?? "";
    const mark = value.includes("'") ? '"' : "'";
    return `[${key}=${mark}${value}${mark}]`;
  });
  return ` yang:insert="after" yang:key="${escapeAttribute(predicates.join(""))}"`;
}

function markChanges(base: Marks | undefined, changed: Marks | undefined): string {
  const protect = changed?.protect ? ' protect="protect"' : ' unprotect="unprotect"';
  const inactive = changed?.inactive ? ' inactive="inactive"' : ' active="active"';
  return (
    (base?.protect === changed?.protect ? "" : protect) +
    (base?.inactive === changed?.inactive ? "" : inactive)
  );
}

/** An empty comment element removes the annotation. */
function printCommentChange({ marks }: Statement, depth: number, out: TextPiece[]): void {
  if (marks?.comment === undefined) out.push(`${" ".repeat(4 * depth)}<junos:comment/>\n`);
  else printComment(marks, depth, out);
}

function asContainer(node: ConfigNode | undefined): Parent | undefined {
  return node?.kind === "container" ? node : undefined;
}

function asLeaf(node: ConfigNode | undefined): Leaf | LeafList | undefined {
  return node?.kind === "leaf" || node?.kind === "leaf-list" ? node : undefined;
}
