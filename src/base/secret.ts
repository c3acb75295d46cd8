import { createHash, timingSafeEqual } from "node:crypto";

/** Text that must not reach a log: printing or serialising it gives `[secret]`. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The text itself; call it only where the bytes are needed. */
  reveal(): string {
    return this.#value;
  }

  /** Compares in constant time, whatever the lengths. */
  equals(other: string): boolean {
    return timingSafeEqual(digest(this.#value), digest(other));
  }

  toString(): string {
    return "[secret]";
  }

  toJSON(): string {
    return "[secret]";
  }
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
