/** Lets a bounded number of tasks run at once; the others wait their turn in order of arrival. */
export class Slots {
  #free: number;
  /** In order of arrival. */
  readonly #waiting = new Set<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  /** Tasks that wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Runs `task` as soon as a slot is free. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    const giveBack = await this.take();
    try {
      return await task();
    } finally {
      giveBack();
    }
  }

  /**
   * Resolves once a slot is taken, with what gives it back; twice is once. When `signal` aborts while
   * it waits, it resolves at once, and nothing was taken.
   */
  async take(signal?: AbortSignal): Promise<() => void> {
    if (signal?.aborted) return () => {};
    if (this.#free > 0) {
      this.#free -= 1;
      return this.#taken();
    }
    return new Promise((resolve) => {
      const next = (): void => {
        signal?.removeEventListener("abort", leave);
        resolve(this.#taken());
      };
      const leave = (): void => {
        this.#waiting.delete(next);
        resolve(() => {});
      };
      this.#waiting.add(next);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  #taken(): () => void {
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const [next] = this.#waiting;
      if (next === undefined) this.#free += 1;
      else {
        this.#waiting.delete(next);
        next();
      }
    };
  }
}
