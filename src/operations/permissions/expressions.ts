import { limits } from "../../base/index.ts";
import { type LinearPattern, linearPattern } from "../../junos/formats/index.ts";

/** What expressions say of a command or a statement; undefined: the permission flags decide. */
export type Verdict = "allowed" | "denied" | undefined;

/** The expressions of a class for one thing, commands or configuration, as the user wrote them. */
export interface ExpressionTexts {
  /** `allow-commands`, `allow-configuration`. */
  readonly allow: string | undefined;
  readonly deny: string | undefined;
  /** `allow-commands-regexps`, `allow-configuration-regexps`. */
  readonly allowAny: readonly string[];
  readonly denyAny: readonly string[];
}

/**
 * Judges the words of a statement as set form has them, or of a command; several are ways to write
 * the same, and an expression matches what it matches in any of them.
 */
export type Judge = (...ways: readonly string[]) => Verdict;

/**
 * Makes a judge of the expressions; undefined when there are none. Of single ones `deny` matches
 * anywhere in the words and `allow` from the first one on, so that no name or argument that a user
 * chooses grants anything; where both match, the longer match counts, and `allow` if they are equal.
 * Those of a list match whole words from the first one on, and there `deny` counts. An expression
 * that cannot be used allows nothing and denies all.
 */
export function judgeOf(texts: ExpressionTexts): Judge | undefined {
  const { allow, deny, allowAny, denyAny } = texts;
  if (allow === undefined && deny === undefined && allowAny.length + denyAny.length === 0)
    return undefined;
  const allows = allow === undefined ? nothing : (fromStart(allow) ?? nothing);
  const denies = deny === undefined ? nothing : (matcherOf(compiled(deny)) ?? everything);
  const listedAllows = allowAny.map((text) => fromStart(text, "(?:\\s|$)") ?? nothing);
  const listedDenies = denyAny.map((text) => fromStart(text, "(?:\\s|$)") ?? everything);
  return (...given) => {
    // A value of several lines is one statement, and `.` stops at line ends.
    const ways = given.map((words) => words.replaceAll("\n", " "));
    const longest = (matches: Matcher): number | undefined => longestOf(ways.map(matches));
    if (listedDenies.some((matches) => longest(matches) !== undefined)) return "denied";
    const allowed = longest(allows);
    const denied = longest(denies);
    if (denied !== undefined && (allowed === undefined || denied > allowed)) return "denied";
    const isAllowed =
      allowed !== undefined || listedAllows.some((matches) => longest(matches) !== undefined);
    return isAllowed ? "allowed" : undefined;
  };
}

function longestOf(lengths: readonly (number | undefined)[]): number | undefined {
  const matched = lengths.filter((length) => length !== undefined);
  return matched.length === 0 ? undefined : Math.max(...matched);
}

/** Length of what matches. */
type Matcher = (words: string) => number | undefined;

const anyLength = Number.POSITIVE_INFINITY;
const nothing: Matcher = () => undefined;
const everything: Matcher = () => Number.POSITIVE_INFINITY;

/** Compiled alone first: half a group must not become whole by what is put around it. */
function fromStart(text: string, end: string = ""): Matcher | undefined {
  return compiled(text) && matcherOf(compiled(`^(?:${text})${end}`, anyLength));
}

function compiled(
  text: string,
  most: number = limits.permissionExpressionLength,
): LinearPattern | undefined {
  return linearPattern(text, { most, isLongest: true });
}

function matcherOf(pattern: LinearPattern | undefined): Matcher | undefined {
  return pattern && ((words) => pattern.matchLength(words));
}
