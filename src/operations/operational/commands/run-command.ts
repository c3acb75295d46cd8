import { limits } from "../../../base/index.ts";
import {
  errorReply,
  operationFailed,
  type ReplyBody,
  type RpcError,
} from "../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { backupAnswer } from "../scope/index.ts";
import { presentEngines } from "../state/mastership.ts";
import type { Catalogue } from "./catalogue.ts";
import { keywordsOf, readWords } from "./command-arguments.ts";
import { findCommand } from "./command-trie.ts";
import { type Display, type Pipes, readPipes } from "./pipes.ts";
import { printIndented } from "./print-indented.ts";
import { jsonPerRoutingEngine, perRoutingEngine, takeEngines } from "./routing-engines.ts";
import { showConfiguration } from "./show-configuration.ts";
import { isRefused, type Shown, shownAnswer, shownText } from "./shown.ts";
import { splitLine } from "./split-line.ts";
import { type Command, familyOf } from "./table/index.ts";

/** Answers a request element; the command engine asks it for the operation behind a command. */
export type Answer = (
  request: XmlElement,
  context: OperationContext,
) => ReplyBody | Promise<ReplyBody>;

/** What a command runs with. */
export interface CommandEnvironment {
  readonly catalogue: Catalogue;
  readonly answer: Answer;
  readonly context: OperationContext;
}

/** Form of a command's output when no pipe says otherwise. */
export type DefaultForm = AnswerForm | "set";

/** Forms in which every request is answered. */
type AnswerForm = "text" | "xml" | "json";

/**
 * Runs one line of the CLI: finds its command, builds the request, has it answered and sends the
 * answer through the pipes. What is wrong with the line is an rpc-error; nothing is thrown.
 */
export async function runCommand(
  line: string,
  form: DefaultForm,
  environment: CommandEnvironment,
): Promise<Shown> {
  const split = line.length > limits.commandLineLength ? undefined : splitLine(line);
  if (split === undefined) return refusal(syntaxError(line.slice(0, limits.problemWordLength)));
  const pipes = readPipes(split.pipes);
  if ("error" in pipes) return refusal(pipes.error);
  // Pipes that work on lines need some: text, unless another form was chosen.
  const lined = form === "set" ? "set" : "text";
  const display = pipes.display ?? (pipes.text.length > 0 ? lined : form);
  const shown = await runWords(split.words, display, pipes, environment);
  return "error" in shown ? refusal(shown.error) : piped(shown, pipes);
}

type Outcome = Shown | { readonly error: RpcError };

async function runWords(
  words: readonly string[],
  display: Display,
  pipes: Pipes,
  environment: CommandEnvironment,
): Promise<Outcome> {
  const { catalogue, context } = environment;
  const { platform } = context.facts();
  const found = findCommand(catalogue.trie, words, familyOf(platform.model));
  if (found.kind !== "command") return { error: wordError(found.kind, found.word) };
  const { command, rest } = found;
  const { action } = command;
  switch (action.kind) {
    case "configuration":
      if (display === "rpc") return shownText(noRequest);
      return showConfiguration(rest, display, pipes, context);
    case "interactive":
      return {
        error: operationFailed(
          `'${command.words.join(" ")}' needs a terminal, which this session is not`,
          words.at(-1),
        ),
      };
    case "none":
    case "rpc": {
      const misplaced = misplacedPipe(display, pipes);
      if (misplaced !== undefined) return { error: operationFailed("syntax error", misplaced) };
      if (action.kind === "none") return shownText(display === "rpc" ? noRequest : "");
      return runRequest(action.rpc, command, rest, display, environment);
    }
  }
}

const noRequest = "xml rpc equivalent of this command is not available.";

/** Pipes that only a configuration can be sent through. */
function misplacedPipe(display: Display, pipes: Pipes): string | undefined {
  if (pipes.inheritance !== undefined) return "inheritance";
  if (pipes.compare !== undefined) return "compare";
  if (pipes.isChanged) return "changed";
  return display === "set" || display === "set relative" ? "set" : undefined;
}

async function runRequest(
  rpc: string,
  command: Command,
  rest: readonly string[],
  display: Display,
  { catalogue, answer, context }: CommandEnvironment,
): Promise<Outcome> {
  const facts = context.facts();
  const known = new Set(keywordsOf(command.arguments).keys());
  const addressed = takeEngines(rest, known, presentEngines(facts));
  if ("badWord" in addressed) return { error: syntaxError(addressed.badWord) };
  const read = readWords(addressed.words, command.arguments, !catalogue.isAnswered(rpc));
  if ("problem" in read) return { error: wordError(read.problem, read.word) };
  const request = el(rpc, ...read.children);
  if (display === "rpc") return shownAnswer([rpcOf(request)], "xml");
  const ask = async (form: AnswerForm): Promise<Shown> => {
    const attributes = form === "xml" ? [] : [{ name: "format", value: form }];
    return shownAnswer(await answer({ ...request, attributes }, context), form);
  };
  const form = display === "json" || display === "xml" ? display : "text";
  const { engines } = addressed;
  if (engines === undefined) return ask(form);
  const own = (name: string): XmlElement | undefined => backupAnswer(facts, rpc, name)?.xml;
  if (form !== "json") return perRoutingEngine(await ask(form), engines, own);
  return jsonPerRoutingEngine(await ask("xml"), engines, own) ?? ask(form);
}

/** The request itself, as `| display xml rpc` shows it. */
function rpcOf(request: XmlElement): XmlElement {
  return el("rpc", request.children.length === 0 ? { ...request, children: ["\n"] } : request);
}

/** An answer after the pipes that work on its lines. */
function piped(shown: Shown, { text }: Pipes): Shown {
  if (text.length === 0 || isRefused(shown)) return shown;
  const before =
    shown.form === "xml" ? printIndented(shown.body).split("\n").slice(0, -1) : shown.lines();
  const after = text.reduce((lines, pipe) => pipe(lines), before);
  const lines = after.map((line) => `${line}\n`).join("");
  return shownText(lines, shown.isConfiguration);
}

function wordError(problem: "unknown" | "ambiguous" | "missing", word: string): RpcError {
  if (problem === "ambiguous") return ambiguous(word);
  return problem === "missing" ? operationFailed("missing argument", word) : syntaxError(word);
}

function ambiguous(word: string): RpcError {
  return operationFailed(`'${word}' is ambiguous`, word);
}

function syntaxError(word: string): RpcError {
  return operationFailed("syntax error, expecting <command>", word);
}

function refusal(error: RpcError): Shown {
  return shownAnswer(errorReply(error), "xml");
}
