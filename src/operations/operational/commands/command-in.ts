import type { Catalogue } from "./catalogue.ts";
import { findCommand } from "./command-trie.ts";
import { splitLine } from "./split-line.ts";
import { familyOf } from "./table/index.ts";

/** The command of a line. */
export interface NamedCommand {
  /** Its words in full, whatever was typed. */
  readonly words: readonly string[];
  /** What follows them, as it was typed. */
  readonly rest: readonly string[];
}

/** The command that a line names on a device of this model; undefined when it names none. */
export function commandIn(
  line: string,
  model: string,
  { trie }: Catalogue,
): NamedCommand | undefined {
  const split = splitLine(line);
  const found = split && findCommand(trie, split.words, familyOf(model));
  return found?.kind === "command" ? { words: found.command.words, rest: found.rest } : undefined;
}
