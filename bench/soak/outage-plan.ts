import type { Random } from "../../src/base/index.ts";

/**
 * What befalls the way to the NMS: the process is killed and started again, or stopped and continued;
 * a firewall swallows everything, refuses new connections and cuts the old ones, or resets whoever speaks.
 */
export const outageKinds = ["kill", "pause", "drop", "reject", "reset"] as const;
export type OutageKind = (typeof outageKinds)[number];

/** One outage and the quiet time before it, in seconds of the devices' clock. */
export interface Outage {
  readonly kind: OutageKind;
  readonly quietSeconds: number;
  readonly seconds: number;
}

/** How long outages and the quiet between them last, in seconds of the devices' clock. */
export interface OutageBounds {
  /** All together; the last one may go beyond it. */
  readonly seconds: number;
  readonly longestOutageSeconds: number;
  readonly longestQuietSeconds: number;
}

const shortestOutageSeconds = 2;
/** Too short for all to come back. */
const shortestQuietSeconds = 5;

/** Outages one after the other, by chance; every kind comes up before one comes again, and each at least once. */
export function planOutages(random: Random, bounds: OutageBounds): readonly Outage[] {
  const { seconds, longestOutageSeconds, longestQuietSeconds } = bounds;
  const plan: Outage[] = [];
  let waiting: OutageKind[] = [];
  let left = seconds;
  while (left > 0 || plan.length < outageKinds.length) {
    if (waiting.length === 0) waiting = [...outageKinds];
    const [kind = "kill"] = waiting.splice(random.integer(waiting.length), 1);
    const outage = {
      kind,
      quietSeconds: between(random, shortestQuietSeconds, longestQuietSeconds),
      seconds: between(random, shortestOutageSeconds, longestOutageSeconds),
    };
    left -= outage.quietSeconds + outage.seconds;
    plan.push(outage);
  }
  return plan;
}

function between(random: Random, least: number, most: number): number {
  return least + random.next() * (most - least);
}
