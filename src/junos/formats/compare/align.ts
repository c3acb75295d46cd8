import type { ConfigNode, ListEntry, Parent } from "../../config/index.ts";

/** A statement on both sides, or on one of them. */
export interface Pair<Node> {
  readonly base: Node | undefined;
  readonly changed: Node | undefined;
  /** Rank on the base side; -1 when it is not there. */
  readonly position: number;
}

/** The children of two parents by name and kind, in the order of both: what is gone before what follows it. */
export function pairChildren(base: Parent, changed: Parent): readonly Pair<ConfigNode>[] {
  return pairInOrder(
    base.children,
    changed.children,
    ({ kind, schema }) => `${kind} ${schema.name}`,
  );
}

/**
 * The entries of two lists by their keys, in the order of both. Shared entries before the first
 * difference and behind the last one are left out, but for the nearest on either side.
 */
export function pairEntries(
  base: readonly ListEntry[],
  changed: readonly ListEntry[],
): readonly Pair<ListEntry>[] {
  const shorter = Math.min(base.length, changed.length);
  let head = 0;
  while (head < shorter && base[head] === changed[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && base.at(-1 - tail) === changed.at(-1 - tail)) tail += 1;
  const start = Math.max(head - 1, 0);
  const rest = Math.max(tail - 1, 0);
  return pairInOrder(
    base.slice(start, base.length - rest),
    changed.slice(start, changed.length - rest),
    entryKey,
  );
}

/** One text per entry of a list; NUL cannot occur in a key. */
function entryKey({ keys }: ListEntry): string {
  return keys.join("\0");
}

function pairInOrder<Node>(
  base: readonly Node[],
  changed: readonly Node[],
  keyOf: (node: Node) => string,
): readonly Pair<Node>[] {
  const positions = new Map(base.map((node, index) => [keyOf(node), index]));
  const awaited = new Set(changed.map(keyOf));
  const kept = new Set(awaited);
  const pairs: Pair<Node>[] = [];
  let at = 0;
  const passGone = (): void => {
    for (let node = base[at]; node !== undefined; node = base[at]) {
      const key = keyOf(node);
      if (awaited.has(key)) return;
      if (!kept.has(key)) pairs.push({ base: node, changed: undefined, position: at });
      at += 1;
    }
  };
  for (const node of changed) {
    const key = keyOf(node);
    passGone();
    const position = positions.get(key) ?? -1;
    pairs.push({ base: base[position], changed: node, position });
    awaited.delete(key);
  }
  passGone();
  return pairs;
}
