import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el } from "../../../xml/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import type { Answer } from "../request/index.ts";

/** One line of `/var/log/messages`. */
export interface LogMessage {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly process: { readonly name: string; readonly pid: number | undefined };
  readonly text: string;
}

const folder = "/var/log";
const defaultFile = "messages";

/** `show log NAME`: the device's own messages, or a file that it was given below `/var/log`. */
export function logFile(name: string | undefined, context: OperationContext): Answer {
  const path = name?.startsWith("/") ? name : `${folder}/${name ?? defaultFile}`;
  const text =
    path === `${folder}/${defaultFile}` ? messagesText(context) : context.files.get(path);
  if (text === undefined)
    return { error: operationFailed(`could not resolve file: ${path}`, path) };
  const about = { filename: path, filesize: String(Buffer.byteLength(text)), encoding: "text" };
  return { xml: el("file-content", about, `\n${text}`), text: () => text.trimEnd() };
}

function messagesText({ facts, logMessages }: OperationContext): string {
  const { hostName } = facts();
  return logMessages()
    .map(({ at, process, text }) => {
      const pid = process.pid === undefined ? "" : `[${process.pid}]`;
      return `${stamp(at)}  ${hostName} ${process.name}${pid}: ${oneLine(text)}\n`;
    })
    .join("");
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** `Mar  2 09:50:00` (RFC 3164 4.1.2), in UTC. */
function stamp(at: number): string {
  const time = new Date(at);
  const day = String(time.getUTCDate()).padStart(2);
  return `${months[time.getUTCMonth()] ?? ""} ${day} ${time.toISOString().slice(11, 19)}`;
}

/** Comments and details may come from a peer. */
function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, " ");
}
