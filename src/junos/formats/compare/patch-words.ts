import { TextLexer } from "../text/text-lexer.ts";
import { type StatementTag, tagOf } from "../words.ts";

/** The beginning of a statement, without what stands in its braces. */
export interface StatementHead {
  readonly tags: readonly StatementTag[];
  readonly words: readonly string[];
  /** What ends the words; a brace stands before `...`. */
  readonly end: "{" | ";" | "end";
}

/** Reads an `[edit ...]` path or a line that names a statement; undefined when it is neither. */
export function readHead(text: string): StatementHead | undefined {
  const lexer = new TextLexer(text);
  const tags: StatementTag[] = [];
  const words: string[] = [];
  for (;;) {
    const token = lexer.next();
    if (token.kind === "end" || token.kind === "{" || token.kind === ";") {
      return { tags, words, end: token.kind };
    }
    if (token.kind === "comment" || token.kind === "[" || token.kind === "]") continue;
    if (token.kind !== "word") return undefined;
    const tag = words.length === 0 ? tagOf(token) : undefined;
    if (tag === undefined) words.push(token.text);
    else tags.push(tag);
  }
}
