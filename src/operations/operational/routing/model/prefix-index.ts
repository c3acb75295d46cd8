import { type Prefix, widthOf } from "../../../../base/index.ts";

/** Things by their prefixes, for the longest match; its cost does not grow with their number. */
export interface PrefixIndex<Held> {
  /** What has the longest prefix that holds the address; of equal prefixes the first. */
  longest(address: Prefix): Held | undefined;
}

/** `prefixOf` may give no prefix: what is no address is never found. */
export function prefixIndex<Held>(
  all: readonly Held[],
  prefixOf: (held: Held) => Prefix | undefined,
): PrefixIndex<Held> {
  const found = new Map<string, Held>();
  const lengths: Readonly<Record<Prefix["family"], Set<number>>> = {
    inet: new Set(),
    inet6: new Set(),
  };
  for (const held of all) {
    const prefix = prefixOf(held);
    if (prefix === undefined) continue;
    lengths[prefix.family].add(prefix.length);
    const key = keyOf(prefix, prefix.length);
    if (!found.has(key)) found.set(key, held);
  }
  const longestFirst = {
    inet: [...lengths.inet].toSorted((one, other) => other - one),
    inet6: [...lengths.inet6].toSorted((one, other) => other - one),
  };
  return {
    longest(address) {
      for (const length of longestFirst[address.family]) {
        const held = found.get(keyOf(address, length));
        if (held !== undefined) return held;
      }
      return undefined;
    },
  };
}

function keyOf({ family, bits }: Prefix, length: number): string {
  return `${family} ${length} ${bits >> BigInt(widthOf(family) - length)}`;
}
