import { CallHomeError, limits } from "../../base/index.ts";
import { placeOf, type YangPlace } from "./yang-source.ts";

/** A module that cannot be understood; the message begins with file, line and column. */
export class YangError extends CallHomeError {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;

  constructor(place: YangPlace, problem: string) {
    const { file, line, column } = placeOf(place);
    super("ERR_YANG", `${file}:${line}:${column}: ${problem}`);
    this.file = file;
    this.line = line;
    this.column = column;
  }
}

/** A word of the module as a message repeats it. */
export function quoted(word: string): string {
  return `'${word.slice(0, limits.problemWordLength)}'`;
}
