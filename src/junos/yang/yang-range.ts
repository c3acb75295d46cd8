import type { LeafType } from "../schema/index.ts";
import { quoted, YangError } from "./yang-error.ts";
import { substatement, type YangStatement } from "./yang-statement.ts";

/**
 * The type with the `range` or `length` of a `type` statement: from its lowest to its highest
 * value, as the schema knows no gaps. Throws `YangError`.
 */
export function narrow(type: LeafType, statement: YangStatement): LeafType {
  if (type.base === "integer") {
    const range = substatement(statement, "range");
    if (range === undefined) return type;
    const span = readSpan(range, type.range);
    if (span === undefined) return type;
    return { ...type, range: span };
  }
  if (type.base !== "string") return type;
  const length = substatement(statement, "length");
  const span = length && readSpan(length, type.length ?? [0, Number.MAX_SAFE_INTEGER]);
  return span === undefined ? type : { base: "string", length: span };
}

/** Undefined when an end is beyond what numbers hold exactly. `whole`: what `min` and `max` stand for. */
function readSpan(
  statement: YangStatement,
  whole: readonly [number, number] | undefined,
): readonly [number, number] | undefined {
  const words = (statement.argument ?? "").split(/\.\.|\|/).map((word) => word.trim());
  const ends = [words[0] ?? "", words.at(-1) ?? ""].map((word) => {
    if (word === "min") return whole?.[0] ?? Number.NaN;
    if (word === "max") return whole?.[1] ?? Number.NaN;
    if (/^[+-]?\d+$/.test(word)) return Number(word);
    throw new YangError(statement, `${quoted(statement.argument ?? "")} is not a range`);
  });
  const [low = Number.NaN, high = Number.NaN] = ends;
  if (low > high) throw new YangError(statement, "the range is empty");
  return Number.isSafeInteger(low) && Number.isSafeInteger(high) ? [low, high] : undefined;
}
