import { limits } from "../../../base/index.ts";
import { operationFailed, type RpcError } from "../../../netconf/rpc/index.ts";
import { readRollback } from "../../configuration/rollback-number.ts";
import { pickWord } from "./pick-word.ts";
import { type TextPipe, textPipe, textPipes } from "./text-pipes.ts";

/** Forms that `display` chooses. `rpc` shows the request itself. */
export type Display = "text" | "xml" | "json" | "set" | "set relative" | "rpc";

/** What the pipes of a command ask for. */
export interface Pipes {
  /** Undefined: none is chosen. */
  readonly display: Display | undefined;
  /** `display inheritance`: groups and interface ranges applied; `no-comments` leaves their names out. */
  readonly inheritance: "comments" | "no-comments" | undefined;
  /** `display changed`: XML marks what the last commit changed. */
  readonly isChanged: boolean;
  /** `compare rollback N`: the number. */
  readonly compare: number | undefined;
  /** What is done to the text, in order. */
  readonly text: readonly TextPipe[];
}

const noPipes: Pipes = {
  display: undefined,
  inheritance: undefined,
  isChanged: false,
  compare: undefined,
  text: [],
};

const verbs = ["display", "compare", "no-more", ...textPipes];
/** What may follow `display`, with the words that may follow each. */
const displays: Readonly<Record<string, readonly string[]>> = {
  changed: [],
  inheritance: ["no-comments"],
  json: [],
  set: ["relative"],
  text: [],
  xml: ["rpc"],
};

/** Reads the pipes of a command in their order; any beginning of a word will do. */
export function readPipes(pipes: readonly (readonly string[])[]): Pipes | { error: RpcError } {
  let read: Pipes = noPipes;
  if (pipes.length > limits.commandPipes) return fault("too many pipes", "|");
  for (const words of pipes) {
    const next = readPipe(words, read);
    if ("error" in next) return next;
    read = next;
  }
  return read;
}

type Reading = Pipes | { error: RpcError };

function readPipe([typed = "|", ...rest]: readonly string[], before: Pipes): Reading {
  const verb = pickWord(typed, verbs);
  if (verb.kind !== "found") return wrongWord(typed, verb.kind);
  switch (verb.word) {
    case "no-more":
      return rest[0] === undefined ? before : fault("syntax error", rest[0]);
    case "display":
      return readDisplay(rest, before);
    case "compare":
      return readCompare(rest, before);
    default: {
      const pipe = textPipe(verb.word, rest);
      return "error" in pipe ? pipe : { ...before, text: [...before.text, pipe] };
    }
  }
}

function readDisplay([typed = "display", ...rest]: readonly string[], before: Pipes): Reading {
  const form = pickWord(typed, Object.keys(displays));
  if (form.kind !== "found") return wrongWord(typed, form.kind);
  const [option, ...more] = rest;
  const picked = pickWord(option ?? "", displays[form.word] ?? []);
  if (option !== undefined && picked.kind !== "found") return wrongWord(option, picked.kind);
  if (more[0] !== undefined) return fault("syntax error", more[0]);
  switch (form.word) {
    case "changed":
      return { ...before, isChanged: true };
    case "inheritance":
      return { ...before, inheritance: option === undefined ? "comments" : "no-comments" };
    case "set":
      return { ...before, display: option === undefined ? "set" : "set relative" };
    case "xml":
      return { ...before, display: option === undefined ? "xml" : "rpc" };
    default:
      return { ...before, display: form.word as Display };
  }
}

/** Without a number the comparison is with rollback 0. */
function readCompare([typed, number = "0", ...more]: readonly string[], before: Pipes): Reading {
  if (more[0] !== undefined) return fault("syntax error", more[0]);
  if (typed === undefined) return { ...before, compare: 0 };
  if (pickWord(typed, ["rollback"]).kind !== "found") return fault("syntax error", typed);
  const source = readRollback(number);
  return "error" in source ? source : { ...before, compare: source.number };
}

function wrongWord(word: string, kind: "ambiguous" | "unknown"): { error: RpcError } {
  return fault(kind === "ambiguous" ? `'${word}' is ambiguous` : "syntax error", word);
}

function fault(message: string, badElement: string): { error: RpcError } {
  return { error: operationFailed(message, badElement) };
}
