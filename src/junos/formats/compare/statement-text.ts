import type {
  ConfigNode,
  Container,
  List,
  ListEntry,
  Parent,
  Statement,
} from "../../config/index.ts";
import type { SchemaNode } from "../../schema/index.ts";
import { writeKeys } from "../bare-values.ts";
import { writeWord } from "../quoting.ts";
import { printText } from "../text/print-text.ts";

/** A parent that exists on both sides, with what stands above it. */
export interface Level {
  /** Undefined for the root. */
  readonly above: Level | undefined;
  readonly schema: SchemaNode;
  /** What the level adds to the `[edit ...]` line. */
  readonly words: string;
  /** Schema nodes from the root down to here; the entry of `groups` does not count. */
  readonly depth: number;
}

/** The level of a child of `above`. */
export function levelBelow(above: Level, node: Parent): Level {
  const counts = node.schema.name !== "groups" || above.above !== undefined;
  const words = statementName(above, node);
  return { above, schema: node.schema, words, depth: above.depth + (counts ? 1 : 0) };
}

/** The `[edit ...]` line; `keyword` stands behind the path when entries share it in one block. */
export function hunkHeader(level: Level, keyword?: string): string {
  const words: string[] = keyword === undefined ? [] : [keyword];
  for (let at = level; at.above !== undefined; at = at.above) {
    // The keyword of an inline container stands on its child's line, never alone.
    if (!at.schema.inline || words.length > 0) words.unshift(at.words);
  }
  return `[${["edit", ...words].join(" ")}]`;
}

/** Keyword and keys, but for a keyword that entries share. */
function statementName(level: Level, node: Statement): string {
  if (node.kind !== "entry") return writeWord(node.schema.keyword);
  const keys = writeKeys(level.schema, node.schema, node.keys);
  const shown = !node.schema.hiddenKeyword && !sharesKeyword(node.schema);
  return [...(shown ? [writeWord(node.schema.keyword)] : []), ...keys].join(" ");
}

/** The line that stands for a statement whose contents do not matter. */
export function elidedLine(level: Level, node: Statement): string {
  const prefix = level.schema.inline && level.above !== undefined ? `${level.words} ` : "";
  return `${prefix}${statementName(level, node)} { ... }`;
}

/** Whether the entries stand in one brace block behind one keyword. */
export function sharesKeyword(schema: SchemaNode): boolean {
  return schema.homogeneous && !schema.hiddenKeyword;
}

/** The lines of a child statement in text form, without indentation. */
export function nodeLines(level: Level, node: ConfigNode): readonly string[] {
  const parent = { kind: "container", marks: undefined } as const;
  const inside: Container = { ...parent, schema: level.schema, children: [node] };
  const isInline = level.schema.inline && level.above !== undefined;
  const outside: Container = isInline
    ? { ...parent, schema: level.above.schema, children: [inside] }
    : inside;
  return printText(outside).trimEnd().split("\n");
}

/** The lines of one list entry. */
export function entryLines(level: Level, entry: ListEntry): readonly string[] {
  const list: List = { kind: "list", schema: entry.schema, entries: [entry] };
  const lines = nodeLines(level, list);
  return sharesKeyword(entry.schema) ? lines.slice(1, -1).map((line) => line.slice(4)) : lines;
}
