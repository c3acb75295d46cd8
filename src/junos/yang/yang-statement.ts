import type { YangPlace } from "./yang-source.ts";

/** A YANG statement (RFC 7950 section 6.3) and where it stands. */
export interface YangStatement extends YangPlace {
  /** With its prefix when it is an extension: `junos:cli-feature`. */
  readonly keyword: string;
  /** Without quotes, parts joined, escapes replaced (section 6.1.3). */
  readonly argument: string | undefined;
  readonly substatements: readonly YangStatement[];
}

/** The first substatement of that keyword. */
export function substatement(
  { substatements }: YangStatement,
  keyword: string,
): YangStatement | undefined {
  return substatements.find((inner) => inner.keyword === keyword);
}

/** The argument of the first substatement of that keyword. */
export function argumentOf(statement: YangStatement, keyword: string): string | undefined {
  return substatement(statement, keyword)?.argument;
}

/** The substatements of an extension, whatever prefix the module gave to it. */
export function extensions(
  { substatements }: YangStatement,
  name: string,
): readonly YangStatement[] {
  return substatements.filter(({ keyword }) => keyword.endsWith(`:${name}`));
}
