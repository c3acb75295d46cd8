import { limits } from "../../../base/index.ts";
import type { SchemaNode } from "../../../junos/schema/index.ts";
import type { CommandLine, WrittenArgument } from "../../permissions/command-line.ts";
import type { Platform } from "../../profile/platforms.ts";
import type { Catalogue } from "./catalogue.ts";
import { keywordsOf, writtenArguments } from "./command-arguments.ts";
import { findCommand } from "./command-trie.ts";
import { fullPath } from "./configuration-path.ts";
import { takeEngines } from "./routing-engines.ts";
import { splitLine } from "./split-line.ts";
import { type Command, familyOf } from "./table/index.ts";

/** A line without its pipes, as somebody who abbreviates nothing types it. */
export interface FullLine {
  readonly command: Command;
  /** Its words and what follows them; where it runs stands last. */
  readonly line: CommandLine;
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
  const words = command.words.join(" ");
  // A path into the configuration has one order.
  if (command.action.kind === "configuration") {
    const path = fullPath(rest, schema);
    return { command, line: { command: [words, ...path].join(" "), arguments: [] } };
  }
  return { command, line: { command: words, arguments: followers(command, rest, platform) } };
}

function followers(
  command: Command,
  rest: readonly string[],
  platform: Platform,
): readonly WrittenArgument[] {
  const known = new Set(keywordsOf(command.arguments).keys());
  const addressed = takeEngines(rest, known, platform.routingEngines);
  if ("badWord" in addressed) return writtenArguments(rest, command.arguments);
  const { places } = addressed;
  const where = { words: places.join(" "), order: Number.POSITIVE_INFINITY, isPositional: false };
  return [
    ...writtenArguments(addressed.words, command.arguments),
    ...(places.length === 0 ? [] : [where]),
  ];
}
