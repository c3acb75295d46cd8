import { escapeAttribute, escapeText } from "../../../xml/index.ts";
import type {
  ConfigNode,
  ConfigTree,
  Leaf,
  LeafList,
  ListEntry,
  Marks,
  Parent,
} from "../../config/index.ts";
import type { SchemaNode } from "../../schema/index.ts";
import { writeAnnotation } from "../annotation.ts";
import { choiceIdent, choiceValue } from "./choice-keys.ts";
import { appendCached, joinPieces, type RopeCache, type TextPiece } from "./text-rope.ts";
import { xmlNameOf } from "./xml-name.ts";

/** Namespace of configuration elements in the default mode of Junos (not `rfc-compliant`). */
export const xnmNamespace = "http://xml.juniper.net/xnm/1.1/xnm";

/** Namespace of Junos attributes and annotations in documents that belong to no release, as in commit scripts. */
export const junosNamespace = "http://xml.juniper.net/junos/*/junos";

export interface XmlPrintOptions {
  /**
   * Attributes of the `<configuration>` tag as `[qualified name, value]`, in order, `xmlns` included:
   * Junos writes none around an empty get-config. @defaultValue none
   */
  readonly attributes?: readonly (readonly [name: string, value: string])[];
}

/**
 * The configuration as Junos prints it in XML: one element per line, four blanks per level, a
 * newline at the end. What is below `<configuration>` is remembered per node, so printing an
 * unchanged or shared tree again costs a walk over few large pieces.
 */
export function printXmlConfiguration(tree: ConfigTree, options: XmlPrintOptions = {}): string {
  const out: TextPiece[] = [configurationTag(options.attributes ?? [])];
  printChildren(tree, 1, out);
  out.push("</configuration>\n");
  return joinPieces(out);
}

/** The line that opens a configuration. */
export function configurationTag(attributes: NonNullable<XmlPrintOptions["attributes"]>): string {
  const written = attributes.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  return `<configuration${written.join("")}>\n`;
}

/** One cache per depth: a group's subtree may stand at two depths at the same time. */
const caches: RopeCache[] = [];

function cacheOf(depth: number): RopeCache {
  return (caches[depth] ??= new WeakMap());
}

function printChildren(parent: Parent, depth: number, out: TextPiece[]): void {
  for (const child of parent.children) printNode(child, depth, out);
}

/** Appends a statement with all that is in it. */
export function printNode(node: ConfigNode, depth: number, out: TextPiece[]): void {
  switch (node.kind) {
    case "container":
      return appendCached(cacheOf(depth), node, out, (into) => printParent(node, depth, into));
    case "list":
      return appendCached(cacheOf(depth), node, out, (into) => {
        for (const entry of node.entries)
          appendCached(cacheOf(depth), entry, into, (inside) => printParent(entry, depth, inside));
      });
    case "leaf":
      return printLeaf(node, depth, out);
    case "leaf-list":
      return printLeafList(node, depth, out);
  }
}

/** Appends a container or entry with `attributes` (` name="value"`) behind those of its marks, round what `inside` appends. */
export function printParent(
  node: Parent,
  depth: number,
  out: TextPiece[],
  attributes: string = "",
  inside: () => void = () => printChildren(node, depth + 1, out),
): void {
  printComment(node.marks, depth, out);
  printAround(node, depth, out, markAttributes(node.marks) + attributes, inside);
}

/** Appends the tags and keys of a container or entry round what `inside` appends. */
export function printAround(
  node: Parent,
  depth: number,
  out: TextPiece[],
  attributes: string,
  inside: () => void,
  keyAttributes: string = "",
): void {
  const name = elementName(node.schema);
  const indent = indentation(depth);
  out.push(`${indent}<${name}${attributes}${placeAttributes(node)}>\n`);
  if (node.kind === "entry") printKeys(node, indentation(depth + 1), out, keyAttributes);
  inside();
  out.push(`${indent}</${name}>\n`);
}

/** An entry that a filter counted says which it is. */
function placeAttributes(node: Parent): string {
  if (node.kind !== "entry" || node.place === undefined) return "";
  const { position, total } = node.place;
  return ` junos:position="${position}" junos:total="${total}"`;
}

function printKeys(entry: ListEntry, indent: string, out: TextPiece[], attributes: string): void {
  const { keys } = entry.schema;
  for (const [index, key] of keys.entries()) {
    const value = entry.keys[index] ?? "";
    if (key === choiceIdent) {
      const argument = entry.keys[keys.indexOf(choiceValue)] ?? "";
      out.push(indent + simpleElement(xmlNameOf(value), attributes, argument, argument === ""));
    } else if (key !== choiceValue || !keys.includes(choiceIdent)) {
      out.push(indent + simpleElement(key, attributes, value, false));
    }
  }
}

/** Appends a leaf with `attributes` behind those of its marks. */
export function printLeaf(
  leaf: Leaf,
  depth: number,
  out: TextPiece[],
  attributes: string = "",
): void {
  printComment(leaf.marks, depth, out);
  const { schema, value } = leaf;
  const empty = value === "" && (schema.unknown || schema.type.base === "empty");
  const all = markAttributes(leaf.marks) + attributes;
  out.push(indentation(depth) + simpleElement(elementName(schema), all, value, empty));
}

/** Appends the values of a leaf-list with `attributes` of all or each behind those of its marks. */
export function printLeafList(
  list: LeafList,
  depth: number,
  out: TextPiece[],
  attributes: string | ((index: number) => string) = "",
): void {
  const indent = indentation(depth);
  const name = elementName(list.schema);
  const marks = markAttributes(list.marks);
  printComment(list.marks, depth, out);
  for (const [index, value] of list.values.entries()) {
    const own = typeof attributes === "string" ? attributes : attributes(index);
    out.push(indent + simpleElement(name, marks + own, value, false));
  }
}

/** Appends an element without content. */
export function printEmptyElement(
  schema: SchemaNode,
  depth: number,
  out: TextPiece[],
  attributes: string,
): void {
  out.push(indentation(depth) + simpleElement(elementName(schema), attributes, "", true));
}

function simpleElement(name: string, attributes: string, value: string, empty: boolean): string {
  return empty
    ? `<${name}${attributes}/>\n`
    : `<${name}${attributes}>${escapeText(value)}</${name}>\n`;
}

/** Appends the annotation that stands before a statement, if it has one. */
export function printComment(marks: Marks | undefined, depth: number, out: TextPiece[]): void {
  if (marks?.comment === undefined) return;
  const comment = escapeText(writeAnnotation(marks.comment, "").trimEnd());
  out.push(`${indentation(depth)}<junos:comment>${comment}</junos:comment>\n`);
}

/** The attributes of `inactive:` and `protect:`. */
export function markAttributes(marks: Marks | undefined): string {
  if (marks === undefined) return "";
  return (
    (marks.protect ? ' protect="protect"' : "") + (marks.inactive ? ' inactive="inactive"' : "")
  );
}

function elementName(schema: SchemaNode): string {
  return schema.unknown ? xmlNameOf(schema.name) : schema.name;
}

const indentations: string[] = [];

function indentation(depth: number): string {
  return (indentations[depth] ??= " ".repeat(4 * depth));
}
