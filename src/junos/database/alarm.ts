import type { Clock, Timer } from "../../base/index.ts";

/** Timers of the machine overflow at 24.8 days; confirmed and scheduled commits wait longer. */
const longestWaitMs = 86_400_000;

/** Calls `action` once after any time, in waits that a timer can take. */
export function alarmAfter(clock: Clock, delayMs: number, action: () => void): Timer {
  const due = clock.monotonic() + delayMs;
  let timer: Timer;
  const arm = (): void => {
    const left = Math.max(0, due - clock.monotonic());
    timer = left > longestWaitMs ? clock.after(longestWaitMs, arm) : clock.after(left, action);
  };
  arm();
  return { cancel: () => timer.cancel() };
}
