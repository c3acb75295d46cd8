import { Derived } from "../../base/index.ts";
import type { ConfigNode, ConfigTree, List, ListEntry, Parent } from "./config-node.ts";

/**
 * The configuration that is in force: without inactive statements, and without what holds
 * nothing else. A tree in which all is active is returned itself; results are remembered per
 * node, so after a commit only the changed paths are looked at.
 */
export function activeTree(tree: ConfigTree): ConfigTree {
  return activeParent(tree);
}

const known = new Derived<Parent | List, Parent | List>();

function remembered<Node extends Parent | List>(node: Node, compute: () => Node): Node {
  return known.of(node, compute) as Node;
}

/** The same for one container or entry that is itself active. */
export function activeParent<Node extends Parent>(parent: Node): Node {
  return remembered(parent, () => {
    const children = kept(parent.children, active);
    return children === parent.children ? parent : { ...parent, children };
  });
}

function active(node: ConfigNode): ConfigNode | undefined {
  if (node.kind === "list") return activeList(node);
  if (node.marks?.inactive === true) return undefined;
  if (node.kind !== "container") return node;
  const container = activeParent(node);
  const isHollow = container.children.length === 0 && !container.schema.presence;
  return isHollow ? undefined : container;
}

function activeList(list: List): List | undefined {
  const found = remembered(list, () => {
    const entries = kept(list.entries, activeEntry);
    return entries === list.entries ? list : { ...list, entries };
  });
  return found.entries.length === 0 ? undefined : found;
}

function activeEntry(entry: ListEntry): ListEntry | undefined {
  return entry.marks?.inactive === true ? undefined : activeParent(entry);
}

/** What `view` leaves of the items; the very array when it leaves them all as they are. */
function kept<Item>(
  items: readonly Item[],
  view: (item: Item) => Item | undefined,
): readonly Item[] {
  let changed: Item[] | undefined;
  for (const [index, item] of items.entries()) {
    const viewed = view(item);
    if (viewed !== item) changed ??= items.slice(0, index);
    if (viewed !== undefined) changed?.push(viewed);
  }
  return changed ?? items;
}
