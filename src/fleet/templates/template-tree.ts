/// <reference types="handlebars" />
import { chanceHelpers, helpers } from "./helpers.ts";
import { TemplateError } from "./template-error.ts";

/** The helper that every printed expression is handed to. No template can name it. */
export const printHelper = "\uE000print";
/** Blocks in which a name still means what it means outside. */
const plainBlocks: ReadonlySet<string> = new Set(["if", "unless"]);

/** An expression that prints a value. */
export interface PrintedExpression {
  /** Where it is written; line and column from 1. */
  readonly place: { readonly line: number; readonly column: number };
  /** Two expressions of one identity print the same value. */
  readonly identity: string;
  /** What it means depends on the block around it: another value is another thing. */
  readonly isLocal: boolean;
  /** A name in it says that it is a secret. */
  readonly isSecret: boolean;
}

/** A parsed template, made ready to be compiled. */
export interface TemplateTree {
  readonly program: hbs.AST.Program;
  /** By the number that stands in the call of the helper. */
  readonly expressions: readonly PrintedExpression[];
  /** The fixed pieces of text. */
  readonly contents: readonly hbs.AST.ContentStatement[];
}

/**
 * Hands every value that the template prints to `printHelper`, with its number, and makes names that
 * nobody has set an error everywhere but in the condition of `if` and `unless`.
 */
export function prepareTree(program: hbs.AST.Program, source: string): TemplateTree {
  const preparation = new Preparation(source);
  preparation.program(program, false);
  return { program, expressions: preparation.expressions, contents: preparation.contents };
}

class Preparation {
  readonly expressions: PrintedExpression[] = [];
  readonly contents: hbs.AST.ContentStatement[] = [];
  readonly #lines: readonly string[];

  constructor(source: string) {
    this.#lines = source.split("\n");
  }

  program({ body }: hbs.AST.Program, isLocal: boolean): void {
    for (const statement of body) this.#statement(statement, isLocal);
  }

  #statement(statement: hbs.AST.Statement, isLocal: boolean): void {
    switch (statement.type) {
      case "ContentStatement":
        this.contents.push(statement as hbs.AST.ContentStatement);
        return;
      case "CommentStatement":
        return;
      case "MustacheStatement":
        this.#print(statement as hbs.AST.MustacheStatement, isLocal);
        return;
      case "BlockStatement":
        this.#block(statement as hbs.AST.BlockStatement, isLocal);
        return;
      default:
        throw new TemplateError("partials and decorators are no part of templates", {
          line: statement.loc.start.line,
          column: statement.loc.start.column + 1,
        });
    }
  }

  #block(block: hbs.AST.BlockStatement, isLocal: boolean): void {
    const name = nameOf(block.path);
    const isPlain = plainBlocks.has(name);
    for (const param of block.params) if (!isPlain || param.type === "SubExpression") demand(param);
    for (const { value } of block.hash?.pairs ?? []) demand(value);
    const inner = isLocal || !isPlain;
    if (block.program !== undefined) this.program(block.program, inner);
    if (block.inverse !== undefined) this.program(block.inverse, inner);
  }

  #print(statement: hbs.AST.MustacheStatement, isLocal: boolean): void {
    const { path, params, hash, loc } = statement;
    const isCall = params.length > 0 || Object.hasOwn(helpers, nameOf(path));
    const value = (
      isCall ? { type: "SubExpression", path, params, hash, loc } : path
    ) as hbs.AST.Expression;
    demand(value);
    const names = [...namesIn(value)];
    const place = { line: loc.start.line, column: loc.start.column + 1 };
    const ownPlace = names.some((name) => chanceHelpers.has(name))
      ? ` at ${place.line}:${place.column}`
      : "";
    this.expressions.push({
      place,
      identity: `${this.#textAt(loc)}${ownPlace}`,
      isLocal: isLocal || names.some((name) => name.startsWith("@")),
      isSecret: names.some((name) => /secret|passw|psk/i.test(name)),
    });
    const number = this.expressions.length - 1;
    const literal = { type: "NumberLiteral", value: number, original: number, loc };
    Object.assign(statement, {
      path: {
        type: "PathExpression",
        data: false,
        depth: 0,
        parts: [printHelper],
        original: printHelper,
        loc,
      },
      params: [value, literal],
      hash: undefined,
    });
  }

  /** The expression as it is written, blanks aside. */
  #textAt({ start, end }: hbs.AST.SourceLocation): string {
    const lines = this.#lines.slice(start.line - 1, end.line);
    const whole = lines.join("\n");
    const tail = (lines.at(-1)?.length ?? 0) - end.column;
    const text = whole.slice(start.column, whole.length - tail);
    return text
      .replace(/^\{+~?&?|~?\}+$/g, "")
      .trim()
      .replace(/\s+/g, " ");
  }
}

/** Makes every name in an expression one that must be set. */
function demand(expression: hbs.AST.Expression): void {
  if (expression.type === "PathExpression") Object.assign(expression, { strict: true });
  if (expression.type !== "SubExpression") return;
  const { params, hash } = expression as hbs.AST.SubExpression;
  for (const param of params) demand(param);
  for (const { value } of hash?.pairs ?? []) demand(value);
}

function* namesIn(expression: hbs.AST.Expression): Generator<string> {
  if (expression.type === "PathExpression") yield (expression as hbs.AST.PathExpression).original;
  if (expression.type !== "SubExpression") return;
  const { path, params } = expression as hbs.AST.SubExpression;
  yield path.original;
  for (const param of params) yield* namesIn(param);
}

function nameOf(path: hbs.AST.Expression): string {
  return path.type === "PathExpression" ? (path as hbs.AST.PathExpression).original : "";
}
