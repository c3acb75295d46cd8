import { createHash, randomBytes } from "node:crypto";

/** A stream of chance that a seed repeats exactly. Not for keys that protect anything real. */
export interface Random {
  /** The next `length` bytes of the stream. */
  bytes(length: number): Uint8Array;
  /** A float in [0, 1). */
  next(): number;
  /** An integer in [0, limit). */
  integer(limit: number): number;
  /** An independent stream named by `label`; asking twice gives the same stream from its start. */
  derive(label: string): Random;
}

/** The same seed text always gives the same stream (SHA-256 in counter mode). */
export function seededRandom(seed: string): Random {
  return new SeededRandom(seed);
}

/** A device keeps several of these for as long as it lives, so one that is only derived from holds nothing else. */
class SeededRandom implements Random {
  readonly #seed: string;
  #block: Buffer | undefined;
  #counter = 0;

  constructor(seed: string) {
    this.#seed = seed;
  }

  bytes(length: number): Uint8Array {
    let block = this.#block ?? Buffer.alloc(0);
    while (block.length < length) block = Buffer.concat([block, this.#next()]);
    this.#block = block.length === length ? undefined : block.subarray(length);
    return block.subarray(0, length);
  }

  next(): number {
    return Buffer.from(this.bytes(6)).readUIntBE(0, 6) / 2 ** 48;
  }

  integer(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  derive(label: string): Random {
    return new SeededRandom(`${this.#seed}\0/${label}`);
  }

  #next(): Buffer {
    return createHash("sha256")
      .update(`${this.#seed}\0${this.#counter++}`)
      .digest();
  }
}

/** A fresh seed for runs that did not ask to be repeatable. */
export function randomSeed(): string {
  return randomBytes(8).toString("hex");
}
