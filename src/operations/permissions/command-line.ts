import type { Operation } from "../../netconf/rpc/index.ts";
import { elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import type { Argument } from "../operational/request/argument.ts";

/** What the command line of a request is made of. */
type Described = Pick<Operation<never>, "command"> & { readonly arguments?: readonly Argument[] };

/** Words of a CLI command as one line. */
export function commandWords(words: readonly string[]): string {
  return words.join(" ").trim().replace(/\s+/g, " ");
}

/**
 * The CLI command that asks for the same as the request, for expressions about commands:
 * `show interfaces ge-0/0/0 terse`. Undefined for requests behind which no command stands.
 */
export function commandLineOf(operation: Described, request: XmlElement): string | undefined {
  const { command, arguments: known = [] } = operation;
  if (command === undefined) return undefined;
  const words = typeof command === "string" ? command : command(request);
  const follow = elementsOf(request).flatMap((child) => argumentWords(child, known));
  return commandWords([words, ...follow]);
}

/** What is read of the element, and nothing else that may stand in it. */
function argumentWords(child: XmlElement, known: readonly Argument[]): readonly string[] {
  const { name } = child;
  const text = textOf(child);
  const argument = known.find(
    (one) => one.name === name || (one.kind === "choice" && one.words.includes(name)),
  );
  switch (argument?.kind) {
    case "flag":
      return [name];
    case "choice":
      return [argument.name === name ? text : name];
    case "value":
      return argument.isPositional ? [text] : [argument.keyword ?? name, text];
    case undefined:
      // A configuration or a filter is no argument.
      return elementsOf(child).length > 0 ? [] : [name, text];
  }
}
