import type { ListEntry } from "../../config/index.ts";
import { pairEntries } from "./align.ts";

/** What happens to one entry of a user-ordered list, told in the order of the changed list. */
export type OrderStep =
  | { readonly kind: "gone"; readonly before: ListEntry }
  | { readonly kind: "new"; readonly after: ListEntry }
  /** Stands elsewhere among the entries that stay. */
  | { readonly kind: "moved"; readonly before: ListEntry; readonly after: ListEntry }
  | { readonly kind: "kept"; readonly before: ListEntry; readonly after: ListEntry };

/**
 * The steps from one order to the other that move as few entries as possible. Where `replaces`
 * holds for both versions of an entry, the old one goes and the new one comes.
 */
export function orderSteps(
  base: readonly ListEntry[],
  changed: readonly ListEntry[],
  replaces: (before: ListEntry, after: ListEntry) => boolean,
): readonly OrderStep[] {
  const pairs = pairEntries(base, changed).map(({ base: before, changed: after, position }) => {
    const replaced = before !== undefined && after !== undefined && replaces(before, after);
    return { before, after, position, replaced };
  });
  const staying = pairs.filter(
    ({ before, after, replaced }) => before !== undefined && after !== undefined && !replaced,
  );
  const rise = longestRise(staying.map(({ position }) => position));
  const kept = new Set(staying.filter((_, index) => rise.has(index)).map(({ before }) => before));
  return pairs.flatMap(({ before, after, replaced }): OrderStep[] => {
    const gone: OrderStep[] = before === undefined ? [] : [{ kind: "gone", before }];
    if (after === undefined) return gone;
    if (before === undefined || replaced) return [...gone, { kind: "new", after }];
    return [{ kind: kept.has(before) ? "kept" : "moved", before, after }];
  });
}

/**
 * Positions of `order` (distinct numbers) that form a longest rising run: what need not move when
 * the rest does. Patience sorting, so `n log n`.
 */
function longestRise(order: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [position, value] of order.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((order[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? -1 : (tails[low - 1] ?? -1));
    tails[low] = position;
  }
  const rise = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) rise.add(at);
  return rise;
}
