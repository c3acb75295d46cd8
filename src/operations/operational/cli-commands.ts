import { el, type XmlElement } from "../../xml/index.ts";

/** A command of the operational CLI and the request that stands behind it. */
interface CliCommand {
  readonly words: readonly string[];
  /** The request for the words that follow; undefined when they make no sense. */
  readonly request: (rest: readonly string[]) => XmlElement | undefined;
}

const plain = (words: string, rpc: string): CliCommand => ({
  words: words.split(" "),
  request: (rest) => (rest.length === 0 ? el(rpc) : undefined),
});

const commands: readonly CliCommand[] = [
  plain("show version", "get-software-information"),
  plain("show system information", "get-system-information"),
  plain("show chassis hardware", "get-chassis-inventory"),
  plain("show system uptime", "get-system-uptime-information"),
  { words: ["show", "interfaces"], request: interfacesRequest },
];

/** `show interfaces terse [NAME]`, in either order of the words. */
function interfacesRequest(rest: readonly string[]): XmlElement | undefined {
  const names = rest.filter((word) => word !== "terse");
  const isTerse = names.length === rest.length - 1;
  const [name, ...more] = names;
  if (!isTerse || more.length > 0) return undefined;
  return el(
    "get-interface-information",
    el("terse"),
    name === undefined ? undefined : el("interface-name", name),
  );
}

/** A command line taken apart: what to run, or the word that nobody understands. */
export type CommandReading = { readonly request: XmlElement } | { readonly badWord: string };

/** Finds the request behind the words of a command. */
export function readCommand(words: readonly string[]): CommandReading {
  let deepest = 0;
  for (const command of commands) {
    const shared = command.words.findIndex((word, index) => words[index] !== word);
    if (shared >= 0) {
      deepest = Math.max(deepest, shared);
      continue;
    }
    const request = command.request(words.slice(command.words.length));
    if (request !== undefined) return { request };
    deepest = Math.max(deepest, command.words.length);
  }
  return { badWord: words[deepest] ?? words.at(-1) ?? "" };
}
