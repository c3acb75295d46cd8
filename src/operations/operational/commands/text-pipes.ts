import { linearPattern } from "../../../junos/formats/index.ts";
import { operationFailed, type RpcError } from "../../../netconf/rpc/index.ts";

/** What a pipe makes of the lines of an output. */
export type TextPipe = (lines: readonly string[]) => readonly string[];

/** Pipes that work on the lines of an output. */
export const textPipes: readonly string[] = ["count", "except", "find", "last", "match", "trim"];

/** Lines of the screen that `last` shows when it is not told how many. */
const screenLines = 24;

/** Makes the pipe of this name; its arguments are those that the CLI takes. */
export function textPipe(name: string, rest: readonly string[]): TextPipe | { error: RpcError } {
  const [argument, ...more] = rest;
  if (more[0] !== undefined) return { error: operationFailed("syntax error", more[0]) };
  switch (name) {
    case "count":
      if (argument !== undefined) return { error: operationFailed("syntax error", argument) };
      return (lines) => [`Count: ${lines.length} lines`];
    case "last":
      return withNumber(
        argument ?? String(screenLines),
        (number) => (lines) => (number === 0 ? [] : lines.slice(-number)),
      );
    case "trim":
      return withNumber(argument, (number) => (lines) => lines.map((line) => line.slice(number)));
    default:
      return patternPipe(name, argument);
  }
}

function patternPipe(name: string, source: string | undefined): TextPipe | { error: RpcError } {
  if (source === undefined) return { error: operationFailed("missing argument", name) };
  // As on Junos, capitals and small letters are the same.
  const pattern = linearPattern(`(?i)${source}`);
  if (pattern === undefined)
    return { error: operationFailed(`invalid regular expression '${source}'`, source) };
  switch (name) {
    case "match":
      return (lines) => lines.filter((line) => pattern.test(line));
    case "except":
      return (lines) => lines.filter((line) => !pattern.test(line));
    default:
      return (lines) => {
        const first = lines.findIndex((line) => pattern.test(line));
        return first < 0 ? ["Pattern not found"] : lines.slice(first);
      };
  }
}

function withNumber(
  text: string | undefined,
  make: (number: number) => TextPipe,
): TextPipe | { error: RpcError } {
  if (text === undefined) return { error: operationFailed("missing argument", "trim") };
  if (!/^\d{1,6}$/.test(text)) return { error: operationFailed("syntax error", text) };
  return make(Number(text));
}
