/** Collects what each of several shards answers; one that is gone answers no more. */
export class Answers<Answer> {
  /** Resolves when none is waited for, with the answers that came, by shard. */
  readonly all: Promise<ReadonlyMap<number, Answer>>;
  readonly #open: Set<number>;
  readonly #known = new Map<number, Answer>();
  #settle: (answers: ReadonlyMap<number, Answer>) => void = () => {};

  constructor(shards: readonly number[]) {
    this.#open = new Set(shards);
    this.all = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#look();
  }

  take(shard: number, answer: Answer): void {
    if (!this.#open.delete(shard)) return;
    this.#known.set(shard, answer);
    this.#look();
  }

  gone(shard: number): void {
    this.#open.delete(shard);
    this.#known.delete(shard);
    this.#look();
  }

  #look(): void {
    if (this.#open.size === 0) this.#settle(this.#known);
  }
}
