import { entriesOf, has, type ListEntry } from "../../../junos/config/index.ts";
import { byMinute } from "./by-minute.ts";
import type { DeviceFacts } from "./device-facts.ts";

/** A time server or peer of `system ntp`, as ntpd sees it. */
export interface TimeAssociation {
  /** Its address or name, as configured. */
  readonly remote: string;
  readonly referenceId: string;
  readonly stratum: number;
  /** `*` for the one that sets the clock, `+` for candidates, blank before the first answers. */
  readonly tally: " " | "*" | "+";
  /** Seconds since the last packet; undefined before the first. */
  readonly when: number | undefined;
  /** Seconds between packets. */
  readonly poll: number;
  /** The last eight polls as bits, newest lowest. */
  readonly reach: number;
  /** Milliseconds. */
  readonly delay: number;
  readonly offset: number;
  readonly jitter: number;
}

/** ntpd polls this often at first, in seconds, and less often once all is well. */
const firstPoll = 64;
const lastPoll = 1_024;
/** So many answers make a server good enough to follow. */
const answersToFollow = 4;

/** The associations of `system ntp server` and `peer`, in the order of the user. */
export function timeAssociations(facts: DeviceFacts): readonly TimeAssociation[] {
  const entries = [
    ...entriesOf(facts.running, "system", "ntp", "server"),
    ...entriesOf(facts.running, "system", "ntp", "peer"),
  ];
  const preferred = entries.findIndex((entry) => has(entry, "prefer"));
  const master = Math.max(0, preferred);
  return entries.map((entry, index) => association(facts, entry, index === master));
}

/** Whether the clock follows a server. */
export function isSynchronized(facts: DeviceFacts): boolean {
  return timeAssociations(facts).some(({ tally }) => tally === "*");
}

function association(facts: DeviceFacts, { keys }: ListEntry, isMaster: boolean): TimeAssociation {
  const remote = keys[0] ?? "";
  const fixed = facts.random.derive(`ntp ${remote}`);
  const phase = fixed.integer(firstPoll);
  const stratum = 1 + fixed.integer(3);
  const baseDelay = 1 + fixed.next() * 24;
  const referenceId = stratum === 1 ? ".GPS." : `192.0.2.${1 + fixed.integer(254)}`;
  // As if every server had been there from the start: nothing remembers when a statement came.
  const seconds = Math.floor((facts.now - facts.bootedAt) / 1_000) - phase;
  const polls = seconds < 0 ? 0 : 1 + Math.floor(seconds / firstPoll);
  if (polls === 0)
    return {
      remote,
      referenceId: ".INIT.",
      stratum: 16,
      tally: " ",
      when: undefined,
      poll: firstPoll,
      reach: 0,
      delay: 0,
      offset: 0,
      jitter: 4_000,
    };
  const now = byMinute(facts, `ntp ${remote}`);
  const poll = polls > 64 ? lastPoll : firstPoll;
  return {
    remote,
    referenceId,
    stratum,
    tally: polls < answersToFollow ? " " : isMaster ? "*" : "+",
    when: seconds % poll,
    poll,
    reach: 2 ** Math.min(8, polls) - 1,
    delay: baseDelay + now.next(),
    offset: (now.next() - 0.5) * 2,
    jitter: 0.05 + now.next() * 0.4,
  };
}
