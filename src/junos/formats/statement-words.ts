import { limits } from "../../base/index.ts";
import {
  bareStatements,
  childByKeyword,
  mayHoldUnknown,
  readKeyWords,
  type SchemaNode,
} from "../schema/index.ts";
import type { EditDraft } from "./edit-draft.ts";
import type { ReadOptions } from "./read-options.ts";
import { fail, type StatementFault } from "./statement-fault.ts";
import { readUnknown } from "./unknown-statement.ts";
import type { Term, Word } from "./words.ts";

/** Where the statements inside a brace block go. */
export interface Block {
  readonly schema: SchemaNode;
  /** `parent`: statements of this container or entry. `entries`: entries of this list. */
  readonly kind: "parent" | "entries";
  readonly children: EditDraft[];
}

/** Words that were understood. */
export interface StatementReading {
  readonly ok: true;
  /** Outermost statements, in order; `mtu 9000 description x` has two. */
  readonly statements: readonly EditDraft[];
  /** What tags and annotations of text form belong to: the outermost ones that print a line. */
  readonly marked: readonly EditDraft[];
  /** What verbs of set form act on: the innermost ones. */
  readonly named: readonly EditDraft[];
  readonly block: Block | undefined;
}

/**
 * Reads the words of one statement, from `block` downwards, into edits. This is the one place that
 * knows how text and set form spell schema paths: keywords, hidden and shared list keywords, values
 * without keyword, several attributes on one line, arrays. Abbreviations are not words.
 */
export function readStatement(
  block: Block,
  terms: readonly Term[],
  options: ReadOptions,
): StatementReading | StatementFault {
  return new StatementReader(block, terms, options).read();
}

/** A statement that was opened on this line and may take further words. */
interface Level {
  readonly schema: SchemaNode;
  readonly children: EditDraft[];
}

class StatementReader {
  readonly #block: Block;
  readonly #terms: readonly Term[];
  readonly #options: ReadOptions;
  readonly #statements: EditDraft[] = [];
  readonly #levels: Level[];
  #at = 0;
  #marked: readonly EditDraft[] = [];
  #named: readonly EditDraft[] = [];
  #opened: Block | undefined;

  constructor(block: Block, terms: readonly Term[], options: ReadOptions) {
    this.#block = block;
    this.#terms = terms;
    this.#options = options;
    this.#levels = [{ schema: block.schema, children: this.#statements }];
  }

  read(): StatementReading | StatementFault {
    const excess = this.#terms[limits.statementWords];
    if (excess !== undefined) return fail("syntax error", excess);
    if (this.#block.kind === "entries") {
      const fault = this.#readEntry(this.#block.schema);
      if (fault !== undefined) return fault;
    }
    while (this.#at < this.#terms.length) {
      const fault = this.#readChild();
      if (fault !== undefined) return fault;
    }
    if (this.#options.opensBlock && this.#opened === undefined) {
      const level = this.#levels.length > 1 ? this.#levels.at(-1) : undefined;
      if (level === undefined) return fail("syntax error", "{");
      this.#opened = { ...level, kind: "parent" };
    }
    return {
      ok: true,
      statements: this.#statements,
      marked: this.#marked.length > 0 ? this.#marked : this.#named,
      named: this.#named,
      block: this.#opened,
    };
  }

  #readChild(): StatementFault | undefined {
    const term = this.#terms[this.#at];
    if (term?.kind !== "word") return fail("syntax error", term ?? "");
    if (this.#opened !== undefined) return fail("syntax error", term);
    const child = this.#childFor(term);
    switch (child?.kind) {
      case undefined:
        return this.#readUnknown(term);
      case "leaf":
      case "leaf-list":
        return this.#readLeaf(child, term);
      case "list":
        if (child.hiddenKeyword) return this.#readEntry(child);
        this.#at++;
        return this.#readEntry(child, term);
      case "container":
        this.#at++;
        this.#open({ schema: child, children: [], position: term.position });
        return undefined;
    }
  }

  /** The statement that the word begins: here or, within a one-line statement, further out. */
  #childFor(word: Word): SchemaNode | undefined {
    for (let depth = this.#levels.length - 1; depth >= 0; depth--) {
      const level = this.#levels[depth];
      if (level === undefined) return undefined;
      const child = childForWord(level, word);
      if (child !== undefined) {
        this.#levels.length = depth + 1;
        return child;
      }
      if (depth < 2 || !isLine(this.#levels[depth - 1]?.schema)) return undefined;
    }
    return undefined;
  }

  #readLeaf(schema: SchemaNode, word: Word): StatementFault | undefined {
    if (!schema.nokeyword) this.#at++;
    const draft: EditDraft = { schema, position: word.position };
    if (schema.type.base === "empty" && !schema.nokeyword && schema.kind === "leaf") {
      return this.#add({ ...draft, values: [""] });
    }
    const term = this.#terms[this.#at];
    if (term === undefined) {
      if (this.#options.purpose === "address") return this.#add(draft);
      return fail("missing argument", word);
    }
    this.#at++;
    const words = term.kind === "word" ? [term] : term.words;
    const [first, second] = words;
    if (first === undefined) return fail("missing argument", word);
    if (schema.kind === "leaf" && second !== undefined) return fail("syntax error", second);
    return this.#add({ ...draft, values: words.map(({ text }) => text) });
  }

  /** The keys of an entry, or at the end of the words the whole list. */
  #readEntry(schema: SchemaNode, keyword?: Word): StatementFault | undefined {
    const term = this.#terms[this.#at];
    if (term === undefined) return this.#readWholeList(schema, keyword);
    if (term.kind === "array") {
      if (schema.keys.length > 1) return fail("syntax error", term);
      if (term.words.length === 0) return fail("missing argument", keyword ?? term);
      return this.#addEntries(schema, term.words);
    }
    // A key is a value and, for some, a keyword before it.
    const terms = this.#terms.slice(this.#at, this.#at + 2 * schema.keys.length);
    const read = readKeyWords(schema, terms.map(keyText), 0);
    if (!read.ok) {
      const bad = terms[read.at];
      if (bad === undefined) return fail("missing argument", terms[read.at - 1] ?? term);
      return fail("syntax error", bad);
    }
    const array = terms.slice(0, read.next).find(({ kind }) => kind === "array");
    if (array !== undefined) return fail("syntax error", array);
    this.#at += read.next;
    this.#open({ schema, keys: read.keys, children: [], position: (keyword ?? term).position });
    return undefined;
  }

  #readWholeList(schema: SchemaNode, keyword: Word | undefined): StatementFault | undefined {
    if (this.#options.opensBlock) {
      const [, ...inner] = this.#levels;
      const { children } = inner.at(-1) ?? this.#block;
      this.#opened = { kind: "entries", schema, children };
      return undefined;
    }
    if (this.#options.purpose === "configure") return fail("missing argument", keyword ?? "");
    return this.#add({ schema, keys: [], ...(keyword && { position: keyword.position }) });
  }

  /** `interface [ a b ]`: as many entries; nothing can follow, as it would not say for which. */
  #addEntries(schema: SchemaNode, words: readonly Word[]): StatementFault | undefined {
    this.#at++;
    const next = this.#terms[this.#at];
    if (next !== undefined || this.#options.opensBlock) return fail("syntax error", next ?? "{");
    return this.#addAll(
      words.map(({ text, position }) => ({ schema, keys: [text], children: [], position })),
    );
  }

  #readUnknown(word: Word): StatementFault | undefined {
    const level = this.#levels.at(-1);
    const begins = level?.children.length === 0 || isLine(level?.schema);
    const keeps =
      this.#options.unknown === "keep" &&
      level !== undefined &&
      mayHoldUnknown(level.schema, word.text);
    if (!keeps || !begins) return fail("syntax error", word);
    const reading = readUnknown(this.#terms, this.#at, this.#options);
    if (!reading.ok) return reading;
    const { outer, inner } = reading;
    if (this.#options.purpose === "address" && inner.values?.[0] === "") delete inner.values;
    this.#at = this.#terms.length;
    this.#add(outer);
    this.#named = [inner];
    if (this.#options.opensBlock && inner.children !== undefined) {
      this.#opened = { kind: "parent", schema: inner.schema, children: inner.children };
    }
    return undefined;
  }

  #open(draft: EditDraft & { children: EditDraft[] }): void {
    this.#add(draft);
    this.#levels.push({ schema: draft.schema, children: draft.children });
  }

  #add(draft: EditDraft): undefined {
    return this.#addAll([draft]);
  }

  #addAll(drafts: readonly EditDraft[]): undefined {
    const siblings = this.#levels.at(-1)?.children;
    for (const draft of drafts) siblings?.push(draft);
    this.#named = drafts;
    if (this.#marked.length === 0 && drafts[0]?.schema.inline !== true) this.#marked = drafts;
  }
}

/** An array cannot be a key. */
function keyText(term: Term): string {
  return term.kind === "word" ? term.text : "";
}

/** The child of the level that the word begins, values without keyword one after the other. */
function childForWord({ schema, children }: Level, word: Word): SchemaNode | undefined {
  const free = (child: SchemaNode): boolean =>
    !child.nokeyword || !children.some((draft) => draft.schema === child);
  const child = word.quoted ? undefined : childByKeyword(schema, word.text);
  if (child !== undefined && free(child)) return child;
  return (
    bareStatements(schema).find((bare) => free(bare) && takes(bare, word.text)) ??
    quotedChild(schema, word)
  );
}

function quotedChild(schema: SchemaNode, word: Word): SchemaNode | undefined {
  const child = word.quoted ? childByKeyword(schema, word.text) : undefined;
  return child?.nokeyword ? undefined : child;
}

function takes(bare: SchemaNode, text: string): boolean {
  if (bare.kind === "list") return bare.children.get(bare.keys[0] ?? "")?.nokeyword !== false;
  return bare.type.base !== "enumeration" || bare.type.values.includes(text);
}

/** Whether the children of the statement share its line. */
function isLine(schema: SchemaNode | undefined): boolean {
  return schema !== undefined && (schema.oneliner || schema.onelinerPlus || schema.unknown);
}
