const nothing = Buffer.alloc(0);
const firstCapacity = 1_024;

/**
 * Collects a message that comes in parts. Capacity doubles, so each byte is copied a constant number of
 * times, holds at most twice what arrived, and is nothing between messages.
 */
export class ByteBuffer {
  #bytes = nothing;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(part: Uint8Array): void {
    const needed = this.#length + part.length;
    if (needed > this.#bytes.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2, firstCapacity));
      this.#bytes.copy(grown, 0, 0, this.#length);
      this.#bytes = grown;
    }
    this.#bytes.set(part, this.#length);
    this.#length = needed;
  }

  /** Offset of `sought`, looked for from `from` on; -1 when it is not there. */
  indexOf(sought: Uint8Array, from: number): number {
    return this.#bytes.subarray(0, this.#length).indexOf(sought, Math.max(0, from));
  }

  /** Hands over the first `length` bytes and forgets everything. */
  release(length: number = this.#length): Uint8Array {
    const released = this.#bytes.subarray(0, length);
    this.#bytes = nothing;
    this.#length = 0;
    return released;
  }
}
