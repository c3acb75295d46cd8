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
  let block = Buffer.alloc(0);
  let counter = 0;
  const refill = (): void => {
    block = Buffer.concat([block, createHash("sha256").update(`${seed}\0${counter++}`).digest()]);
  };
  const random: Random = {
    bytes(length) {
      while (block.length < length) refill();
      const taken = block.subarray(0, length);
      block = block.subarray(length);
      return taken;
    },
    next() {
      return Buffer.from(random.bytes(6)).readUIntBE(0, 6) / 2 ** 48;
    },
    integer(limit) {
      return Math.floor(random.next() * limit);
    },
    derive: (label) => seededRandom(`${seed}\0/${label}`),
  };
  return random;
}

/** A fresh seed for runs that did not ask to be repeatable. */
export function randomSeed(): string {
  return randomBytes(8).toString("hex");
}
