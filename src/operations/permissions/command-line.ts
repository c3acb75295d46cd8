import { limits } from "../../base/index.ts";
import type { Operation } from "../../netconf/rpc/index.ts";
import { elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import type { Argument } from "../operational/request/argument.ts";

/** A command as a user may write it, for expressions about commands. */
export interface CommandLine {
  /** Its own words, which come first. */
  readonly command: string;
  readonly arguments: readonly WrittenArgument[];
}

/** One argument with its value. */
export interface WrittenArgument {
  readonly words: string;
  /** Where it stands in the description of the command; infinite for what is not described. */
  readonly order: number;
  /** Known by its place among the other positional ones. */
  readonly isPositional: boolean;
}

/** What the command line of a request is made of. */
type Described = Pick<Operation<never>, "command"> & { readonly arguments?: readonly Argument[] };

/** Words of a CLI command as one line. */
export function commandWords(words: readonly string[]): string {
  return words.join(" ").trim().replace(/\s+/g, " ");
}

/**
 * The CLI command that asks for the same as the request: `show interfaces ge-0/0/0 terse`. Positional
 * arguments stand in the order of the CLI. Undefined for requests behind which no command stands.
 */
export function commandLineOf(operation: Described, request: XmlElement): CommandLine | undefined {
  const { command, arguments: known = [] } = operation;
  if (command === undefined) return undefined;
  const written = elementsOf(request).flatMap((child) => argumentOf(child, known));
  const positional = written.filter((one) => one.isPositional).toSorted(byOrder);
  return {
    command: typeof command === "string" ? command : command(request),
    arguments: written.map((one) => (one.isPositional ? (positional.shift() ?? one) : one)),
  };
}

/** The command as it was written. */
export function lineText({ command, arguments: written }: CommandLine): string {
  return commandWords([command, ...written.map(({ words }) => words)]);
}

/**
 * The command in every order of its arguments, as it was written first and in the order of its
 * description second. Of very many arguments as many come first in every order as
 * `limits.permissionOrders` leaves room for; a very long line has the two orders.
 */
export function ordersOf(line: CommandLine): readonly string[] {
  const written = lineText(line);
  if (line.arguments.length < 2) return [written];
  const described = line.arguments.toSorted(byOrder);
  const orders =
    written.length > limits.permissionOrderLength
      ? [described]
      : [described, ...arranged(described, depthOf(described.length))];
  const lines = orders.map((order) => lineText({ ...line, arguments: order }));
  return [...new Set([written, ...lines])];
}

/** How many of so many arguments may come first in every order. */
function depthOf(count: number): number {
  let depth = 0;
  for (let orders = count; depth < count && orders <= limits.permissionOrders; depth++)
    orders *= Math.max(1, count - depth - 1);
  return depth;
}

/** All ways to take `depth` of them first, without the order among positional ones being changed. */
function arranged(
  all: readonly WrittenArgument[],
  depth: number,
): readonly (readonly WrittenArgument[])[] {
  if (depth === 0 || all.length < 2) return [all];
  const firstPositional = all.findIndex((one) => one.isPositional);
  return all.flatMap((one, at) =>
    one.isPositional && at !== firstPositional
      ? []
      : arranged(all.toSpliced(at, 1), depth - 1).map((rest) => [one, ...rest]),
  );
}

function byOrder(one: WrittenArgument, other: WrittenArgument): number {
  // Both may be infinite.
  return one.order === other.order ? 0 : one.order - other.order;
}

/** What is read of the element, and nothing else that may stand in it. */
function argumentOf(child: XmlElement, known: readonly Argument[]): readonly WrittenArgument[] {
  const { name } = child;
  const text = textOf(child);
  const found = known.findIndex(
    (one) => one.name === name || (one.kind === "choice" && one.words.includes(name)),
  );
  const argument = known[found];
  const written = (words: string, isPositional = false): readonly WrittenArgument[] => [
    { words, order: found < 0 ? Number.POSITIVE_INFINITY : found, isPositional },
  ];
  switch (argument?.kind) {
    case "flag":
      return written(name);
    case "choice":
      return written(argument.name === name ? text : name);
    case "value":
      return argument.isPositional
        ? written(text, true)
        : written(`${argument.keyword ?? name} ${text}`);
    case undefined:
      // A configuration or a filter is no argument.
      return elementsOf(child).length > 0 ? [] : written(`${name} ${text}`);
  }
}
