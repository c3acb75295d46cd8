import type { SourcePosition } from "../config/index.ts";
import type { Term } from "./words.ts";

/** The word at which the understanding of a statement ended. */
export interface StatementFault {
  readonly ok: false;
  readonly message: string;
  readonly badElement: string;
  /** Undefined: at the end of the statement. */
  readonly position: SourcePosition | undefined;
}

/** A fault at a term, or at something that is none, such as a brace. */
export function fail(message: string, bad: Term | string): StatementFault {
  if (typeof bad === "string") return { ok: false, message, badElement: bad, position: undefined };
  const badElement = bad.kind === "word" ? bad.text : "[";
  return { ok: false, message, badElement, position: bad.position };
}
