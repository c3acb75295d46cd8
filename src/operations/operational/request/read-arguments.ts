import { operationFailed, type RpcError } from "../../../netconf/rpc/index.ts";
import { elementsOf, textOf, type XmlElement } from "../../../xml/index.ts";
import type { Argument, ValueArgument } from "./argument.ts";

/** The arguments of one request, read and found good. */
export interface Arguments {
  /** Whether a flag is set or a value is given. */
  has(name: string): boolean;
  /** A value; the word of a choice by the choice's name. */
  text(name: string): string | undefined;
  /** A value that has a `range`. */
  number(name: string): number | undefined;
}

/** Reads the children of a request by its description, or says what is wrong with the first bad one. */
export function readArguments(
  request: XmlElement,
  known: readonly Argument[],
): Arguments | { readonly error: RpcError } {
  const found = new Map<string, string>();
  for (const child of elementsOf(request)) {
    const error = take(child, request, known, found);
    if (error !== undefined) return { error };
  }
  const missing = known.find(
    (argument) => argument.kind === "value" && argument.isRequired && !found.has(argument.name),
  );
  if (missing !== undefined) return { error: operationFailed("missing argument", missing.name) };
  return {
    has: (name) => found.has(name),
    text: (name) => found.get(name),
    number: (name) => (found.has(name) ? Number(found.get(name)) : undefined),
  };
}

function take(
  child: XmlElement,
  request: XmlElement,
  known: readonly Argument[],
  found: Map<string, string>,
): RpcError | undefined {
  const argument = known.find(
    (one) => one.name === child.name || (one.kind === "choice" && one.words.includes(child.name)),
  );
  if (argument === undefined)
    return operationFailed(`syntax error, expecting </${request.name}>`, child.name);
  const mayRepeat = argument.kind === "value" && argument.isRepeatable === true;
  if (found.has(argument.name) && !mayRepeat) return operationFailed("syntax error", child.name);
  const text = textOf(child);
  switch (argument.kind) {
    case "flag":
      found.set(argument.name, "");
      return undefined;
    case "choice": {
      const word = child.name === argument.name ? text : child.name;
      if (!argument.words.includes(word)) return invalid(text);
      found.set(argument.name, word);
      return undefined;
    }
    case "value":
      if (text === "" && argument.mayBeEmpty === true) return undefined;
      found.set(argument.name, text);
      return valueProblem(text, argument);
  }
}

function valueProblem(text: string, argument: ValueArgument): RpcError | undefined {
  const { name, range, values } = argument;
  if (text === "") return operationFailed("missing argument", name);
  if (values !== undefined && !values.includes(text)) return invalid(text);
  if (range === undefined) return undefined;
  const [least, most] = range;
  if (!/^\d{1,15}$/.test(text)) return invalid(text);
  const isWithin = Number(text) >= least && Number(text) <= most;
  return isWithin
    ? undefined
    : operationFailed(`Value ${text} is not within range (${least}..${most})`, text);
}

function invalid(text: string): RpcError {
  return operationFailed(`invalid value '${text}'`, text);
}
