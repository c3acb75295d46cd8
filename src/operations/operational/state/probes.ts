import { entriesOf, type ListEntry, leafValue } from "../../../junos/config/index.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { addressOf, reach } from "./reach.ts";
import { isReachable } from "./reachability.ts";
import { roundTripSpread, shortestRoundTrip } from "./round-trip.ts";

/** Round trips of some probes, in microseconds. */
export interface ProbeSummary {
  readonly sent: number;
  readonly received: number;
  readonly least: number;
  readonly most: number;
  readonly sum: number;
  readonly average: number;
  readonly deviation: number;
}

/** A test of `services rpm probe`, and how it went. */
export interface ProbeTest {
  readonly owner: string;
  readonly name: string;
  readonly target: string;
  readonly source: string | undefined;
  readonly type: string;
  readonly instance: string | undefined;
  readonly icmpId: number;
  /** Probes of one test. */
  readonly size: number;
  /** The last probe that was sent; undefined before the first. */
  readonly last: { readonly at: number; readonly rtt: number | undefined } | undefined;
  readonly current: ProbeSummary;
  /** The last test that is over. */
  readonly previous: (ProbeSummary & { readonly at: number }) | undefined;
  /** All tests since the start. */
  readonly global: ProbeSummary;
}

/** Least, default and most of `probe-count`, and of `probe-interval` and `test-interval` in seconds, as Junos has them. */
const counts = [1, 1, 15] as const;
const intervals = [1, 3, 255] as const;
const pauses = [0, 1, 86_400] as const;

/** Hops to what only a routing protocol or a name leads to. */
const farDistance = 4;

/** The tests of `services rpm probe` that have a target, in the order of the configuration. */
export function probeTests(facts: DeviceFacts): readonly ProbeTest[] {
  return entriesOf(facts.running, "services", "rpm", "probe").flatMap((probe) =>
    entriesOf(probe, "test").flatMap((test) => probeTest(facts, probe.keys[0] ?? "", test)),
  );
}

function probeTest(facts: DeviceFacts, owner: string, entry: ListEntry): readonly ProbeTest[] {
  const target =
    leafValue(entry, "target", "address") ??
    leafValue(entry, "target", "inet6-address") ??
    leafValue(entry, "target", "url");
  if (target === undefined) return [];
  const name = entry.keys[0] ?? "";
  const size = numberOf(entry, "probe-count", counts);
  const interval = numberOf(entry, "probe-interval", intervals);
  const cycle = size * interval + numberOf(entry, "test-interval", pauses);
  const stream = facts.random.derive(`rpm ${owner} ${name} ${target}`);
  const instance = leafValue(entry, "routing-instance");
  const base = shortestRoundTrip(facts, target, distanceTo(facts, target, instance));
  const spread = Math.max(1, Math.round(base * roundTripSpread));
  const answers = target.includes("/") || isReachable(facts, target);
  const rtt = (test: number, probe: number): number =>
    base + stream.derive(`${test} ${probe}`).integer(spread);

  // Tests begin with the daemons and follow each other without end.
  const elapsed = Math.max(0, Math.floor((facts.now - facts.bootedAt) / 1_000));
  const test = Math.floor(elapsed / cycle);
  const sent = Math.min(size, 1 + Math.floor((elapsed % cycle) / interval));
  const startOf = (which: number): number => facts.bootedAt + which * cycle * 1_000;
  const trips = (which: number, count: number): readonly number[] =>
    answers ? Array.from({ length: count }, (_, probe) => rtt(which, probe)) : [];
  const current = summaryOf(sent, trips(test, sent));
  const previous = test === 0 ? undefined : summaryOf(size, trips(test - 1, size));
  return [
    {
      owner,
      name,
      target,
      source: leafValue(entry, "source-address"),
      type: leafValue(entry, "probe-type") ?? "icmp-ping",
      instance,
      icmpId: 1 + stream.integer(65_000),
      size,
      last: {
        at: startOf(test) + (sent - 1) * interval * 1_000,
        rtt: answers ? rtt(test, sent - 1) : undefined,
      },
      current,
      previous: previous && { ...previous, at: startOf(test - 1) + size * interval * 1_000 },
      global: globalOf(test * size + sent, answers, { base, spread }, [
        current,
        ...(previous ? [previous] : []),
      ]),
    },
  ];
}

/** Hops to the target, as ping and traceroute count them. */
function distanceTo(facts: DeviceFacts, target: string, instance: string | undefined): number {
  const address = addressOf(target);
  const way = address && reach(facts, address, instance);
  return way === undefined || typeof way === "string" ? farDistance : way.hops.length;
}

/** A leaf within its bounds: the schema does not hold them. */
function numberOf(
  entry: ListEntry,
  leaf: string,
  [least, usual, most]: readonly [number, number, number],
): number {
  const value = Number(leafValue(entry, leaf) ?? usual);
  return Number.isInteger(value) ? Math.min(most, Math.max(least, value)) : usual;
}

function summaryOf(sent: number, trips: readonly number[]): ProbeSummary {
  const sum = trips.reduce((all, one) => all + one, 0);
  const average = trips.length === 0 ? 0 : Math.floor(sum / trips.length);
  const square = trips.reduce((all, one) => all + (one - average) ** 2, 0);
  return {
    sent,
    received: trips.length === 0 ? 0 : sent,
    least: trips.length === 0 ? 0 : Math.min(...trips),
    most: trips.length === 0 ? 0 : Math.max(...trips),
    sum,
    average,
    deviation: trips.length === 0 ? 0 : Math.round(Math.sqrt(square / trips.length)),
  };
}

/** Of all tests only the bounds and the mean of what can come are told: nobody counts them one by one. */
function globalOf(
  sent: number,
  answers: boolean,
  { base, spread }: { readonly base: number; readonly spread: number },
  recent: readonly ProbeSummary[],
): ProbeSummary {
  if (!answers) return summaryOf(sent, []);
  const known = recent.reduce((all, one) => all + one.sent, 0);
  // As long as the two last tests are all there were, they are the whole.
  if (known === sent) {
    const sum = recent.reduce((all, one) => all + one.sum, 0);
    return {
      sent,
      received: sent,
      least: Math.min(...recent.map(({ least }) => least)),
      most: Math.max(...recent.map(({ most }) => most)),
      sum,
      average: Math.floor(sum / sent),
      deviation: Math.max(...recent.map(({ deviation }) => deviation)),
    };
  }
  const average = base + Math.floor(spread / 2);
  return {
    sent,
    received: sent,
    least: base,
    most: base + spread - 1,
    sum: average * sent,
    average,
    deviation: Math.round(spread / Math.sqrt(12)),
  };
}
