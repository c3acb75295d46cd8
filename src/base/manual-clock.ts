import type { Clock, Timer } from "./clock.ts";

interface Pending {
  readonly at: number;
  readonly action: () => void;
}

/** A clock that moves only when told: `advance` fires due timers in order of time. */
export class ManualClock implements Clock {
  #now: number;
  #elapsed = 0;
  readonly #pending = new Set<Pending>();

  constructor(start: number = Date.UTC(2026, 2, 2, 9, 50, 0)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#elapsed;
  }

  after(delayMs: number, action: () => void): Timer {
    const timer: Pending = { at: this.#elapsed + Math.max(0, delayMs), action };
    this.#pending.add(timer);
    return { cancel: () => this.#pending.delete(timer) };
  }

  /** Timers that wait, as milliseconds from now, soonest first. */
  get waiting(): readonly number[] {
    return [...this.#pending].map((timer) => timer.at - this.#elapsed).sort((a, b) => a - b);
  }

  advance(ms: number): void {
    const until = this.#elapsed + ms;
    for (;;) {
      const due = [...this.#pending].filter((timer) => timer.at <= until);
      const next = due.sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#pending.delete(next);
      this.#now += next.at - this.#elapsed;
      this.#elapsed = next.at;
      next.action();
    }
    this.#now += until - this.#elapsed;
    this.#elapsed = until;
  }

  /** Steps the wall clock, forward or back, without time passing. */
  step(ms: number): void {
    this.#now += ms;
  }
}
