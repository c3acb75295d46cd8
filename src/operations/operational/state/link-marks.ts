import type { DeviceFacts } from "./device-facts.ts";

const downSince = (port: string): string => `link-down-since ${port}`;
const downTotal = (port: string): string => `link-down-ms ${port}`;

/** Marks to leave when a cable is pulled or plugged in at `now`; none when it already is so. */
export function linkMarks(
  { linksDown, marks }: Pick<DeviceFacts, "linksDown" | "marks">,
  port: string,
  isUp: boolean,
  now: number,
): readonly (readonly [name: string, value: number])[] {
  if (isUp !== linksDown.has(port)) return [];
  if (!isUp) return [[downSince(port), now]];
  const since = marks.get(downSince(port)) ?? now;
  return [[downTotal(port), (marks.get(downTotal(port)) ?? 0) + Math.max(0, now - since)]];
}

/**
 * Milliseconds since the start of the device in which the cable of a port was plugged in. It never
 * shrinks, and stands still while the cable is pulled.
 */
export function pluggedMs(facts: DeviceFacts, port: string): number {
  const { marks, linksDown, now, bootedAt } = facts;
  const since = linksDown.has(port) ? (marks.get(downSince(port)) ?? now) : now;
  return Math.max(0, since - bootedAt - (marks.get(downTotal(port)) ?? 0));
}
