import { escapeAttribute } from "../../../xml/index.ts";
import {
  type ConfigNode,
  type ConfigTree,
  equalTrees,
  findChild,
  findEntry,
  type Origin,
  type Parent,
} from "../../config/index.ts";
import {
  type ModularPrintOptions,
  namespaceAttribute,
  printModule,
  type StatementNamespace,
} from "./print-modules.ts";
import {
  configurationTag,
  markAttributes,
  printAround,
  printComment,
  printLeaf,
  printLeafList,
  printNode,
} from "./print-xml.ts";
import { joinPieces, type TextPiece } from "./text-rope.ts";

/** What elements say about themselves in attributes, besides `inactive` and `protect`. */
export interface XmlMarking {
  /**
   * Inherited elements, keys included, name their source of these kinds in `junos:group` and
   * `junos:interface-range`. @defaultValue none
   */
  readonly origins?: readonly Origin["kind"][];
  /**
   * What differs from this tree and the statements around it have `junos:changed`; what was deleted
   * shows on the statements around it. @defaultValue nothing is compared
   */
  readonly changedSince?: ConfigTree;
}

const changed = ' junos:changed="changed"';
const originNames: Readonly<Record<Origin["kind"], string>> = {
  group: "junos:group",
  "interface-range": "junos:interface-range",
};

/**
 * The configuration in XML with marks in attributes. Nothing of it is remembered.
 */
export function printMarkedXml(
  tree: ConfigTree,
  { origins = [], changedSince }: XmlMarking,
  { attributes = [], namespaceOf }: ModularPrintOptions = {},
): string {
  const originOf = (origin: Origin | undefined): string =>
    origin === undefined || !origins.includes(origin.kind)
      ? ""
      : ` ${originNames[origin.kind]}="${escapeAttribute(origin.name)}"`;
  const isChanged = changedSince !== undefined && !equalTrees(changedSince, tree);
  const mark: readonly [string, string][] = isChanged ? [["junos:changed", "changed"]] : [];
  const out: TextPiece[] = [configurationTag([...attributes, ...mark])];
  const base = isChanged ? { before: changedSince } : undefined;
  const marksOrigins = origins.length > 0;
  printChildren(tree, {
    depth: 1,
    out,
    originOf,
    marksOrigins,
    base,
    from: undefined,
    namespaceOf,
  });
  out.push("</configuration>\n");
  return joinPieces(out);
}

interface Printing {
  readonly depth: number;
  readonly out: TextPiece[];
  readonly originOf: (origin: Origin | undefined) => string;
  /** Directly below `<configuration>`, and below a group. */
  readonly namespaceOf: StatementNamespace | undefined;
  /** Otherwise what did not change is printed as it always is. */
  readonly marksOrigins: boolean;
  /** Where what is around was inherited from. */
  readonly from: Origin | undefined;
  /** What the parent was before it changed, if it was; undefined when it did not change. */
  readonly base: { readonly before: Parent | undefined } | undefined;
}

function printChildren(parent: Parent, printing: Printing): void {
  const { depth, out, originOf, marksOrigins, namespaceOf, from, base } = printing;
  const printUnchanged = (node: ConfigNode): void =>
    namespaceOf === undefined
      ? printNode(node, depth, out)
      : printModule(node, depth, namespaceOf, out);
  for (const node of parent.children) {
    const before = base?.before && findChild(base.before, node.schema.name);
    const isChanged = base !== undefined && (before === undefined || !equalTrees(before, node));
    const mark = isChanged ? changed : "";
    if (!isChanged && !marksOrigins) {
      printUnchanged(node);
      continue;
    }
    switch (node.kind) {
      case "container":
        printParent(node, before?.kind === "container" ? before : undefined, isChanged, printing);
        break;
      case "list":
        for (const entry of node.entries) {
          const old = before?.kind === "list" ? findEntry(before, entry.keys) : undefined;
          const differs = isChanged && (old === undefined || !equalTrees(old, entry));
          if (differs || marksOrigins) printParent(entry, old, differs, printing);
          else printUnchanged({ ...node, entries: [entry] });
        }
        break;
      case "leaf":
        printLeaf(node, depth, out, mark + originOf(node.origin ?? from));
        break;
      case "leaf-list":
        printLeafList(node, depth, out, (at) => mark + originOf(node.origins?.[at] ?? from));
    }
  }
}

function printParent(
  node: Parent,
  before: Parent | undefined,
  isChanged: boolean,
  printing: Printing,
): void {
  const { depth, out, originOf, namespaceOf } = printing;
  const from = node.origin ?? printing.from;
  const origin = originOf(from);
  const namespace = namespaceAttribute(node, namespaceOf);
  const attributes = markAttributes(node.marks) + namespace + (isChanged ? changed : "") + origin;
  const base = isChanged ? { before } : undefined;
  /** A group holds statements of the same modules. */
  const inside = depth === 1 && node.schema.name === "groups" ? namespaceOf : undefined;
  const below = { ...printing, depth: depth + 1, from, base, namespaceOf: inside };
  printComment(node.marks, depth, out);
  printAround(node, depth, out, attributes, () => printChildren(node, below), origin);
}
