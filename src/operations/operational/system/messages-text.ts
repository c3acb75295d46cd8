import type { OperationContext } from "../../operation-context.ts";

/** The text of `/var/log/messages`: what the device wrote about itself. */
export function messagesText({ facts, logMessages }: OperationContext): string {
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
