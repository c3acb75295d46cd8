/** How often each duration came, to within one hundredth of itself; plain data that crosses processes. */
export interface Histogram {
  readonly count: number;
  /** Milliseconds; 0 when nothing was counted. */
  readonly min: number;
  readonly max: number;
  /** All together in microseconds, each rounded to a whole one: such a sum does not depend on the order. */
  readonly microseconds: number;
  /** By the number of the bucket. */
  readonly buckets: ReadonlyMap<number, number>;
}

export const emptyHistogram: Histogram = {
  count: 0,
  min: 0,
  max: 0,
  microseconds: 0,
  buckets: new Map(),
};

/** Each bucket ends 2 % above the one before, so its middle is at most 1 % off; a day is the 923rd. */
const growth = Math.log(1.02);

function bucketOf(milliseconds: number): number {
  return Math.max(0, Math.ceil(Math.log(Math.max(milliseconds, 1)) / growth));
}

/** Both together. */
export function mergeHistograms(one: Histogram, other: Histogram): Histogram {
  if (one.count === 0) return other;
  if (other.count === 0) return one;
  const buckets = new Map(one.buckets);
  for (const [bucket, count] of other.buckets)
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + count);
  return {
    count: one.count + other.count,
    min: Math.min(one.min, other.min),
    max: Math.max(one.max, other.max),
    microseconds: one.microseconds + other.microseconds,
    buckets,
  };
}

/** The duration that `share` (0 to 1) of all do not exceed (nearest rank), in milliseconds; undefined without any. */
export function percentile(histogram: Histogram, share: number): number | undefined {
  const { count, min, max, buckets } = histogram;
  if (count === 0) return undefined;
  const rank = Math.max(1, Math.ceil(share * count));
  if (rank === count) return max;
  let seen = 0;
  for (const [bucket, many] of [...buckets].sort(([a], [b]) => a - b)) {
    seen += many;
    if (seen >= rank) return Math.min(max, Math.max(min, Math.exp((bucket - 0.5) * growth)));
  }
  return max;
}

/** How many durations are `milliseconds` or shorter; those up to 2 % longer may count too. */
export function countUpTo({ buckets }: Histogram, milliseconds: number): number {
  const last = bucketOf(milliseconds);
  let seen = 0;
  for (const [bucket, many] of buckets) if (bucket <= last) seen += many;
  return seen;
}

/** Counts durations. */
export class LatencyHistogram {
  readonly #buckets = new Map<number, number>();
  #count = 0;
  #min = 0;
  #max = 0;
  #microseconds = 0;

  add(milliseconds: number): void {
    const bucket = bucketOf(milliseconds);
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + 1);
    this.#min = this.#count === 0 ? milliseconds : Math.min(this.#min, milliseconds);
    this.#max = Math.max(this.#max, milliseconds);
    this.#microseconds += Math.round(milliseconds * 1_000);
    this.#count += 1;
  }

  get data(): Histogram {
    return {
      count: this.#count,
      min: this.#min,
      max: this.#max,
      microseconds: this.#microseconds,
      buckets: new Map(this.#buckets),
    };
  }
}
