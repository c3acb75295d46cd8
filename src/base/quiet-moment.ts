import type { Clock, Timer } from "./clock.ts";

/** Acts once when something that moved has been still for a while, and again after it moved anew. */
export class QuietMoment {
  readonly #clock: Clock;
  readonly #stillMs: number;
  readonly #act: () => void;
  #movedAt = 0;
  #timer: Timer | undefined;
  #isClosed = false;

  constructor(clock: Clock, stillMs: number, act: () => void) {
    this.#clock = clock;
    this.#stillMs = stillMs;
    this.#act = act;
  }

  /** It moved. Costs next to nothing, as one timer serves however many moves. */
  moved(): void {
    if (this.#isClosed) return;
    this.#movedAt = this.#clock.monotonic();
    this.#timer ??= this.#clock.after(this.#stillMs, () => this.#look());
  }

  /** Nothing is done any more, whatever moves. */
  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  #look(): void {
    const left = this.#movedAt + this.#stillMs - this.#clock.monotonic();
    this.#timer = left > 0 ? this.#clock.after(left, () => this.#look()) : undefined;
    if (left <= 0) this.#act();
  }
}
