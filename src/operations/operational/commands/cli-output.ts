import type { RpcError } from "../../../netconf/rpc/index.ts";
import { namespaceReleases } from "../../profile/junos-version.ts";
import { schemaNamespace } from "../reply/index.ts";
import { printIndented } from "./print-indented.ts";
import { type CommandEnvironment, runCommand } from "./run-command.ts";
import { isRefused, type Shown } from "./shown.ts";

/** What a terminal shows of one command. */
export interface CliOutput {
  /** Empty, or lines that each end with a newline. */
  readonly text: string;
  readonly isRefused: boolean;
}

/** Runs one line and lays its output out as the CLI does outside of NETCONF: text unless a pipe says otherwise. */
export async function cliOutput(line: string, environment: CommandEnvironment): Promise<CliOutput> {
  const shown = await runCommand(line, "text", environment);
  if (isRefused(shown)) return { text: problemText(shown), isRefused: true };
  const { reply } = namespaceReleases(environment.context.version);
  const text = shown.form === "xml" ? document(shown, reply) : linesText(shown.lines());
  return { text, isRefused: false };
}

/** `| display xml` of the CLI is a document of its own, with a banner at its end. */
function document({ body }: Shown, release: string): string {
  return [
    `<rpc-reply xmlns:junos="${schemaNamespace(release)["xmlns"] ?? ""}">\n`,
    printIndented(body, "    "),
    "    <cli>\n        <banner></banner>\n    </cli>\n</rpc-reply>\n",
  ].join("");
}

function problemText({ body }: Shown): string {
  return linesText(body.flatMap((part) => ("error" in part ? [problemLine(part.error)] : [])));
}

/** The words that were not understood stand behind the message. */
function problemLine({ severity, message, info }: RpcError): string {
  const word = message.startsWith("syntax error") ? info?.badElement : undefined;
  return `${severity}: ${message.trim()}${word === undefined ? "" : `: ${word}`}`;
}

function linesText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
