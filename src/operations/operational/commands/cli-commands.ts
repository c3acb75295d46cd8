import { el, type XmlElement } from "../../../xml/index.ts";
import { pkiCommands } from "../pki/pki-commands.ts";

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
  ...pkiCommands,
  plain("show version", "get-software-information"),
  plain("show system information", "get-system-information"),
  plain("show chassis hardware", "get-chassis-inventory"),
  plain("show system uptime", "get-system-uptime-information"),
  plain("show system services outbound-ssh clients", "get-outbound-ssh-service-information"),
  { words: ["show", "log"], request: logRequest },
  { words: ["show", "interfaces"], request: interfacesRequest },
  plain("show cli authorization", "get-authorization-information"),
  { words: ["request", "system", "logout"], request: logoutRequest },
  plain("show system commit", "get-commit-information"),
  {
    words: ["show", "system", "commit"],
    request: optional("get-commit-information", "include-configuration-revision"),
  },
  plain("show system commit revision", "get-commit-revision-information"),
  {
    words: ["show", "system", "commit", "revision"],
    request: optional("get-commit-revision-information", "detail"),
  },
  { words: ["show", "system", "rollback"], request: rollbackRequest },
  plain("show system configuration rescue", "get-rescue-information"),
  plain("show system configuration database status", "get-configuration-database-status"),
  plain("request system configuration rescue save", "request-save-rescue-configuration"),
  plain("request system configuration rescue delete", "request-delete-rescue-configuration"),
  plain("clear system commit", "clear-system-commit"),
];

/** A request with one flag, which is the word that must follow. */
function optional(rpc: string, flag: string): CliCommand["request"] {
  return (rest) => (rest.length === 1 && rest[0] === flag ? el(rpc, el(flag)) : undefined);
}

/** `show system rollback N [compare M]`. */
function rollbackRequest(rest: readonly string[]): XmlElement | undefined {
  const [number = "", word, other, ...more] = rest;
  const isComplete = rest.length === 1 || (word === "compare" && other !== undefined);
  if (!/^\d+$/.test(number) || !isComplete || more.length > 0) return undefined;
  return el(
    "get-rollback-information",
    el("rollback", number),
    other === undefined ? undefined : el("compare", other),
  );
}

/** `request system logout user NAME | pid PID | terminal NAME`. */
function logoutRequest(rest: readonly string[]): XmlElement | undefined {
  const [word = "", value, ...more] = rest;
  const isKnown = ["user", "pid", "terminal"].includes(word);
  if (!isKnown || value === undefined || more.length > 0) return undefined;
  return el("request-logout-user", el(word, value));
}

/** `show log NAME`. */
function logRequest(rest: readonly string[]): XmlElement | undefined {
  const [name, ...more] = rest;
  return name === undefined || more.length > 0 ? undefined : el("get-log", el("filename", name));
}

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
