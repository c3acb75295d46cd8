import { limits } from "../../../base/index.ts";
import type { SchemaNode } from "../../../junos/schema/index.ts";
import type { Platform } from "../../profile/platforms.ts";
import type { Catalogue } from "./catalogue.ts";
import { fullWords, keywordsOf } from "./command-arguments.ts";
import { findCommand } from "./command-trie.ts";
import { fullPath } from "./configuration-path.ts";
import { takeEngines } from "./routing-engines.ts";
import { splitLine } from "./split-line.ts";
import { type Command, familyOf } from "./table/index.ts";

/** A line without its pipes, as somebody who abbreviates nothing types it. */
export interface FullLine {
  readonly command: Command;
  /** Those of the command and what follows them; where it runs stands last. */
  readonly words: readonly string[];
}

/** Reads a line as `runCommand` does; undefined when it names no command. */
export function fullLine(
  line: string,
  platform: Platform,
  schema: SchemaNode,
  { trie }: Catalogue,
): FullLine | undefined {
  const split = line.length > limits.commandLineLength ? undefined : splitLine(line);
  const found = split && findCommand(trie, split.words, familyOf(platform.model));
  if (found?.kind !== "command") return undefined;
  const { command, rest } = found;
  return { command, words: [...command.words, ...followers(command, rest, platform, schema)] };
}

function followers(
  command: Command,
  rest: readonly string[],
  platform: Platform,
  schema: SchemaNode,
): readonly string[] {
  if (command.action.kind === "configuration") return fullPath(rest, schema);
  const known = new Set(keywordsOf(command.arguments).keys());
  const addressed = takeEngines(rest, known, platform);
  if ("badWord" in addressed) return rest;
  return [...fullWords(addressed.words, command.arguments), ...addressed.places];
}
