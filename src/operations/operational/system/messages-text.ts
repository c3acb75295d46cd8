import { ctimeText } from "../../../base/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { timeZoneOf } from "../../time-zone.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import type { LogMessage } from "./log-file.ts";

export const messagesPath = "/var/log/messages";

/** Under which the device remembers when somebody cleared its messages. */
export const logClearedMark = "log-cleared messages";

/** The text of `/var/log/messages`: what the device wrote about itself since it was cleared. */
export function messagesText({ facts, logMessages }: OperationContext): string {
  const now = facts();
  const cleared = now.marks.get(logClearedMark);
  const lines = logMessages().filter(({ at }) => cleared === undefined || at > cleared);
  const first = cleared === undefined ? "" : clearedLine(now, cleared);
  return first + lines.map((message) => lineOf(now, message)).join("");
}

/** The line with which a file begins that somebody cleared. */
export function clearedLine(facts: DeviceFacts, at: number): string {
  const pid = 2_000 + facts.random.derive(`clear-log ${at}`).integer(60_000);
  return lineOf(facts, { at, process: { name: "clear-log", pid }, text: "logfile cleared" });
}

function lineOf(facts: DeviceFacts, { at, process, text }: LogMessage): string {
  // `Mar  2 09:50:00` (RFC 3164 4.1.2).
  const stamp = ctimeText(at, timeZoneOf(facts)).slice(4, 19);
  const pid = process.pid === undefined ? "" : `[${process.pid}]`;
  return `${stamp}  ${facts.hostName} ${process.name}${pid}: ${oneLine(text)}\n`;
}

/** Comments and details may come from a peer. */
function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, " ");
}
