import type { ReasonCode } from "../../callhome/index.ts";
import { emptyHistogram, type Histogram, mergeHistograms } from "./latency-histogram.ts";

/**
 * Where a device stands. `starting`: not begun yet; `idle`: it runs and has nobody to call, or
 * bootstraps; `waiting`: for its next dial; `connected`: a session of call home is open on one of its clients.
 */
export const standings = ["starting", "failed", "idle", "waiting", "dialing", "connected"] as const;
export type Standing = (typeof standings)[number];

/** A fleet in numbers; plain data that crosses processes. */
export interface Tally {
  /** How many devices stand where; all together are the devices of the fleet. */
  readonly standing: Readonly<Record<Standing, number>>;
  /** Dials begun so far. */
  readonly attempts: number;
  /** Dials that ended before a session was there, by reason. */
  readonly failures: Readonly<Partial<Record<ReasonCode, number>>>;
  /** From the first dial of a client, or the first since it lost its connection, to the hello. */
  readonly connects: Histogram;
}

const nobody: Readonly<Record<Standing, number>> = {
  starting: 0,
  failed: 0,
  idle: 0,
  waiting: 0,
  dialing: 0,
  connected: 0,
};

/** A fleet of which nothing has happened yet. */
export function freshTally(devices: number): Tally {
  return {
    standing: { ...nobody, starting: devices },
    attempts: 0,
    failures: {},
    connects: emptyHistogram,
  };
}

/** How many devices a tally is about. */
export function devicesIn({ standing }: Tally): number {
  return standings.reduce((sum, name) => sum + standing[name], 0);
}

/** Both together. */
export function mergeTallies(one: Tally, other: Tally): Tally {
  const standing = { ...one.standing };
  for (const name of standings) standing[name] += other.standing[name];
  const failures = { ...one.failures };
  for (const [reason, count] of entriesOf(other.failures))
    failures[reason] = (failures[reason] ?? 0) + count;
  return {
    standing,
    failures,
    attempts: one.attempts + other.attempts,
    connects: mergeHistograms(one.connects, other.connects),
  };
}

/** What remains of a fleet whose process is gone: what happened counts on, its devices stand nowhere. */
export function pastOf(tally: Tally): Tally {
  return { ...tally, standing: nobody };
}

/** Reasons with their counts. */
export function entriesOf(
  failures: Tally["failures"],
): readonly (readonly [reason: ReasonCode, count: number])[] {
  return Object.entries(failures) as [ReasonCode, number][];
}
