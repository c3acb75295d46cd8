import { limits } from "../base/index.ts";
import type { AttemptRecord } from "./attempt-record.ts";

/** The last dials of one device, all its clients together; the oldest makes room for the newest. */
export class AttemptJournal {
  readonly #capacity: number;
  readonly #records: AttemptRecord[] = [];
  #oldest = 0;

  constructor(capacity: number = limits.attemptRecords) {
    this.#capacity = capacity;
  }

  append(record: AttemptRecord): void {
    if (this.#records.length < this.#capacity) {
      this.#records.push(record);
      return;
    }
    this.#records[this.#oldest] = record;
    this.#oldest = (this.#oldest + 1) % this.#capacity;
  }

  /** Oldest first. */
  get records(): readonly AttemptRecord[] {
    return [...this.#records.slice(this.#oldest), ...this.#records.slice(0, this.#oldest)];
  }
}
