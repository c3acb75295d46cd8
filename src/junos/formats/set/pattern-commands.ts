import type { SourcePosition } from "../../config/index.ts";
import type { SchemaNode } from "../../schema/index.ts";
import { fail, type StatementFault } from "../statement-fault.ts";
import type { Term, Word } from "../words.ts";
import { type LinearPattern, linearPattern } from "./linear-pattern.ts";
import { type Context, readAddress } from "./set-arguments.ts";
import type { ReplacePatternCommand, WildcardDeleteCommand } from "./set-command.ts";

/** `replace pattern A with B [upto N]`, below the current level. */
export function readReplace(
  { level }: Context,
  terms: readonly Term[],
  line: number,
): ReplacePatternCommand | StatementFault {
  const [verb, pattern, separator, replacement, upto, count, ...excess] = terms;
  if (textOf(verb) !== "pattern") return fail("syntax error", verb ?? "replace");
  if (pattern === undefined) return fail("missing argument", verb ?? "");
  if (textOf(separator) !== "with") return fail("syntax error", separator ?? pattern);
  if (replacement?.kind !== "word") return fail("missing argument", separator ?? "");
  const compiled = compile(pattern);
  if ("ok" in compiled) return compiled;
  const upTo = upto === undefined ? Number.POSITIVE_INFINITY : readCount(upto, count);
  if (typeof upTo === "object") return upTo;
  if (excess[0] !== undefined) return fail("syntax error", excess[0]);
  const path = level.wrap([]);
  return {
    kind: "replace-pattern",
    line,
    path,
    pattern: compiled,
    replacement: replacement.text,
    upTo,
  };
}

/**
 * `replace pattern` for the whole configuration, as load-configuration asks for it; undefined when
 * the pattern is no regular expression.
 */
export function replaceEverywhere(
  schema: SchemaNode,
  { pattern, replacement, upTo }: PatternReplacement,
): ReplacePatternCommand | undefined {
  const compiled = pattern === "" ? undefined : linearPattern(pattern);
  if (compiled === undefined) return undefined;
  const path = { schema, children: [] };
  const most = upTo ?? Number.POSITIVE_INFINITY;
  return { kind: "replace-pattern", line: 1, path, pattern: compiled, replacement, upTo: most };
}

/** What replaces what. */
export interface PatternReplacement {
  readonly pattern: string;
  readonly replacement: string;
  /** Statements that are changed at most. @defaultValue all */
  readonly upTo?: number;
}

/** `wildcard delete PATH PATTERN`; the pattern is a regular expression that matches part of a name. */
export function readWildcard(
  context: Context,
  terms: readonly Term[],
  line: number,
): WildcardDeleteCommand | StatementFault {
  const [verb, ...words] = terms;
  if (textOf(verb) !== "delete") return fail("syntax error", verb ?? "wildcard");
  const last = words.at(-1);
  if (last?.kind !== "word") return fail("missing argument", last ?? verb ?? "");
  const pattern = compile(last);
  if ("ok" in pattern) return pattern;
  const about = { kind: "wildcard-delete", line, pattern, text: last.text } as const;
  const position: SourcePosition | undefined = last.position;
  if (words.length === 1) return { ...about, position, path: context.level.wrap([]) };
  const address = readAddress(context, words.slice(0, -1));
  if (!address.ok) return address;
  if (address.named.length !== 1) return fail("syntax error", last);
  return { ...about, position, path: address.edit };
}

function readCount(upto: Term, count: Term | undefined): number | StatementFault {
  if (textOf(upto) !== "upto") return fail("syntax error", upto);
  const text = textOf(count) ?? "";
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : fail("missing argument", count ?? upto);
}

function compile(term: Term): LinearPattern | StatementFault {
  const text = textOf(term);
  const pattern = text === undefined || text === "" ? undefined : linearPattern(text);
  return pattern ?? fail("invalid regular expression", term);
}

function textOf(term: Term | undefined): string | undefined {
  return term?.kind === "word" ? (term satisfies Word).text : undefined;
}
