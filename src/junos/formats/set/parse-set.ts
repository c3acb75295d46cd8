import { limits } from "../../../base/index.ts";
import { editPath, type LoadProblem, type SourcePosition } from "../../config/index.ts";
import type { SchemaNode } from "../../schema/index.ts";
import type { EditDraft } from "../edit-draft.ts";
import { loadProblem } from "../load-problem.ts";
import type { ParseOptions } from "../parse-options.ts";
import { fail, type StatementFault } from "../statement-fault.ts";
import { readStatement } from "../statement-words.ts";
import type { Term } from "../words.ts";
import { EditLevel, type OpenEdit } from "./edit-level.ts";
import { pathCommands } from "./path-commands.ts";
import { blockOf, lastOf, unknownOf } from "./set-arguments.ts";
import type { ParsedSet, SetCommand } from "./set-command.ts";
import { SetLexer } from "./set-lexer.ts";

/**
 * Reads set form into commands. Each line stands for itself: one that is wrong becomes a problem
 * in the words of Junos and the others stay; nothing is thrown. Runs of `set` lines are one edit.
 */
export function parseSet(
  text: string,
  rootSchema: SchemaNode,
  options: ParseOptions = {},
): ParsedSet {
  return new SetParser(rootSchema, options).parse(text);
}

class SetParser {
  readonly #options: ParseOptions;
  readonly #level: EditLevel;
  readonly #commands: SetCommand[] = [];
  readonly #problems: LoadProblem[] = [];
  /** The edit that the next line, if it is a `set`, is added to. */
  #run: OpenEdit | undefined;

  constructor(rootSchema: SchemaNode, options: ParseOptions) {
    this.#options = options;
    this.#level = new EditLevel(rootSchema);
  }

  parse(text: string): ParsedSet {
    if (text.length > limits.configBytes) {
      this.#report(fail(`configuration is larger than ${limits.configBytes} bytes`, ""), undefined);
      return { commands: [], problems: this.#problems };
    }
    const lexer = new SetLexer(text);
    for (let line = lexer.next(); line !== undefined; line = lexer.next()) {
      if (this.#problems.length >= limits.loadProblems) break;
      const fault = line.fault ?? this.#command(line.terms, line.position.line);
      if (fault !== undefined) this.#report(fault, line.position);
    }
    return { commands: this.#commands, problems: this.#problems };
  }

  #command(terms: readonly Term[], line: number): StatementFault | undefined {
    const [first, ...rest] = terms;
    const verb = first?.kind === "word" && !first.quoted ? first.text : "";
    switch (verb) {
      case "edit":
        return this.#edit(rest);
      case "exit":
      case "quit":
        this.#level.exit();
        return undefined;
      case "top":
      case "up":
        return this.#move(verb, rest, line);
      default:
        return this.#pathCommand(verb, first, rest, line);
    }
  }

  #pathCommand(
    verb: string,
    first: Term | undefined,
    rest: readonly Term[],
    line: number,
  ): StatementFault | undefined {
    const context = { level: this.#level, options: this.#options };
    const command = pathCommands.get(verb)?.(context, rest, line);
    if (command === undefined) return fail("unknown command", first ?? "");
    if ("ok" in command) return command;
    const run = verb === "set" && command.kind === "edit" ? (command.edit as OpenEdit) : undefined;
    if (run !== undefined && this.#run !== undefined) {
      for (const child of run.children) mergeInto(this.#run.children, child);
    } else {
      this.#commands.push(command);
      this.#run = run;
    }
    return undefined;
  }

  #edit(terms: readonly Term[]): StatementFault | undefined {
    if (terms.length === 0) return fail("missing argument", "edit");
    const reading = readStatement(blockOf(this.#level.schema), terms, {
      purpose: "configure",
      unknown: unknownOf(this.#options),
      opensBlock: true,
    });
    if (!reading.ok) return reading;
    const last = terms.at(-1) ?? "";
    if (reading.block?.kind !== "parent") return fail("missing argument", last);
    const steps = lastOf(reading.statements);
    if (steps.at(-1)?.schema !== reading.block.schema) return fail("syntax error", last);
    const entered = this.#level.enter(
      steps.map(({ schema, keys }) => (keys === undefined ? { schema } : { schema, keys })),
    );
    return entered ? undefined : fail("syntax error, too many levels", last);
  }

  /** `top` and `up [N]` alone change the level; before another command they hold for that one only. */
  #move(verb: "top" | "up", terms: readonly Term[], line: number): StatementFault | undefined {
    const [first] = terms;
    const isCount = verb === "up" && first?.kind === "word" && /^\d{1,3}$/.test(first.text);
    const go = (): void => {
      if (verb === "top") this.#level.top();
      else this.#level.up(isCount ? Number(first.text) : 1);
    };
    const rest = isCount ? terms.slice(1) : terms;
    const [next] = rest;
    if (next === undefined) {
      go();
      return undefined;
    }
    if (next.kind === "word" && next.text === "edit") {
      go();
      return this.#edit(rest.slice(1));
    }
    if (next.kind !== "word" || !pathCommands.has(next.text)) return fail("syntax error", next);
    return this.#level.from(go, () => this.#command(rest, line));
  }

  #report(fault: StatementFault, line: SourcePosition | undefined): void {
    const { message, badElement } = fault;
    const path = editPath(this.#level.steps);
    const position = fault.position ?? line;
    this.#problems.push(loadProblem({ message, badElement, path, position }));
  }
}

/** Adds a statement, or what it holds where the one before leads the same way. */
function mergeInto(siblings: EditDraft[], added: EditDraft): void {
  const last = siblings.at(-1);
  if (last?.children === undefined || !isSameParent(last, added)) siblings.push(added);
  else for (const child of added.children ?? []) mergeInto(last.children, child);
}

function isSameParent(one: EditDraft, other: EditDraft): boolean {
  if (one.schema !== other.schema || other.children === undefined) return false;
  const { keys = [] } = one;
  return keys.every((key, index) => key === other.keys?.[index]);
}
