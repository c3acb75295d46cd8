import type { EditNode, LoadProblem } from "../../config/index.ts";

/** What one line of set form asks for, or several `set` lines in a row. Paths begin at the root. */
export type SetCommand =
  | { readonly kind: "edit"; readonly line: number; readonly edit: EditNode }
  /** The entry that `path` leads to is copied under new keys. */
  | {
      readonly kind: "copy";
      readonly line: number;
      readonly path: EditNode;
      readonly keys: readonly string[];
    };

/** Commands in the order in which they are to be carried out, and the lines that are none. */
export interface ParsedSet {
  readonly commands: readonly SetCommand[];
  readonly problems: readonly LoadProblem[];
}
