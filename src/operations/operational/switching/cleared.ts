import type { DeviceFacts } from "../state/device-facts.ts";

/** Seconds within which a cleared entry is learnt again, drawn for each. */
const relearnSeconds = 4;

/** How a learnt entry stands. */
export interface Learnt {
  /** Milliseconds since it was learnt or refreshed first. */
  readonly ageMs: number;
  /** Cleared, and not learnt again yet. */
  readonly isMissing: boolean;
}

/** Age of something learnt since the start of the device, or since `mark` says that it was cleared. */
export function learnt(facts: DeviceFacts, name: string, mark: string): Learnt {
  const cleared = facts.marks.get(mark);
  const stream = facts.random.derive(`learnt ${name}`);
  if (cleared === undefined) {
    const earlier = stream.integer(3_600_000);
    return { ageMs: facts.now - facts.bootedAt + earlier, isMissing: false };
  }
  const again = cleared + 1_000 * (1 + stream.integer(relearnSeconds));
  return { ageMs: Math.max(0, facts.now - again), isMissing: facts.now < again };
}
