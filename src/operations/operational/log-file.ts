import { errorReply, type Operation, operationFailed } from "../../netconf/rpc/index.ts";
import { attributeOf, childOf, el, textOf } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { output } from "./operational-reply.ts";

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
export const logFile: Operation<OperationContext> = {
  name: "get-log",
  summary: "show log messages, and files below /var/log",
  run(request, context) {
    const name = textOf(childOf(request, "filename") ?? el("filename")) || defaultFile;
    const path = name.startsWith("/") ? name : `${folder}/${name}`;
    const text =
      path === `${folder}/${defaultFile}` ? messagesText(context) : context.files.get(path);
    if (text === undefined)
      return errorReply(operationFailed(`could not resolve file: ${path}`, path));
    const format = attributeOf(request, "format");
    if (format === "text" || format === "ascii") return [output(text.trimEnd())];
    const about = { filename: path, filesize: String(Buffer.byteLength(text)), encoding: "text" };
    return [el("file-content", about, `\n${text}`)];
  },
};

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
