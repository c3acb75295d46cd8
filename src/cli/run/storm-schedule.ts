import type { Clock, Timer } from "../../base/index.ts";
import type { Storm } from "../../fleet/index.ts";

/** Lets the storms of a run begin at their time, counted from the moment when devices begin to start. */
export class StormSchedule {
  readonly #storms: readonly Storm[];
  readonly #clock: Clock;
  readonly #begin: (storm: Storm, number: number) => void;
  #timers: readonly Timer[] = [];

  /** `begin` gets the number of the storm, too, from 0: two that are written alike are not the same. */
  constructor(
    storms: readonly Storm[],
    clock: Clock,
    begin: (storm: Storm, number: number) => void,
  ) {
    this.#storms = storms;
    this.#clock = clock;
    this.#begin = begin;
  }

  /** The devices begin to start. */
  start(): void {
    this.#timers = this.#storms.map((storm, number) =>
      this.#clock.after(storm.startMs, () => this.#begin(storm, number)),
    );
  }

  /** Those that have not begun never do. Idempotent. */
  close(): void {
    for (const timer of this.#timers) timer.cancel();
  }
}
