import { Derived } from "../../../base/index.ts";
import type { ConfigNode, List, ListEntry, Parent } from "../config-node.ts";
import { isWildcard } from "./wildcard.ts";

/** Statements that say how to inherit and are not part of what comes of it. */
const directives: ReadonlySet<string> = new Set([
  "apply-groups",
  "apply-groups-except",
  "groups",
  "interface-range",
]);

type Branch = Parent | List;
const known = new Derived<Branch, Plainness>();

interface Plainness {
  /** Nothing inside asks for inheritance or applies only to what matches. */
  readonly plain: boolean;
  /** Statements inside, 32 characters of text counting as one more. */
  readonly weight: number;
}

/** Whether a subtree stands for nothing but itself, so that inheritance may take it as it is. */
export function isPlain(node: ConfigNode | ListEntry): boolean {
  return plainness(node).plain;
}

/** How much a subtree costs to print, roughly: the measure of `limits.inheritanceWork`. */
export function weightOf(node: ConfigNode | ListEntry): number {
  return plainness(node).weight;
}

/** Remembered per node, so after a commit only the changed paths are looked at. */
function plainness(node: ConfigNode | ListEntry): Plainness {
  if (node.kind === "leaf") return leafPlainness(node.schema.name, [node.value]);
  if (node.kind === "leaf-list") return leafPlainness(node.schema.name, node.values);
  return known.of(node, () => {
    const parts = (node.kind === "list" ? node.entries : node.children).map(plainness);
    const ownKeys = node.kind === "entry" ? node.keys : [];
    return {
      plain:
        parts.every(({ plain }) => plain) &&
        !directives.has(node.schema.name) &&
        !ownKeys.some(isWildcard),
      weight: parts.reduce((sum, { weight }) => sum + weight, textWeight(ownKeys)),
    };
  });
}

function leafPlainness(name: string, values: readonly string[]): Plainness {
  return { plain: !directives.has(name), weight: textWeight(values) };
}

function textWeight(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + (text.length >> 5), 1);
}
