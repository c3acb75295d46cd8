import { limits } from "../../base/index.ts";
import type { SourcePosition } from "../config/index.ts";
import { unescapeQuoted } from "./quoting.ts";
import type { Word } from "./words.ts";
import { fitsXml } from "./xml-characters.ts";

/** Something that ends the reading of a word: unterminated quotes, or too long. */
export interface BrokenWord {
  readonly kind: "broken";
  readonly message: string;
  readonly badElement: string;
  readonly position: SourcePosition;
}

/** Walks once over text and knows line and column; shared by the readers of text and set form. */
export class Scanner {
  readonly text: string;
  at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** The character here; empty at the end. */
  get character(): string {
    return this.text.charAt(this.at);
  }

  position(): SourcePosition {
    return { line: this.#line, column: this.at - this.#lineStart + 1 };
  }

  /** Moves to `end`, counting the lines passed. */
  moveTo(end: number): void {
    for (let at = this.at; at < end; at++) {
      if (this.text.charCodeAt(at) !== newline) continue;
      this.#line++;
      this.#lineStart = at + 1;
    }
    this.at = end;
  }

  /** What `pattern` (sticky) takes here, on this line. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const taken = pattern.exec(this.text)?.[0] ?? "";
    this.at += taken.length;
    return taken;
  }

  /** Passes what `pattern` (sticky) takes, line ends included. */
  skip(pattern: RegExp): void {
    pattern.lastIndex = this.at;
    if (pattern.test(this.text)) this.moveTo(pattern.lastIndex);
  }

  /** Index of the next line end. */
  endOfLine(): number {
    const end = this.text.indexOf("\n", this.at);
    return end < 0 ? this.text.length : end;
  }

  /** Index of the quote that closes the one here, before `end`; -1 when there is none. */
  closingQuote(end: number): number {
    for (let at = this.at + 1; at < end; at++) {
      const character = this.text.charCodeAt(at);
      if (character === backslash) at++;
      else if (character === doubleQuote) return at;
    }
    return -1;
  }

  /** The quoted word here. `end` is as far as it may reach; without closing quote the scanner stays. */
  quoted(end: number): Word | BrokenWord {
    const position = this.position();
    const close = this.closingQuote(end);
    if (close < 0) {
      return {
        kind: "broken",
        message: "syntax error, unterminated string",
        badElement: '"',
        position,
      };
    }
    const inside = this.text.slice(this.at + 1, close);
    this.moveTo(close + 1);
    const read = word(inside, true, position);
    return read.kind === "word" ? { ...read, text: unescapeQuoted(inside) } : read;
  }
}

const newline = 0x0a;
const backslash = 0x5c;
const doubleQuote = 0x22;

/** A word, or what is wrong with it when it is too long or holds what XML cannot carry. */
export function word(text: string, quoted: boolean, position: SourcePosition): Word | BrokenWord {
  if (text.length <= limits.configWordBytes) {
    if (fitsXml(text)) return { kind: "word", text, quoted, position };
    return { kind: "broken", message: "syntax error", badElement: text.slice(0, 32), position };
  }
  const message = `Length ${text.length} is not within range (0..${limits.configWordBytes})`;
  return { kind: "broken", message, badElement: text.slice(0, 32), position };
}
