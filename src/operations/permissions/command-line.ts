import type { Operation } from "../../netconf/rpc/index.ts";
import { elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import type { Argument } from "../operational/request/argument.ts";

/** What the command line of a request is made of. */
type Described = Pick<Operation<never>, "command"> & { readonly arguments?: readonly Argument[] };

/** The words of a CLI command without its pipes. */
export function commandWords(line: string): string {
  return (line.split("|")[0] ?? "").trim().replace(/\s+/g, " ");
}

/**
 * The CLI command that asks for the same as the request, for expressions about commands:
 * `show interfaces ge-0/0/0 terse`. Undefined for requests behind which no command stands.
 */
export function commandLineOf(operation: Described, request: XmlElement): string | undefined {
  const { command, arguments: known = [] } = operation;
  if (command === undefined) return undefined;
  const words = typeof command === "string" ? command : command(request);
  const follow = elementsOf(request)
    .filter((child) => elementsOf(child).length === 0)
    .map((child) => argumentWords(child, known));
  return commandWords([words, ...follow].join(" "));
}

function argumentWords(child: XmlElement, known: readonly Argument[]): string {
  const { name } = child;
  const text = textOf(child);
  const argument = known.find((one) => one.name === name);
  if (argument?.kind === "choice" || (argument?.kind === "value" && argument.isPositional))
    return text;
  const word = argument?.kind === "value" ? (argument.keyword ?? name) : name;
  return text === "" ? word : `${word} ${text}`;
}
