/** A pending timer; cancelling twice, or after it fired, does nothing. */
export interface Timer {
  cancel(): void;
}

/**
 * The only source of time in the project. Everything that waits takes one, so a test passes
 * `ManualClock` (test/support) and sleeps on nothing.
 */
export interface Clock {
  /** Wall-clock milliseconds since 1970; may step forward or back. */
  now(): number;
  /** Milliseconds that never go back; use it for durations. */
  monotonic(): number;
  /** Calls `action` once, `delayMs` milliseconds from now. */
  after(delayMs: number, action: () => void): Timer;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delayMs, action) {
    const handle = setTimeout(action, Math.min(delayMs, longestTimerMs));
    return { cancel: () => clearTimeout(handle) };
  },
};

/** `setTimeout` overflows above 2^31-1 ms and would fire at once. */
const longestTimerMs = 2_147_483_647;
