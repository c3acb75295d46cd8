import { instantOf, localTime } from "../../../base/index.ts";
import { operationFailed, type RpcError } from "../../../netconf/rpc/index.ts";

/**
 * The time of `request system reboot at`: `now`, `+minutes`, `hh:mm` (the next time that a clock
 * shows it) or `yymmddhhmm`, on the clock of the time zone. Milliseconds since 1970.
 */
export function readShutdownTime(text: string, now: number, zone: string): number | RpcError {
  if (text === "now") return now;
  const at = minutesFrom(text, now) ?? clockTime(text, now, zone) ?? dateAndTime(text, zone);
  if (at === undefined) return operationFailed(`invalid time: '${text}'`, text);
  return at >= now ? at : operationFailed(`time '${text}' is in the past`, text);
}

function minutesFrom(text: string, now: number): number | undefined {
  const [, minutes] = /^\+(\d{1,6})$/.exec(text) ?? [];
  return minutes === undefined ? undefined : now + Number(minutes) * 60_000;
}

function clockTime(text: string, now: number, zone: string): number | undefined {
  const [, hour, minute] = /^(\d\d?):(\d\d)$/.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  const today = new Date(localTime(now, zone)).setUTCHours(Number(hour), Number(minute), 0, 0);
  const at = instantOf(today, zone);
  return at >= now ? at : instantOf(today + 86_400_000, zone);
}

function dateAndTime(text: string, zone: string): number | undefined {
  const [, year, month, day, hour, minute] = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const written = `20${year}-${month}-${day}T${hour}:${minute}:00.000Z`;
  const at = Date.parse(written);
  // Date.parse takes February 30 for March 2.
  return Number.isNaN(at) || new Date(at).toISOString() !== written
    ? undefined
    : instantOf(at, zone);
}
