import type { Operation } from "../../../netconf/rpc/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import type { Argument, OperationalOperation } from "../request/index.ts";
import { type CommandTrie, commandTrie } from "./command-trie.ts";
import { type Command, type Family, tableCommands } from "./table/index.ts";

/** A command whose request has no operation. */
interface Unanswered extends Omit<Command, "action"> {
  /** Of the reply. */
  readonly root: string | undefined;
}

/** The commands of the table, joined with the operations that answer them. */
export interface Catalogue {
  readonly trie: CommandTrie;
  /** Whether an operation answers the request. */
  isAnswered(rpc: string): boolean;
  /** The arguments that the CLI has for the request; undefined: no command asks for it. */
  argumentsOf(rpc: string): readonly Argument[] | undefined;
  /** The command of a request that the table knows and no operation answers. */
  unanswered(rpc: string, family: Family): Unanswered | undefined;
}

/**
 * Joins the table with operations. Where one describes its arguments, these count and not the
 * table's; where it names a command that the table has not, or has for another request, the
 * operation is right.
 */
export function catalogue(operations: readonly Operation<OperationContext>[]): Catalogue {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  const commands = tableCommands().map((command) => described(command, byName));
  const own = new Map<string, readonly Argument[]>();
  for (const { action, arguments: known } of commands)
    if (action.kind === "rpc" && !own.has(action.rpc)) own.set(action.rpc, known);
  const unanswered = new Map<string, Unanswered[]>();
  for (const { action, ...command } of commands) {
    if (action.kind !== "rpc" || byName.has(action.rpc)) continue;
    const known = unanswered.get(action.rpc) ?? [];
    unanswered.set(action.rpc, [...known, { ...command, root: action.root }]);
  }
  return {
    trie: commandTrie([...ownCommands(operations, commands), ...commands]),
    argumentsOf: (rpc) => own.get(rpc),
    isAnswered: (rpc) => byName.has(rpc),
    unanswered: (rpc, family) =>
      unanswered.get(rpc)?.find(({ families }) => families?.includes(family) ?? true),
  };
}

function described(
  command: Command,
  byName: ReadonlyMap<string, Operation<OperationContext>>,
): Command {
  if (command.action.kind !== "rpc") return command;
  const operation = byName.get(command.action.rpc);
  return isDescribed(operation) ? { ...command, arguments: operation.arguments } : command;
}

function ownCommands(
  operations: readonly Operation<OperationContext>[],
  commands: readonly Command[],
): readonly Command[] {
  const known = new Set(
    commands.map(({ words, action }) =>
      action.kind === "rpc" ? `${words.join(" ")}=${action.rpc}` : "",
    ),
  );
  return operations
    .filter(isDescribed)
    .filter(({ name, command }) => !known.has(`${command}=${name}`))
    .map(({ name, command, arguments: own }) => ({
      words: command.split(" "),
      action: { kind: "rpc", rpc: name, root: undefined },
      arguments: own,
      families: undefined,
    }));
}

function isDescribed(
  operation: Operation<OperationContext> | undefined,
): operation is OperationalOperation {
  return operation !== undefined && "arguments" in operation && "command" in operation;
}
