import { type Clock, QuietMoment } from "../../base/index.ts";

const minuteMs = 60_000;

/** Watches one session for requests. */
export interface SessionIdle {
  /** Something came or was answered. */
  touch(): void;
  stop(): void;
}

/**
 * Calls `idle` when nothing was noted for so many minutes. Each session has one timer, which is
 * not set again with every request.
 */
export function sessionIdle(minutes: number, clock: Clock, idle: () => void): SessionIdle {
  const quiet = new QuietMoment(clock, minutes * minuteMs, idle);
  quiet.moved();
  return { touch: () => quiet.moved(), stop: () => quiet.close() };
}
