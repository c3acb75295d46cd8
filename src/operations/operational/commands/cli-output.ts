import type { ReplyBody, RpcError } from "../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { type JunosVersion, namespaceReleases } from "../../profile/junos-version.ts";
import { schemaNamespace } from "../reply/index.ts";
import type { Catalogue } from "./catalogue.ts";
import { commandIn } from "./command-in.ts";
import { type Display, readPipes } from "./pipes.ts";
import { printIndented } from "./print-indented.ts";
import { isRefused, shownAnswer } from "./shown.ts";
import { splitLine } from "./split-line.ts";

/** What a terminal shows of one command. */
export interface CliOutput {
  /** Empty, or lines that each end with a newline. */
  readonly text: string;
  /** The words of the command in full, without what follows them; undefined: there is no such command. */
  readonly command: string | undefined;
  /** Messages of errors and warnings. */
  readonly errors: readonly string[];
  readonly isRefused: boolean;
}

/** The device on which a line runs. */
export interface CliDevice {
  readonly model: string;
  readonly version: JunosVersion;
  /** Answers a request as a NETCONF session of the user would have it answered. */
  readonly answer: (request: XmlElement) => ReplyBody | Promise<ReplyBody>;
}

/**
 * Runs one line as `<command format="text">` and lays the reply out as the CLI does outside of
 * NETCONF.
 */
export async function cliOutput(
  line: string,
  { model, version, answer }: CliDevice,
  catalogue: Catalogue,
): Promise<CliOutput> {
  const body = await answer(el("command", { format: "text" }, line));
  const shown = shownAnswer(body, "text");
  const about = {
    command: commandIn(line, model, catalogue)?.words.join(" "),
    errors: body.flatMap((part) => ("error" in part ? [part.error.message.trim()] : [])),
    isRefused: isRefused(shown),
  };
  if (about.isRefused) return { ...about, text: problemText(body) };
  const pipes = readPipes(splitLine(line)?.pipes ?? []);
  const display = "error" in pipes || pipes.text.length > 0 ? undefined : pipes.display;
  const text = isDocument(display, body)
    ? document(body, namespaceReleases(version).reply)
    : linesText(shown.lines());
  return { ...about, text };
}

/** A command without a request says so in plain words. */
function isDocument(display: Display | undefined, body: ReplyBody): boolean {
  const isRequest = body.some((part) => "name" in part && part.name === "rpc");
  return display === "xml" || (display === "rpc" && isRequest);
}

/** `| display xml` of the CLI is a document of its own, with a banner at its end. */
function document(body: ReplyBody, release: string): string {
  return [
    `<rpc-reply xmlns:junos="${schemaNamespace(release)["xmlns"] ?? ""}">\n`,
    printIndented(body, "    "),
    "    <cli>\n        <banner></banner>\n    </cli>\n</rpc-reply>\n",
  ].join("");
}

function problemText(body: ReplyBody): string {
  return linesText(body.flatMap((part) => ("error" in part ? [problemLine(part.error)] : [])));
}

/** The word that was not understood stands behind the message. */
function problemLine({ severity, message, info }: RpcError): string {
  const word = message.startsWith("syntax error") ? info?.badElement : undefined;
  return `${severity}: ${message.trim()}${word === undefined ? "" : `: ${word}`}`;
}

function linesText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
