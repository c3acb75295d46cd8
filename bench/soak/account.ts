import type { AttemptRecord } from "../../src/callhome/index.ts";
import type { SeenConnection } from "./relay.ts";

/** What the account needs of a record. */
export type Dialled = Pick<
  AttemptRecord,
  "device" | "sequence" | "startedAt" | "milliseconds" | "reason" | "localPort"
>;

/** How the records of all devices and the connections that were seen fit together. */
export interface Account {
  readonly dials: number;
  readonly seen: number;
  /** Connections that no record speaks of. */
  readonly unrecorded: number;
  /** Records of connections that nobody took: they stood in the backlog when the listener closed. */
  readonly untaken: number;
  /** Those of them that do not say that the peer closed early. */
  readonly invented: number;
  /** Records that are missing or there twice, by the sequence numbers of each device. */
  readonly missequenced: number;
  /** Dials that began before the one before them was over. */
  readonly overlapping: number;
}

/** Starts and phases are sums of floating-point numbers. */
const roundingMs = 1;

/** Matches records and connections by the port of the device, each of them once. */
export function accountFor(
  records: readonly Dialled[],
  connections: readonly SeenConnection[],
): Account {
  const seen = tally(connections.map(({ port }) => port));
  const recorded = tally(records.flatMap(portOf));
  const early = tally(
    records.filter(({ reason }) => reason === "peer-closed-early").flatMap(portOf),
  );
  const takenOrEarly = tally([...connections.map(({ port }) => port), ...expand(early)]);
  const devices = byDevice(records);
  return {
    dials: records.length,
    seen: connections.length,
    unrecorded: surplus(seen, recorded),
    untaken: surplus(recorded, seen),
    invented: surplus(recorded, takenOrEarly),
    missequenced: sum(devices.map(missequenced)),
    overlapping: sum(devices.map(overlapping)),
  };
}

function portOf({ localPort }: Dialled): readonly number[] {
  return localPort === undefined ? [] : [localPort];
}

type Tally = ReadonlyMap<number, number>;

function tally(ports: readonly number[]): Tally {
  const counts = new Map<number, number>();
  for (const port of ports) counts.set(port, (counts.get(port) ?? 0) + 1);
  return counts;
}

function expand(counts: Tally): readonly number[] {
  return [...counts].flatMap(([port, count]) => Array.from({ length: count }, () => port));
}

/** By how much `one` counts more than `other`, over all ports. */
function surplus(one: Tally, other: Tally): number {
  return sum([...one].map(([port, count]) => Math.max(0, count - (other.get(port) ?? 0))));
}

function byDevice(records: readonly Dialled[]): readonly (readonly Dialled[])[] {
  const devices = new Map<string, Dialled[]>();
  for (const record of records)
    devices.set(record.device, [...(devices.get(record.device) ?? []), record]);
  return [...devices.values()].map((own) =>
    own.sort((one, other) => one.sequence - other.sequence),
  );
}

function missequenced(records: readonly Dialled[]): number {
  return records.filter(({ sequence }, index) => sequence !== index + 1).length;
}

function overlapping(records: readonly Dialled[]): number {
  return records.filter((record, index) => {
    const before = records[index - 1];
    return before !== undefined && endOf(before) > record.startedAt + roundingMs;
  }).length;
}

function endOf({ startedAt, milliseconds }: Dialled): number {
  return startedAt + sum(Object.values(milliseconds));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
