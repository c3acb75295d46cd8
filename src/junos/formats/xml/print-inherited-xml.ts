import { escapeAttribute } from "../../../xml/index.ts";
import type { ConfigTree, Origin, Parent } from "../../config/index.ts";
import {
  configurationTag,
  markAttributes,
  printAround,
  printComment,
  printLeaf,
  printLeafList,
  type XmlPrintOptions,
} from "./print-xml.ts";
import { joinPieces, type TextPiece } from "./text-rope.ts";

const attributeNames: Readonly<Record<Origin["kind"], string>> = {
  group: "junos:group",
  "interface-range": "junos:interface-range",
};

/**
 * The configuration in XML with `junos:group` or `junos:interface-range` on every inherited element,
 * keys included, for these kinds of origin. Nothing of it is remembered.
 */
export function printInheritedXml(
  tree: ConfigTree,
  kinds: readonly Origin["kind"][],
  options: XmlPrintOptions = {},
): string {
  const attributeOf = (origin: Origin | undefined): string =>
    origin === undefined || !kinds.includes(origin.kind)
      ? ""
      : ` ${attributeNames[origin.kind]}="${escapeAttribute(origin.name)}"`;
  const out: TextPiece[] = [configurationTag(options.attributes ?? [])];
  printChildren(tree, { depth: 1, out, attributeOf });
  out.push("</configuration>\n");
  return joinPieces(out);
}

interface Printing {
  readonly depth: number;
  readonly out: TextPiece[];
  readonly attributeOf: (origin: Origin | undefined) => string;
  /** Where what is around was inherited from. */
  readonly from?: Origin;
}

function printChildren(parent: Parent, printing: Printing): void {
  const { depth, out, attributeOf, from } = printing;
  for (const node of parent.children) {
    switch (node.kind) {
      case "container":
        printParent(node, printing);
        break;
      case "list":
        for (const entry of node.entries) printParent(entry, printing);
        break;
      case "leaf":
        printLeaf(node, depth, out, attributeOf(node.origin ?? from));
        break;
      case "leaf-list":
        printLeafList(node, depth, out, (index) => attributeOf(node.origins?.[index] ?? from));
    }
  }
}

function printParent(node: Parent, printing: Printing): void {
  const { depth, out, attributeOf } = printing;
  const from = node.origin ?? printing.from;
  const attribute = attributeOf(from);
  const below = { ...printing, depth: depth + 1, ...(from === undefined ? {} : { from }) };
  const inside = (): void => printChildren(node, below);
  printComment(node.marks, depth, out);
  printAround(node, depth, out, markAttributes(node.marks) + attribute, inside, attribute);
}
