import { keyWords, type SchemaNode } from "../schema/index.ts";

/** One level of a path: a statement, an edit, or anything else that knows schema and keys. */
export interface PathPart {
  readonly schema: SchemaNode;
  /** List entries only. */
  readonly keys?: readonly string[] | undefined;
}

/**
 * The place of a statement as Junos shows it: `[edit interfaces ge-0/0/0 unit 0]`. The parts lead
 * from below the root downwards, an entry standing for its list.
 */
export function editPath(parts: readonly PathPart[]): string {
  const words = statementPath(parts);
  return words === "" ? "[edit]" : `[edit ${words}]`;
}

/** The same without brackets: `interfaces ge-0/0/0 unit 0`. */
export function statementPath(parts: readonly PathPart[]): string {
  return parts.flatMap(wordsOf).join(" ");
}

function wordsOf({ schema, keys }: PathPart): string[] {
  if (keys === undefined || keys.length === 0) return [schema.keyword];
  const words = keyWords(schema, keys).map(quoted);
  return schema.hiddenKeyword ? words : [schema.keyword, ...words];
}

/** Junos quotes what would not read back as one word. */
function quoted(word: string): string {
  return /^[^\s;{}[\]"#]+$/.test(word) ? word : JSON.stringify(word);
}
