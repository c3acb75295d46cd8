import type { ConfigNode, ConfigTree, ListEntry } from "./config-node.ts";
import { equalTrees, sameItems, sameMarks } from "./equal-trees.ts";
import { keyText } from "./lookup.ts";

/**
 * The same configuration as `tree`, made of the nodes of `base` wherever both say the same: trees
 * that were read one by one cost no more memory than trees that were edited into each other.
 */
export function shareSubtrees(tree: ConfigTree, base: ConfigTree): ConfigTree {
  return shared(tree, base);
}

function shared<Node extends ConfigNode | ListEntry>(node: Node, base: Node): Node {
  switch (node.kind) {
    case "leaf":
    case "leaf-list":
      return equalTrees(node, base) ? base : node;
    case "list":
      return withParts(node, base, "entries");
    default:
      return withParts(node, base, "children");
  }
}

/** Counterparts have the same kind and name, and as entries the same keys. */
function withParts<Node extends ConfigNode | ListEntry>(
  node: Node,
  base: Node,
  member: "entries" | "children",
): Node {
  const parts = partsOf(node);
  const others = partsOf(base);
  const byIdentity = new Map(others.map((other) => [identityOf(other), other]));
  const sharedParts = parts.map((part) => {
    const other = byIdentity.get(identityOf(part));
    return other === undefined ? part : shared(part, other);
  });
  const sameOwn = node.kind === "list" || base.kind === "list" || sameMarks(node.marks, base.marks);
  if (sameOwn && sameItems(sharedParts, others)) return base;
  return sameItems(sharedParts, parts) ? node : { ...node, [member]: sharedParts };
}

function partsOf(node: ConfigNode | ListEntry): readonly (ConfigNode | ListEntry)[] {
  if (node.kind === "list") return node.entries;
  return node.kind === "container" || node.kind === "entry" ? node.children : [];
}

/** Names and keys hold no NUL. */
function identityOf(node: ConfigNode | ListEntry): string {
  return node.kind === "entry" ? keyText(node.keys) : `${node.kind}\0${node.schema.name}`;
}
