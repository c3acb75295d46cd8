import type { Clock, Timer } from "../../base/index.ts";

const minuteMs = 60_000;

/** Watches one session for requests. */
export interface SessionIdle {
  /** Something came or was answered. */
  touch(): void;
  stop(): void;
}

/**
 * Calls `idle` once when nothing was noted for so many minutes. Each session has one timer, which is
 * not set again with every request.
 */
export function sessionIdle(minutes: number, clock: Clock, idle: () => void): SessionIdle {
  const longest = minutes * minuteMs;
  let touchedAt = clock.monotonic();
  let timer: Timer;
  const wait = (delay: number): void => {
    timer = clock.after(delay, () => {
      const left = touchedAt + longest - clock.monotonic();
      if (left > 0) wait(left);
      else idle();
    });
  };
  wait(longest);
  return {
    touch: () => {
      touchedAt = clock.monotonic();
    },
    stop: () => timer.cancel(),
  };
}
