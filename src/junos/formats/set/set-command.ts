import type { EditNode, LoadProblem, SourcePosition } from "../../config/index.ts";
import type { LinearPattern } from "./linear-pattern.ts";

/** What one line of set form asks for, or several `set` lines in a row. Paths begin at the root. */
export type SetCommand =
  | { readonly kind: "edit"; readonly line: number; readonly edit: EditNode }
  | CopyCommand
  | ReplacePatternCommand
  | WildcardDeleteCommand;

/** The entry that `path` leads to is copied under new keys. */
export interface CopyCommand {
  readonly kind: "copy";
  readonly line: number;
  readonly path: EditNode;
  readonly keys: readonly string[];
}

/** `replace pattern A with B [upto N]`: in the names and values of all that stands below `path`. */
export interface ReplacePatternCommand {
  readonly kind: "replace-pattern";
  readonly line: number;
  readonly path: EditNode;
  readonly pattern: LinearPattern;
  readonly replacement: string;
  /** Statements that are changed at most. */
  readonly upTo: number;
}

/** `wildcard delete PATH PATTERN`: the statements directly below `path` whose name matches. */
export interface WildcardDeleteCommand {
  readonly kind: "wildcard-delete";
  readonly line: number;
  readonly path: EditNode;
  readonly pattern: LinearPattern;
  /** The pattern as it was written, for the remark that nothing matches. */
  readonly text: string;
  readonly position: SourcePosition | undefined;
}

/** Commands in the order in which they are to be carried out, and the lines that are none. */
export interface ParsedSet {
  readonly commands: readonly SetCommand[];
  readonly problems: readonly LoadProblem[];
}
