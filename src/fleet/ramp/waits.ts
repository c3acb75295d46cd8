import type { Clock, Timer } from "../../base/index.ts";

/** Waits that can all be ended before their time. */
export class Waits {
  readonly #clock: Clock;
  readonly #pending = new Map<(isOver: boolean) => void, Timer>();
  #isEnded = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Resolves with `true` when so many milliseconds went by, and at once with `false` when the waits are ended. */
  async wait(ms: number): Promise<boolean> {
    if (this.#isEnded) return false;
    return new Promise((resolve) => {
      const timer = this.#clock.after(ms, () => {
        this.#pending.delete(resolve);
        resolve(true);
      });
      this.#pending.set(resolve, timer);
    });
  }

  /** Ends those that wait now and all to come. Idempotent. */
  end(): void {
    this.#isEnded = true;
    for (const [resolve, timer] of this.#pending) {
      timer.cancel();
      resolve(false);
    }
    this.#pending.clear();
  }
}
