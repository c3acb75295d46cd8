import { limits } from "../../../base/index.ts";
import type { SourcePosition } from "../../config/index.ts";
import { type BrokenWord, Scanner, word } from "../scanner.ts";
import type { StatementFault } from "../statement-fault.ts";
import type { Term, Word, WordArray } from "../words.ts";

/** One line of set form: its words, or what is wrong with it. */
export interface SetLine {
  readonly position: SourcePosition;
  readonly terms: readonly Term[];
  readonly fault: StatementFault | undefined;
}

const blanks = /[ \t\r\v\f\uFEFF]+/y;
const bare = /[^ \t\r\n\v\f\uFEFF[\]"]+/y;
/** Brackets inside a word are part of it: `ge-0/0/[0-3]`. */
const bracketed = /\[[^ \t\r\n\v\f\uFEFF[\]"]*\]/y;

/** Cuts set form into lines. Blank ones and those that begin with `#` are passed; quotes may span lines. */
export class SetLexer {
  readonly #scanner: Scanner;
  /** Once quotes were found to stay open, later ones are looked for on their own line only. */
  #quotesSpanLines = true;

  constructor(text: string) {
    this.#scanner = new Scanner(text);
  }

  /** The next line that says something; undefined at the end. */
  next(): SetLine | undefined {
    const scanner = this.#scanner;
    while (!scanner.done) {
      scanner.skip(blanks);
      if (scanner.character === "#") scanner.moveTo(scanner.endOfLine());
      if (scanner.character !== "\n" && !scanner.done) return this.#line();
      scanner.moveTo(scanner.at + 1);
    }
    return undefined;
  }

  #line(): SetLine {
    const position = this.#scanner.position();
    const terms: Term[] = [];
    for (;;) {
      const term = this.#term();
      if (term === undefined) return { position, terms, fault: undefined };
      if (term.kind === "broken") {
        this.#scanner.moveTo(this.#scanner.endOfLine());
        return { position, terms, fault: { ...term, ok: false } };
      }
      if (terms.length <= limits.statementWords) terms.push(term);
    }
  }

  #term(): Term | BrokenWord | undefined {
    const scanner = this.#scanner;
    scanner.skip(blanks);
    return scanner.character === "[" ? this.#array() : this.#word();
  }

  #array(): WordArray | BrokenWord {
    const scanner = this.#scanner;
    const position = scanner.position();
    const words: Word[] = [];
    scanner.at++;
    for (;;) {
      scanner.skip(blanks);
      const { character } = scanner;
      if (character === "]") {
        scanner.at++;
        return { kind: "array", words, position };
      }
      const item = character === "[" ? undefined : this.#word();
      if (item === undefined) return broken("[", position);
      if (item.kind === "broken") return item;
      words.push(item);
    }
  }

  /** The word here; undefined at the end of the line. */
  #word(): Word | BrokenWord | undefined {
    const scanner = this.#scanner;
    switch (scanner.character) {
      case "":
      case "\n":
        return undefined;
      case "]":
        return broken("]", scanner.position());
      case '"':
        return this.#quoted();
      default: {
        const position = scanner.position();
        const start = scanner.at;
        do scanner.take(bare);
        while (scanner.take(bracketed) !== "");
        return word(scanner.text.slice(start, scanner.at), false, position);
      }
    }
  }

  #quoted(): Word | BrokenWord {
    const scanner = this.#scanner;
    if (this.#quotesSpanLines) {
      const read = scanner.quoted(scanner.text.length);
      this.#quotesSpanLines = read.kind === "word";
      return read;
    }
    return scanner.quoted(scanner.endOfLine());
  }
}

function broken(badElement: string, position: SourcePosition): BrokenWord {
  return { kind: "broken", message: "syntax error", badElement, position };
}
