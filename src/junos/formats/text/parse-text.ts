import { limits } from "../../../base/index.ts";
import type { LoadProblem, ParsedEdit, SourcePosition } from "../../config/index.ts";
import type { SchemaNode } from "../../schema/index.ts";
import { annotationText } from "../annotation.ts";
import type { EditDraft } from "../edit-draft.ts";
import { loadProblem } from "../load-problem.ts";
import type { ParseOptions } from "../parse-options.ts";
import { writeWord } from "../quoting.ts";
import { type Block, readStatement } from "../statement-words.ts";
import {
  omittedContents,
  type StatementTag,
  type Term,
  tagOf,
  type Word,
  type WordArray,
} from "../words.ts";
import { applyTag } from "./statement-tags.ts";
import { TextLexer, type TextToken } from "./text-lexer.ts";

/**
 * Reads text (curly) form into an edit of `rootSchema`. A statement that does not parse becomes a
 * problem in the words of Junos, input up to its `;` or closing brace is ignored, and reading goes
 * on; nothing is thrown. Annotations and tags belong to the statement after them.
 */
export function parseText(
  text: string,
  rootSchema: SchemaNode,
  options: ParseOptions = {},
): ParsedEdit {
  return new TextParser(text, rootSchema, options).parse();
}

/** What stands before the `;` or brace of a statement. */
interface Head {
  readonly tags: readonly StatementTag[];
  readonly terms: readonly Term[];
  /** Not yet taken from the lexer. */
  readonly end: { readonly kind: ";" | "{"; readonly position: SourcePosition };
}

class TextParser {
  readonly #text: string;
  readonly #lexer: TextLexer;
  readonly #root: EditDraft & { children: EditDraft[] };
  readonly #unknown: "keep" | "refuse";
  readonly #problems: LoadProblem[] = [];
  /** Heads of the blocks that are open, outermost first. */
  readonly #path: (readonly Term[])[] = [];
  /** Annotation of a shared list keyword; its first entry takes it. */
  #carried: string | undefined;
  #ended = false;

  constructor(text: string, rootSchema: SchemaNode, options: ParseOptions) {
    this.#text = text;
    this.#lexer = new TextLexer(text);
    this.#root = { schema: rootSchema, children: [] };
    this.#unknown = options.validation === "strict" ? "refuse" : "keep";
  }

  parse(): ParsedEdit {
    const { schema, children } = this.#root;
    if (this.#text.length > limits.configBytes) {
      this.#report(`configuration is larger than ${limits.configBytes} bytes`, "", undefined);
    } else {
      this.#statements({ kind: "parent", schema, children }, []);
    }
    return { root: this.#root, problems: this.#problems };
  }

  /** Statements up to the closing brace of the block, or to the end at the root. */
  #statements(block: Block, inherited: readonly StatementTag[]): void {
    while (this.#problems.length < limits.loadProblems) {
      const comment = this.#comments();
      const token = this.#lexer.peek();
      switch (token.kind) {
        case "end":
          this.#end(token.position);
          return;
        case "}":
          this.#lexer.next();
          if (this.#path.length > 0) return;
          this.#report("syntax error", "}", token.position);
          break;
        case ";":
          this.#lexer.next();
          break;
        default:
          this.#statement(block, inherited, comment);
      }
    }
  }

  /** Says once that blocks are still open at the end. */
  #end(position: SourcePosition): void {
    if (this.#path.length === 0 || this.#ended) return;
    this.#ended = true;
    this.#report("syntax error, expecting '}'", "", position);
  }

  #comments(): string | undefined {
    const texts = this.#carried === undefined ? [] : [this.#carried];
    this.#carried = undefined;
    for (let token = this.#lexer.peek(); token.kind === "comment"; token = this.#lexer.peek()) {
      this.#lexer.next();
      const text = annotationText(token.text);
      if (text !== "") texts.push(text);
    }
    return texts.length === 0 ? undefined : texts.join("\n");
  }

  #statement(block: Block, inherited: readonly StatementTag[], comment: string | undefined): void {
    const head = this.#head();
    if (head === undefined) return this.#recover(false);
    const { terms, end } = head;
    const tags = [...inherited, ...head.tags];
    const reading = readStatement(block, terms, {
      purpose: tags.includes("delete:") ? "address" : "configure",
      unknown: this.#unknown,
      opensBlock: end.kind === "{",
    });
    if (!reading.ok) {
      this.#report(reading.message, reading.badElement, reading.position ?? end.position);
      return this.#recover(reading.position !== terms.at(-1)?.position);
    }
    this.#lexer.next();
    mark(reading.marked, tags, comment);
    block.children.push(...reading.statements);
    if (reading.block?.kind === "entries") {
      this.#carried = comment;
      this.#block(reading.block, terms, tags);
    } else if (reading.block !== undefined) {
      this.#block(reading.block, terms, []);
    }
  }

  #block(block: Block, head: readonly Term[], tags: readonly StatementTag[]): void {
    if (this.#path.length >= limits.configDepth) {
      this.#report("syntax error, too many levels", "{", head[0]?.position);
      this.#skipBlock();
      return;
    }
    const replaced = block.kind === "entries" && tags.includes("replace:");
    if (replaced) block.children.push({ schema: block.schema, keys: [], operation: "remove" });
    this.#path.push(head);
    this.#statements(block, replaced ? tags.filter((tag) => tag !== "replace:") : tags);
    this.#path.pop();
  }

  /** Tags and words up to `;` or `{`; undefined after reporting what stands there instead. */
  #head(): Head | undefined {
    const tags: StatementTag[] = [];
    const terms: Term[] = [];
    for (;;) {
      const token = this.#lexer.peek();
      switch (token.kind) {
        case "word": {
          this.#lexer.next();
          const tag = terms.length === 0 ? tagOf(token) : undefined;
          if (tag !== undefined && !tags.includes(tag)) tags.push(tag);
          else if (tag === undefined && terms.length <= limits.statementWords) terms.push(token);
          break;
        }
        case "[": {
          const array = this.#array();
          if (array === undefined) return undefined;
          if (terms.length <= limits.statementWords) terms.push(array);
          break;
        }
        case "comment":
          this.#lexer.next();
          break;
        case ";":
        case "{":
          if (terms.length > 0 && !isOmission(terms)) {
            return { tags, terms, end: { kind: token.kind, position: token.position } };
          }
          return this.#fault(terms[0]?.kind === "word" ? terms[0] : token);
        case "end":
          return this.#fault(terms[0]?.kind === "word" ? terms[0] : token);
        case "]":
        case "}":
        case "broken":
          return this.#fault(token.kind === "}" && isOmission(terms) ? (terms[0] ?? token) : token);
      }
    }
  }

  #array(): WordArray | undefined {
    const { position } = this.#lexer.next();
    const words: Word[] = [];
    for (;;) {
      const token = this.#lexer.peek();
      if (token.kind !== "word" && token.kind !== "comment" && token.kind !== "]") {
        return this.#fault(token);
      }
      this.#lexer.next();
      if (token.kind === "]") return { kind: "array", words, position };
      if (token.kind === "word") words.push(token);
    }
  }

  #fault(at: TextToken | Term): undefined {
    if (at.kind === "broken") {
      this.#lexer.next();
      this.#report(at.message, at.badElement, at.position);
    } else {
      const bad = at.kind === "word" ? at.text : at.kind === "end" ? "" : at.kind;
      this.#report("syntax error", bad, at.position);
    }
  }

  /** Passes what belongs to a statement that did not parse, and says so if it was more than its end. */
  #recover(alreadySkipped: boolean): void {
    let skipped = alreadySkipped;
    for (;;) {
      const token = this.#lexer.peek();
      if (token.kind === "end" || token.kind === "}") return;
      this.#lexer.next();
      if (token.kind === "{") {
        const { position } = this.#skipBlock();
        return this.#report(ignoredInput, "}", position);
      }
      if (token.kind === ";") {
        if (skipped) this.#report(ignoredInput, ";", token.position);
        return;
      }
      skipped = true;
    }
  }

  /** Passes the rest of a block, inner blocks included, and answers with its last token. */
  #skipBlock(): TextToken {
    for (let depth = 1; ; ) {
      const token = this.#lexer.next();
      if (token.kind === "{") depth++;
      else if (token.kind === "}") depth--;
      if (depth === 0 || token.kind === "end") return token;
    }
  }

  #report(message: string, badElement: string, position: SourcePosition | undefined): void {
    const terms = this.#path.flat();
    const words = terms.flatMap((term) => (term.kind === "word" ? [writeWord(term.text)] : []));
    const path = `[${["edit", ...words].join(" ")}]`;
    this.#problems.push(loadProblem({ message, badElement, path, position }));
  }
}

const ignoredInput = "error recovery ignores input until this point";

/** `{ ... }` stands for contents that were left out when the text was printed. */
function isOmission(terms: readonly Term[]): boolean {
  const [first] = terms;
  return first?.kind === "word" && !first.quoted && first.text === omittedContents;
}

function mark(
  drafts: readonly EditDraft[],
  tags: readonly StatementTag[],
  comment: string | undefined,
): void {
  for (const draft of drafts) {
    if (comment !== undefined) draft.comment = comment;
    for (const tag of tags) applyTag(draft, tag);
  }
}
