import { instantOf, localTime } from "../../base/index.ts";
import type { CommitTime } from "../../junos/database/index.ts";
import { operationFailed, type RpcError } from "../../netconf/rpc/index.ts";

const shape = /^(?:(\d{4})-(\d\d)-(\d\d) )?(\d\d?):(\d\d)(?::(\d\d))?$/;

/**
 * Junos `commit at`: `reboot`, a time of this day (`hh:mm[:ss]`) or of another one
 * (`yyyy-mm-dd hh:mm[:ss]`), on the clock of the time zone and not past.
 */
export function readCommitTime(text: string, now: number, zone: string): CommitTime | RpcError {
  if (text === "reboot") return "reboot";
  const at = timeOf(text, now, zone);
  if (at === undefined) return operationFailed(`invalid time: '${text}'`, "at-time");
  return at > now ? at : operationFailed(`time '${text}' is in the past`, "at-time");
}

function timeOf(text: string, now: number, zone: string): number | undefined {
  const [, year, month, day, hour = "", minute = "", second = "00"] = shape.exec(text) ?? [];
  const date =
    year === undefined
      ? new Date(localTime(now, zone)).toISOString().slice(0, 10)
      : `${year}-${month}-${day}`;
  const time = `${date}T${hour.padStart(2, "0")}:${minute}:${second}.000Z`;
  const at = Date.parse(time);
  // Date.parse takes February 30 for March 2.
  return Number.isNaN(at) || new Date(at).toISOString() !== time ? undefined : instantOf(at, zone);
}
