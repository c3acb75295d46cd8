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
  const attributes = (options.attributes ?? []).map(
    ([name, value]) => ` ${name}="${escapeAttribute(value)}"`,
  );
  const out: TextPiece[] = [`<configuration${attributes.join("")}>\n`];
  printChildren(tree, 1, out);
  out.push("</configuration>\n");
  return joinPieces(out);
}

/** One cache per depth: a group's subtree may stand at two depths at the same time. */
const caches: RopeCache[] = [];

function cacheOf(depth: number): RopeCache {
  return (caches[depth] ??= new WeakMap());
}

function printChildren(parent: Parent, depth: number, out: TextPiece[]): void {
  for (const child of parent.children) printNode(child, depth, out);
}

function printNode(node: ConfigNode, depth: number, out: TextPiece[]): void {
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

function printParent(node: Parent, depth: number, out: TextPiece[]): void {
  const name = elementName(node.schema);
  const indent = indentation(depth);
  printComment(node.marks, indent, out);
  out.push(`${indent}<${name}${markAttributes(node.marks)}>\n`);
  if (node.kind === "entry") printKeys(node, indentation(depth + 1), out);
  printChildren(node, depth + 1, out);
  out.push(`${indent}</${name}>\n`);
}

function printKeys(entry: ListEntry, indent: string, out: TextPiece[]): void {
  const { keys } = entry.schema;
  for (const [index, key] of keys.entries()) {
    const value = entry.keys[index] ?? "";
    if (key === choiceIdent) {
      const argument = entry.keys[keys.indexOf(choiceValue)] ?? "";
      out.push(indent + simpleElement(xmlNameOf(value), "", argument, argument === ""));
    } else if (key !== choiceValue || !keys.includes(choiceIdent)) {
      out.push(indent + simpleElement(key, "", value, false));
    }
  }
}

function printLeaf(leaf: Leaf, depth: number, out: TextPiece[]): void {
  const indent = indentation(depth);
  printComment(leaf.marks, indent, out);
  const empty = leaf.value === "" && (leaf.schema.unknown || leaf.schema.type.base === "empty");
  out.push(
    indent + simpleElement(elementName(leaf.schema), markAttributes(leaf.marks), leaf.value, empty),
  );
}

function printLeafList(list: LeafList, depth: number, out: TextPiece[]): void {
  const indent = indentation(depth);
  const name = elementName(list.schema);
  const attributes = markAttributes(list.marks);
  printComment(list.marks, indent, out);
  for (const value of list.values) out.push(indent + simpleElement(name, attributes, value, false));
}

function simpleElement(name: string, attributes: string, value: string, empty: boolean): string {
  return empty
    ? `<${name}${attributes}/>\n`
    : `<${name}${attributes}>${escapeText(value)}</${name}>\n`;
}

function printComment(marks: Marks | undefined, indent: string, out: TextPiece[]): void {
  if (marks?.comment === undefined) return;
  const comment = escapeText(writeAnnotation(marks.comment, "").trimEnd());
  out.push(`${indent}<junos:comment>${comment}</junos:comment>\n`);
}

function markAttributes(marks: Marks | undefined): string {
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
