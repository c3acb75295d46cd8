import { escapeAttribute } from "../../../xml/index.ts";
import type { ConfigNode, ConfigTree, Parent } from "../../config/index.ts";
import { configurationTag, printNode, printParent, type XmlPrintOptions } from "./print-xml.ts";
import { joinPieces, type TextPiece } from "./text-rope.ts";

/** The namespace that a statement below `<configuration>` declares; undefined: none. */
export type StatementNamespace = (name: string) => string | undefined;

/** How a configuration is printed whose statements may stand in namespaces of their own. */
export interface ModularPrintOptions extends XmlPrintOptions {
  /** @defaultValue no statement declares one */
  readonly namespaceOf?: StatementNamespace | undefined;
}

/** The configuration in XML with the namespaces of its YANG modules. */
export function printModularXml(
  tree: ConfigTree,
  options: XmlPrintOptions & { readonly namespaceOf: StatementNamespace },
): string {
  const out: TextPiece[] = [configurationTag(options.attributes ?? [])];
  printModules(tree, 1, options.namespaceOf, out);
  out.push("</configuration>\n");
  return joinPieces(out);
}

/** ` xmlns="..."` of a statement, or nothing. */
export function namespaceAttribute(node: ConfigNode | Parent, of?: StatementNamespace): string {
  const namespace = of?.(node.schema.name);
  return namespace === undefined ? "" : ` xmlns="${escapeAttribute(namespace)}"`;
}

/**
 * Appends the statements below `<configuration>`, each in the namespace of its YANG module. A group
 * holds statements of the same modules, so they declare theirs again.
 */
function printModules(
  parent: Parent,
  depth: number,
  of: StatementNamespace,
  out: TextPiece[],
): void {
  for (const child of parent.children) printModule(child, depth, of, out);
}

/** Appends one statement below `<configuration>` or below a group. */
export function printModule(
  node: ConfigNode,
  depth: number,
  of: StatementNamespace,
  out: TextPiece[],
): void {
  if (node.kind === "container") return printParent(node, depth, out, namespaceAttribute(node, of));
  if (node.kind !== "list") return printNode(node, depth, out);
  const isGroups = depth === 1 && node.schema.name === "groups";
  for (const entry of node.entries) {
    if (isGroups) printParent(entry, depth, out, "", () => printModules(entry, depth + 1, of, out));
    else printParent(entry, depth, out, namespaceAttribute(entry, of));
  }
}
