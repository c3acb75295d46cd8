import type { Clock } from "../base/index.ts";
import { type Phase, phases } from "./attempt-record.ts";

/** Measures how long a connection stays in each phase. Phases only go forward. */
export class PhaseStopwatch {
  readonly #clock: Clock;
  readonly #spent: Partial<Record<Phase, number>> = {};
  #phase: Phase;
  #enteredAt: number;

  /** A dial begins with the name of the server. */
  constructor(clock: Clock, first: Phase = "dns") {
    this.#clock = clock;
    this.#phase = first;
    this.#enteredAt = clock.monotonic();
  }

  /** The furthest phase entered. */
  get phase(): Phase {
    return this.#phase;
  }

  /** Whether this went forward: a phase that is not new is ignored. */
  enter(phase: Phase): boolean {
    if (phases.indexOf(phase) <= phases.indexOf(this.#phase)) return false;
    this.#settle();
    this.#phase = phase;
    return true;
  }

  /** Milliseconds in each phase that was entered, the current one up to now. */
  milliseconds(): Readonly<Partial<Record<Phase, number>>> {
    this.#settle();
    return { ...this.#spent };
  }

  #settle(): void {
    const now = this.#clock.monotonic();
    this.#spent[this.#phase] = (this.#spent[this.#phase] ?? 0) + now - this.#enteredAt;
    this.#enteredAt = now;
  }
}
