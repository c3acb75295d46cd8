import type { Clock } from "../base/index.ts";
import { type Phase, phases } from "./attempt-record.ts";

/** Measures how long a connection stays in each phase. Phases only go forward. */
export class PhaseStopwatch {
  readonly #clock: Clock;
  /** By place among `phases`; below 0: never entered. Every device has one of these, and a list of numbers is small. */
  readonly #spent: number[] = phases.map(() => -1);
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
    const entered = phases.map((phase, place) => [phase, this.#spent[place] ?? -1] as const);
    return Object.fromEntries(entered.filter(([, spent]) => spent >= 0));
  }

  #settle(): void {
    const now = this.#clock.monotonic();
    const place = phases.indexOf(this.#phase);
    this.#spent[place] = Math.max(this.#spent[place] ?? 0, 0) + now - this.#enteredAt;
    this.#enteredAt = now;
  }
}
