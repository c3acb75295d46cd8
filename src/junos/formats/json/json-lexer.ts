import type { SourcePosition } from "../../config/index.ts";
import { fitsXml } from "../xml-characters.ts";
import { JsonFault } from "./json-value.ts";

export interface JsonToken {
  readonly kind: "punctuation" | "string" | "number" | "word" | "end";
  /** Decoded value of a string, the characters of everything else. */
  readonly text: string;
  readonly at: SourcePosition;
}

const punctuation: ReadonlySet<string> = new Set("{}[],:");
/** A number, a word or the end; sticky, so each attempt looks only where the lexer is. */
const token = /(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])|([A-Za-z]+)|$/y;
const newline = 10;
const quotationMark = 34;
const backslash = 92;

/**
 * Cuts JSON text (RFC 8259) into tokens. Line ends and tabs inside strings are taken as they stand,
 * as Junos takes them; other control characters are not.
 */
export class JsonLexer {
  readonly #text: string;
  readonly #longest: number;
  #index = 0;
  #line = 1;
  #lineStart = 0;

  /** `longest`: characters that one string may have. */
  constructor(text: string, longest: number) {
    this.#text = text;
    this.#longest = longest;
  }

  /** The next token. Throws `JsonFault` at what is none. */
  next(): JsonToken {
    this.#skipBlanks();
    const at = { line: this.#line, column: this.#index - this.#lineStart + 1 };
    const character = this.#text.charAt(this.#index);
    if (character === '"') return this.#string(at);
    if (punctuation.has(character)) {
      this.#index += 1;
      return { kind: "punctuation", text: character, at };
    }
    token.lastIndex = this.#index;
    const [whole, number, word] = token.exec(this.#text) ?? [];
    if (whole === undefined) throw new JsonFault("syntax error", this.#wordHere(), at);
    this.#index += whole.length;
    if (number !== undefined) return { kind: "number", text: number, at };
    return word === undefined ? { kind: "end", text: "", at } : { kind: "word", text: word, at };
  }

  #string(at: SourcePosition): JsonToken {
    const start = this.#index;
    let escaped = false;
    let end = start + 1;
    for (let code = this.#text.charCodeAt(end); code !== quotationMark; ) {
      if (Number.isNaN(code)) throw new JsonFault("syntax error", this.#wordHere(), at);
      if (end - start > this.#longest) {
        throw new JsonFault(`a string of more than ${this.#longest} characters`, "", at);
      }
      if (code === backslash) {
        escaped = true;
        end += 1;
      }
      end += 1;
      code = this.#text.charCodeAt(end);
    }
    this.#countLines(end);
    this.#index = end + 1;
    const inside = this.#text.slice(start + 1, end);
    return { kind: "string", text: decode(inside, escaped, at), at };
  }

  #skipBlanks(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#index);
      if (code !== 32 && code !== newline && code !== 9 && code !== 13) return;
      this.#index += 1;
      if (code === newline) this.#startLine(this.#index);
    }
  }

  /** Counts the line ends inside a string, up to `end`. */
  #countLines(end: number): void {
    for (let index = this.#index; index < end; index += 1) {
      if (this.#text.charCodeAt(index) === newline) this.#startLine(index + 1);
    }
  }

  #startLine(start: number): void {
    this.#line += 1;
    this.#lineStart = start;
  }

  #wordHere(): string {
    return /^\S{1,64}/.exec(this.#text.slice(this.#index, this.#index + 64))?.[0] ?? "";
  }
}

function decode(inside: string, escaped: boolean, at: SourcePosition): string {
  const value = escaped ? unescape(inside) : inside;
  if (value === undefined || !fitsXml(value)) {
    throw new JsonFault("syntax error", inside.slice(0, 64), at);
  }
  return value;
}

function unescape(inside: string): string | undefined {
  try {
    return JSON.parse(`"${inside.replace(/[\t\n\r]/g, escapeControl)}"`) as string;
  } catch {
    return undefined;
  }
}

function escapeControl(character: string): string {
  return JSON.stringify(character).slice(1, -1);
}
