import type { ConfigNode, ListEntry, Parent } from "../../config/index.ts";

/** A statement on both sides, or on one of them. */
export interface Pair<Node> {
  readonly base: Node | undefined;
  readonly changed: Node | undefined;
}

/** The children of two parents by name and kind, in the order of both: what is gone before what follows it. */
export function pairChildren(base: Parent, changed: Parent): readonly Pair<ConfigNode>[] {
  return pairInOrder(
    base.children,
    changed.children,
    ({ kind, schema }) => `${kind} ${schema.name}`,
  );
}

/** The entries of two lists by their keys, in the order of both. */
export function pairEntries(
  base: readonly ListEntry[],
  changed: readonly ListEntry[],
): readonly Pair<ListEntry>[] {
  return pairInOrder(base, changed, entryKey);
}

/** One text per entry of a list; NUL cannot occur in a key. */
export function entryKey({ keys }: ListEntry): string {
  return keys.join("\0");
}

function pairInOrder<Node>(
  base: readonly Node[],
  changed: readonly Node[],
  keyOf: (node: Node) => string,
): readonly Pair<Node>[] {
  const baseByKey = new Map(base.map((node) => [keyOf(node), node]));
  const awaited = new Set(changed.map(keyOf));
  const kept = new Set(awaited);
  const pairs: Pair<Node>[] = [];
  let at = 0;
  const passGone = (): void => {
    for (let node = base[at]; node !== undefined; node = base[at]) {
      const key = keyOf(node);
      if (awaited.has(key)) return;
      if (!kept.has(key)) pairs.push({ base: node, changed: undefined });
      at += 1;
    }
  };
  for (const node of changed) {
    const key = keyOf(node);
    passGone();
    pairs.push({ base: baseByKey.get(key), changed: node });
    awaited.delete(key);
  }
  passGone();
  return pairs;
}
