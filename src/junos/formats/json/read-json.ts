import { limits } from "../../../base/index.ts";
import { JsonLexer, type JsonToken } from "./json-lexer.ts";
import { JsonFault, type JsonMember, type JsonValue } from "./json-value.ts";

/**
 * Reads one JSON text with positions, refusing duplicate names, for which RFC 8259 section 4
 * promises nothing. Throws `JsonFault` and nothing else.
 */
export function readJson(text: string): JsonValue {
  const start = { line: 1, column: 1 };
  if (text.length > limits.configBytes) {
    throw new JsonFault(`more than ${limits.configBytes} characters`, "", start);
  }
  const reader = new JsonReader(new JsonLexer(text, limits.configWordBytes));
  return reader.document();
}

class JsonReader {
  readonly #lexer: JsonLexer;
  #token: JsonToken;

  constructor(lexer: JsonLexer) {
    this.#lexer = lexer;
    this.#token = lexer.next();
  }

  document(): JsonValue {
    const value = this.#value(0);
    if (this.#token.kind !== "end") throw this.#unexpected();
    return value;
  }

  #value(depth: number): JsonValue {
    const { kind, text, at } = this.#token;
    if (depth > limits.jsonDepth) {
      throw new JsonFault(`values nest deeper than ${limits.jsonDepth}`, text, at);
    }
    if (this.#take("{")) return { kind: "object", members: this.#members(depth), at };
    if (this.#take("[")) return { kind: "array", items: this.#items(depth), at };
    const literal = text === "true" || text === "false" || text === "null" ? text : undefined;
    const scalar = kind === "string" || kind === "number" ? kind : undefined;
    const valueKind = kind === "word" ? literal : scalar;
    if (valueKind === undefined) throw this.#unexpected();
    this.#token = this.#lexer.next();
    return { kind: valueKind, text, at };
  }

  #members(depth: number): readonly JsonMember[] {
    const members: JsonMember[] = [];
    const names = new Set<string>();
    if (this.#take("}")) return members;
    do {
      const { kind, text: name, at } = this.#token;
      if (kind !== "string") throw this.#unexpected();
      if (names.has(name)) throw new JsonFault("duplicate name", name, at);
      names.add(name);
      this.#token = this.#lexer.next();
      this.#expect(":");
      members.push({ name, value: this.#value(depth + 1), at });
    } while (this.#take(","));
    this.#expect("}");
    return members;
  }

  #items(depth: number): readonly JsonValue[] {
    const items: JsonValue[] = [];
    if (this.#take("]")) return items;
    do items.push(this.#value(depth + 1));
    while (this.#take(","));
    this.#expect("]");
    return items;
  }

  #take(punctuation: string): boolean {
    const { kind, text } = this.#token;
    if (kind !== "punctuation" || text !== punctuation) return false;
    this.#token = this.#lexer.next();
    return true;
  }

  #expect(punctuation: string): void {
    if (!this.#take(punctuation)) throw this.#unexpected();
  }

  #unexpected(): JsonFault {
    const { text, at } = this.#token;
    return new JsonFault("syntax error", text.slice(0, 64), at);
  }
}
