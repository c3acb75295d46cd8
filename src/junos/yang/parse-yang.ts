import { limits } from "../../base/index.ts";
import { quoted, YangError } from "./yang-error.ts";
import { keywordFault } from "./yang-keywords.ts";
import type { YangSource } from "./yang-source.ts";
import type { YangStatement } from "./yang-statement.ts";
import { columnOf, readDoubleQuoted } from "./yang-string.ts";

/**
 * Reads one module or submodule (RFC 7950; YANG 1 as well). Statements that the compiler does not
 * use are read all the same. `fileName` names the module in errors. Throws `YangError`.
 */
export function parseYang(text: string, fileName: string): YangStatement {
  return new YangParser({ file: fileName, text }).parse();
}

const none: readonly YangStatement[] = Object.freeze([]);
const [tab, lineFeed, carriageReturn, blank] = [9, 10, 13, 32];
const [doubleQuote, singleQuote, star, plus, slash] = [34, 39, 42, 43, 47];
const [semicolon, backslash, openBrace, closeBrace] = [59, 92, 123, 125];

class YangParser {
  readonly #source: YangSource;
  readonly #text: string;
  /** One string per keyword, however often it occurs. */
  readonly #keywords = new Map<string, string>();
  #at = 0;
  #statements = 0;

  constructor(source: YangSource) {
    this.#source = source;
    this.#text = source.text;
  }

  parse(): YangStatement {
    if (this.#text.length > limits.yangFileBytes) {
      throw this.#error(`the module is larger than ${limits.yangFileBytes} bytes`);
    }
    if (this.#text.startsWith("\uFEFF")) this.#at = 1;
    const top: YangStatement[] = [];
    /** Statements whose braces are open, outermost first, by what stands in them. */
    const open: YangStatement[][] = [top];
    for (let code = this.#next(); open.length > 1 || top.length === 0; code = this.#next()) {
      if (Number.isNaN(code)) throw this.#error(top.length === 0 ? "no module" : "expecting '}'");
      if (code === closeBrace && open.length > 1) {
        this.#at++;
        open.pop();
      } else {
        const inner = this.#statement(open.at(-1) ?? top);
        if (inner !== undefined) open.push(inner);
        if (open.length > limits.yangDepth) throw this.#error("too many levels");
      }
    }
    const [module] = top;
    if (module?.keyword !== "module" && module?.keyword !== "submodule") {
      throw this.#error("expecting a module or submodule", module?.offset);
    }
    if (this.#at < this.#text.length) throw this.#error("nothing may follow the module");
    return module;
  }

  /** Reads up to and including `;` or `{`, and answers with where to put what stands in the braces. */
  #statement(siblings: YangStatement[]): YangStatement[] | undefined {
    const offset = this.#at;
    const keyword = this.#keyword();
    this.#next();
    const argument = this.#argument();
    const fault = keywordFault(keyword, argument);
    if (fault !== undefined) throw this.#error(`${quoted(keyword)} ${fault}`, offset);
    const end = this.#next();
    if (end !== semicolon && end !== openBrace) throw this.#error("expecting ';' or '{'");
    this.#at++;
    const inner = end === openBrace ? [] : undefined;
    siblings.push({
      keyword,
      argument,
      substatements: inner ?? none,
      offset,
      source: this.#source,
    });
    if (++this.#statements > limits.yangStatements) throw this.#error("too many statements");
    return inner;
  }

  #keyword(): string {
    const word = this.#word();
    if (word === "") throw this.#error("expecting a statement");
    const known = this.#keywords.get(word);
    if (known !== undefined) return known;
    this.#keywords.set(word, word);
    return word;
  }

  /** Characters up to a blank, quote, brace, semicolon or comment. */
  #word(): string {
    const start = this.#at;
    while (!endsWord(this.#text, this.#at)) this.#at++;
    return this.#text.slice(start, this.#at);
  }

  #argument(): string | undefined {
    const code = this.#text.charCodeAt(this.#at);
    if (code === semicolon || code === openBrace) return undefined;
    if (code !== doubleQuote && code !== singleQuote) {
      return this.#word() || undefined;
    }
    const first = this.#quotedPart();
    if (this.#next() !== plus) return first;
    const parts = [first];
    while (this.#next() === plus) {
      this.#at++;
      this.#next();
      parts.push(this.#quotedPart());
    }
    return parts.join("");
  }

  #quotedPart(): string {
    const start = this.#at;
    const quote = this.#text.charCodeAt(start);
    if (quote !== doubleQuote && quote !== singleQuote) {
      throw this.#error("expecting a quoted string");
    }
    const end = this.#closingQuote(quote);
    this.#at = end + 1;
    const raw = this.#text.slice(start + 1, end);
    if (quote === singleQuote || !(raw.includes("\n") || raw.includes("\\"))) return raw;
    return readDoubleQuoted(raw, columnOf(this.#text, start));
  }

  #closingQuote(quote: number): number {
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === quote) return at;
      if (code === backslash && quote === doubleQuote) at++;
    }
    throw this.#error("the string has no closing quote");
  }

  /** Passes blanks and comments; the character after them, not a number at the end. */
  #next(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (isBlank(code)) this.#at++;
      else if (code !== slash || !this.#passComment()) return code;
    }
  }

  #passComment(): boolean {
    const second = this.#text.charCodeAt(this.#at + 1);
    if (second === slash) {
      const end = this.#text.indexOf("\n", this.#at);
      this.#at = end < 0 ? this.#text.length : end;
      return true;
    }
    if (second !== star) return false;
    const end = this.#text.indexOf("*/", this.#at + 2);
    if (end < 0) throw this.#error("the comment has no end");
    this.#at = end + 2;
    return true;
  }

  #error(problem: string, offset: number = this.#at): YangError {
    return new YangError({ source: this.#source, offset }, problem);
  }
}

function isBlank(code: number): boolean {
  return code === blank || code === lineFeed || code === carriageReturn || code === tab;
}

function endsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  switch (code) {
    case semicolon:
    case openBrace:
    case closeBrace:
    case doubleQuote:
    case singleQuote:
      return true;
    case slash: {
      const second = text.charCodeAt(at + 1);
      return second === slash || second === star;
    }
    default:
      return isBlank(code) || Number.isNaN(code);
  }
}
