import { limits } from "../base/index.ts";
import type { AttemptRecord, Origin } from "./attempt-record.ts";

interface Entry {
  /** Place among all records of the journal. */
  readonly order: number;
  readonly record: AttemptRecord;
}

/**
 * The last connections of one device, all its clients and services together; the oldest makes room
 * for the newest. Dials and accepted connections have room of their own, so that a scanner at a
 * service does not push out the story of call home.
 */
export class AttemptJournal {
  readonly #rings: Readonly<Record<Origin, Ring>>;
  #appended = 0;

  /** `capacity` holds for dials and for accepted connections each. */
  constructor(capacity: number = limits.attemptRecords) {
    this.#rings = { dialled: new Ring(capacity), accepted: new Ring(capacity) };
  }

  append(record: AttemptRecord): void {
    this.#rings[record.origin].append({ order: this.#appended++, record });
  }

  /** Oldest first, in the order in which they ended. */
  get records(): readonly AttemptRecord[] {
    const { dialled, accepted } = this.#rings;
    return [...dialled.entries, ...accepted.entries]
      .sort((one, other) => one.order - other.order)
      .map(({ record }) => record);
  }
}

class Ring {
  readonly #capacity: number;
  readonly #entries: Entry[] = [];
  #oldest = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  append(entry: Entry): void {
    if (this.#entries.length < this.#capacity) {
      this.#entries.push(entry);
      return;
    }
    this.#entries[this.#oldest] = entry;
    this.#oldest = (this.#oldest + 1) % this.#capacity;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }
}
