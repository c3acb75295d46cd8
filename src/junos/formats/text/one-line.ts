import type { ConfigNode, Parent } from "../../config/index.ts";
import { writeKeys } from "../bare-values.ts";
import { writeWord } from "../quoting.ts";
import { type LeafNode, leafText } from "./leaf-text.ts";

/** How a container or an entry begins in text form. */
export interface ParentLine {
  readonly line: string;
  /** What follows in braces; undefined: the line says all. */
  readonly inBraces: Parent | undefined;
  /** The statements inside that stand on the line. */
  readonly onLine: readonly ConfigNode[];
  /** The line holds a secret. */
  readonly secret: boolean;
}

/**
 * The line of a container or entry called `name`. Values without keyword stand on it; so does the
 * rest where the schema wants one line and marks do not need lines of their own.
 */
export function lineOf(node: Parent, name: string): ParentLine {
  const head = hasHead(node) ? node.children.filter(standsInHead) : [];
  const rest =
    head.length === 0 ? node.children : node.children.filter((child) => !standsInHead(child));
  if (rest.length === 0 && !node.schema.unknown) return oneLine(node, name, head);
  if (wantsOneLine(node, rest)) return oneLine(node, name, [...head, ...rest]);
  const line = [name, ...head.map((leaf) => leafText(node.schema, leaf))].join(" ");
  const inBraces = head.length === 0 ? node : { ...node, children: rest };
  return { line, inBraces, onLine: head, secret: false };
}

function oneLine(node: Parent, name: string, children: readonly ConfigNode[]): ParentLine {
  const line = [name, ...children.flatMap((child) => wordsOf(node, child))].join(" ");
  return { line, inBraces: undefined, onLine: children, secret: children.some(holdsSecret) };
}

/** A container that the schema does not put on one line keeps even its bare values in braces. */
function hasHead({ kind, schema }: Parent): boolean {
  return kind === "entry" || schema.oneliner || schema.onelinerPlus;
}

function standsInHead(child: ConfigNode): child is LeafNode {
  if (child.kind !== "leaf" && child.kind !== "leaf-list") return false;
  return child.schema.nokeyword && child.marks === undefined;
}

/** A single leaf may carry several values: `members [ 65000:1 65000:2 ];` is one attribute. */
function wantsOneLine({ schema }: Parent, children: readonly ConfigNode[]): boolean {
  if (schema.oneliner) return fitsLine(children);
  const [only, second] = children;
  return schema.onelinerPlus && second === undefined && only !== undefined && isPlainLeaf(only);
}

/** Only the last statement of a line may have words of its own, or they would be its successor's. */
function fitsLine(children: readonly ConfigNode[]): boolean {
  return children.every((child, index) => {
    if (isPlainLeaf(child)) return true;
    const only = onlyParent(child);
    if (only === undefined || index < children.length - 1) return false;
    return only.marks === undefined && !only.schema.unknown && fitsLine(only.children);
  });
}

/** The container, or the entry of a list that has one. */
function onlyParent(child: ConfigNode): Parent | undefined {
  if (child.kind === "container") return child;
  return child.kind === "list" && child.entries.length === 1 ? child.entries[0] : undefined;
}

function isPlainLeaf(child: ConfigNode): child is LeafNode {
  return (child.kind === "leaf" || child.kind === "leaf-list") && child.marks === undefined;
}

function wordsOf(parent: Parent, child: ConfigNode): readonly string[] {
  switch (child.kind) {
    case "leaf":
    case "leaf-list":
      return [leafText(parent.schema, child)];
    case "container":
      return [
        writeWord(child.schema.keyword),
        ...child.children.flatMap((grandchild) => wordsOf(child, grandchild)),
      ];
    case "list":
      return child.entries.flatMap((entry) => [
        ...(child.schema.hiddenKeyword ? [] : [writeWord(child.schema.keyword)]),
        ...writeKeys(parent.schema, child.schema, entry.keys),
        ...entry.children.flatMap((grandchild) => wordsOf(entry, grandchild)),
      ]);
  }
}

function holdsSecret(node: ConfigNode): boolean {
  switch (node.kind) {
    case "leaf":
    case "leaf-list":
      return node.schema.type.base === "secret";
    case "container":
      return node.children.some(holdsSecret);
    case "list":
      return node.entries.some((entry) => entry.children.some(holdsSecret));
  }
}
