import {
  type ConfigNode,
  type ConfigTree,
  equalTrees,
  findChild,
  findEntry,
  type Parent,
} from "../../config/index.ts";
import {
  configurationTag,
  printLeaf,
  printLeafList,
  printNode,
  printParent,
  type XmlPrintOptions,
} from "./print-xml.ts";
import { joinPieces, type TextPiece } from "./text-rope.ts";

const changed = ' junos:changed="changed"';

/**
 * The configuration as `get-configuration changed="changed"` prints it: what differs from `base`
 * and the statements around it are marked. What was deleted shows on the statements around it.
 */
export function printXmlChanged(
  base: ConfigTree,
  tree: ConfigTree,
  { attributes = [] }: XmlPrintOptions = {},
): string {
  const isChanged = !equalTrees(base, tree);
  const mark: readonly [string, string][] = isChanged ? [["junos:changed", "changed"]] : [];
  const out: TextPiece[] = [configurationTag([...attributes, ...mark])];
  printInside(base, tree, 1, out);
  out.push("</configuration>\n");
  return joinPieces(out);
}

function printInside(
  base: Parent | undefined,
  parent: Parent,
  depth: number,
  out: TextPiece[],
): void {
  for (const child of parent.children) {
    const before = base && findChild(base, child.schema.name);
    if (before !== undefined && equalTrees(before, child)) printNode(child, depth, out);
    else printChanged(before, child, depth, out);
  }
}

function printChanged(
  base: ConfigNode | undefined,
  node: ConfigNode,
  depth: number,
  out: TextPiece[],
): void {
  switch (node.kind) {
    case "leaf":
      return printLeaf(node, depth, out, changed);
    case "leaf-list":
      return printLeafList(node, depth, out, changed);
    case "container":
      return printStatement(base?.kind === "container" ? base : undefined, node, depth, out);
    case "list":
      for (const entry of node.entries) {
        const before = base?.kind === "list" ? findEntry(base, entry.keys) : undefined;
        if (before !== undefined && equalTrees(before, entry)) {
          printNode({ ...node, entries: [entry] }, depth, out);
        } else printStatement(before, entry, depth, out);
      }
  }
}

function printStatement(
  base: Parent | undefined,
  node: Parent,
  depth: number,
  out: TextPiece[],
): void {
  printParent(node, depth, out, changed, () => printInside(base, node, depth + 1, out));
}
