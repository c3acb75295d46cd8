import type { LogEvent } from "./log-event.ts";

/** One event as one line of JSON, for scripts: `time` (RFC 3339, UTC), `event`, then the event's own members. */
export function eventLine({ at, name, data }: LogEvent): string {
  return JSON.stringify({ time: new Date(at).toISOString(), event: name, ...data });
}
