import { createHash } from "node:crypto";

/** Part `index` (from 0) of `of` parts. */
export interface Share {
  readonly index: number;
  readonly of: number;
}

/** Everything there is. */
export const whole: Share = { index: 0, of: 1 };

/**
 * The devices that one process runs: those of a pod (`--shard i/n`), and among them those of one of
 * its child processes (`--shards k`). Names alone decide, so nobody has to be asked.
 */
export interface Slice {
  readonly pod: Share;
  readonly shard: Share;
}

/** Whether a device of this name is in the slice. */
export function holds({ pod, shard }: Slice, name: string): boolean {
  if (pod.of === 1 && shard.of === 1) return true;
  const { forPods, forShards } = nameHashes(name);
  return jump(forPods, pod.of) === pod.index && jump(forShards, shard.of) === shard.index;
}

/** Two independent hashes: with one, the pods' slices would not spread over the shards of a pod. */
function nameHashes(name: string): { readonly forPods: bigint; readonly forShards: bigint } {
  const digest = createHash("sha256").update(name).digest();
  return { forPods: digest.readBigUInt64BE(0), forShards: digest.readBigUInt64BE(8) };
}

const multiplier = 2_862_933_555_777_941_757n;
const mask = (1n << 64n) - 1n;

/**
 * Jump consistent hash (Lamping and Veach, 2014): the bucket of a 64-bit key. With one more bucket
 * 1 in `buckets + 1` keys moves, all of them into the new one.
 */
export function jump(key: bigint, buckets: number): number {
  let bucket = 0;
  let state = key;
  for (let next = 0; next < buckets; ) {
    bucket = next;
    state = (state * multiplier + 1n) & mask;
    next = Math.floor((bucket + 1) * (2 ** 31 / (Number(state >> 33n) + 1)));
  }
  return bucket;
}
