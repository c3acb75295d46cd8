import type { SourcePosition } from "../config/index.ts";

/** One word of text or set form, quotes and escapes already resolved. */
export interface Word {
  readonly kind: "word";
  readonly text: string;
  /** A quoted word is a value before it is a keyword, and never a tag or a verb. */
  readonly quoted: boolean;
  readonly position: SourcePosition;
}

/** `[ a b ]`: several values for one statement. */
export interface WordArray {
  readonly kind: "array";
  readonly words: readonly Word[];
  readonly position: SourcePosition;
}

/** What a statement is made of before its `;` or brace. */
export type Term = Word | WordArray;

/** The words that stand before a statement in text form and say what happens to it. */
export const statementTags = [
  "inactive:",
  "active:",
  "protect:",
  "unprotect:",
  "replace:",
  "delete:",
] as const;
export type StatementTag = (typeof statementTags)[number];

/** The tag that this word is, if it is one. */
export function tagOf(word: Word): StatementTag | undefined {
  return word.quoted ? undefined : statementTags.find((tag) => tag === word.text);
}

/** Stands for contents that the device left out of its output; nothing can be loaded from it. */
export const omittedContents = "...";
