import type { LeafType } from "../schema/index.ts";

/** One type for what any of several allows: the integers with their words, else text. */
export function uniteTypes(arms: readonly LeafType[]): LeafType {
  const [first] = arms;
  if (first === undefined) return { base: "string" };
  if (arms.length === 1) return first;
  if (arms.some(({ base }) => base === "secret")) return { base: "secret" };
  const words: string[] = [];
  const ranges: (readonly [number, number] | undefined)[] = [];
  for (const arm of arms) {
    if (arm.base === "enumeration") words.push(...arm.values);
    else if (arm.base !== "integer") return { base: "string" };
    else {
      ranges.push(arm.range);
      words.push(...(arm.words ?? []));
    }
  }
  if (ranges.length === 0) return { base: "enumeration", values: [...new Set(words)] };
  const range = hull(ranges);
  if (range === undefined && words.length > 0) return { base: "string" };
  return {
    base: "integer",
    ...(range && { range }),
    ...(words.length > 0 && { words: [...new Set(words)] }),
  };
}

function hull(
  ranges: readonly (readonly [number, number] | undefined)[],
): readonly [number, number] | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const range of ranges) {
    if (range === undefined) return undefined;
    low = Math.min(low, range[0]);
    high = Math.max(high, range[1]);
  }
  return [low, high];
}
