import type * as Re2 from "re2js";
import { limits, onDemand } from "../../../base/index.ts";

const re2 = onDemand((require) => require("re2js") as typeof Re2);

/** A regular expression of a peer, whose matching takes time in proportion to the text alone. */
export interface LinearPattern {
  /** Whether it matches anywhere in the text. */
  test(text: string): boolean;
  /** Characters of its first match; undefined when there is none. */
  matchLength(text: string): number | undefined;
  /**
   * The text with every match replaced: `&` in `replacement` stands for the match, `\1` to `\9` for
   * what the group of that number matched, a backslash takes the meaning from what follows.
   * Undefined: nothing matches, or the result would be longer than `limits.configWordBytes`.
   */
  replace(text: string, replacement: string): string | undefined;
}

interface PatternOptions {
  /** Characters of a longer one make it none. @defaultValue `limits.patternLength` */
  readonly most?: number;
  /** A match is as long as can be, as in POSIX; otherwise the first alternative that fits decides. */
  readonly isLongest?: boolean;
}

/** Compiles an expression in the syntax of RE2; undefined when it is none, or is too long. */
export function linearPattern(
  source: string,
  { most = limits.patternLength, isLongest = false }: PatternOptions = {},
): LinearPattern | undefined {
  if (source.length > most) return undefined;
  const { RE2JS, RE2JSException } = re2();
  try {
    const compiled = RE2JS.compile(source, isLongest ? RE2JS.LONGEST_MATCH : 0);
    return {
      test: (text) => compiled.matcher(text).find(),
      matchLength: (text) => firstMatch(compiled, text),
      replace: (text, replacement) => replaceAll(compiled, text, replacement),
    };
  } catch (cause) {
    if (cause instanceof RE2JSException) return undefined;
    throw cause;
  }
}

function firstMatch(compiled: Re2.RE2JS, text: string): number | undefined {
  const matcher = compiled.matcher(text);
  return matcher.find() ? matcher.end() - matcher.start() : undefined;
}

function replaceAll(compiled: Re2.RE2JS, text: string, replacement: string): string | undefined {
  const matcher = compiled.matcher(text);
  const pieces = replacement.match(/\\[^]|&|[^\\&]+|\\$/g) ?? [];
  let result = "";
  let from = 0;
  let found = false;
  while (matcher.find()) {
    found = true;
    result += text.slice(from, matcher.start());
    for (const piece of pieces) result += meaningOf(piece, matcher);
    from = matcher.end();
    if (result.length > limits.configWordBytes) return undefined;
  }
  result += text.slice(from);
  return found && result.length <= limits.configWordBytes ? result : undefined;
}

function meaningOf(piece: string, matcher: ReturnType<Re2.RE2JS["matcher"]>): string {
  if (piece === "&") return matcher.group() ?? "";
  if (!piece.startsWith("\\") || piece === "\\") return piece;
  const digit = Number(piece.charAt(1));
  if (!(digit >= 1)) return piece.slice(1);
  return digit <= matcher.groupCount() ? (matcher.group(digit) ?? "") : "";
}
