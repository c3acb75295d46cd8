import { type Clock, systemClock } from "../../src/base/index.ts";

/** A clock that runs `factor` times as fast as `clock`: whoever waits 15 s by it waits 15 s / `factor`. */
export function compressedClock(factor: number, clock: Clock = systemClock): Clock {
  const startedAt = clock.now();
  const origin = clock.monotonic();
  const passed = (): number => (clock.monotonic() - origin) * factor;
  return {
    now: () => startedAt + passed(),
    monotonic: passed,
    after: (delayMs, action) => clock.after(delayMs / factor, action),
  };
}
