import type { DeviceFacts } from "../state/device-facts.ts";
import { interfacesOf, type PhysicalInterface } from "../state/interface-model.ts";
import { pluggedMs } from "../state/link-marks.ts";
import { once, onceNow } from "../state/once.ts";
import { portAttributes } from "../state/port-attributes.ts";
import {
  combined,
  countAfter,
  type DirectionCount,
  type DirectionRate,
  drawProfile,
  noCount,
  noRate,
  rateAfter,
  scaled,
  type TrafficProfile,
} from "./traffic-profile.ts";

export interface Traffic {
  readonly input: DirectionCount & DirectionRate;
  readonly output: DirectionCount & DirectionRate;
}

type Direction = keyof Traffic;

const silent: Traffic = {
  input: { ...noCount, ...noRate },
  output: { ...noCount, ...noRate },
};

/** Bits per second that what the routing engine says and hears is drawn from. */
const controlPlaneBits = 1_000_000;
const managementPort = /^(bme|em|fxp|me|vme)\d*$/;

/** Marks that `clear interfaces statistics` leaves: when, and at what age of the traffic. */
const clearedMark = (name: string): string => `statistics-cleared ${name}`;
const baselineMark = (name: string, stream: string): string =>
  `statistics-baseline ${name} ${stream}`;

/** When the counters of an interface were cleared last, milliseconds since 1970. */
export function clearedAt({ marks }: DeviceFacts, name: string): number | undefined {
  return marks.get(clearedMark(name));
}

/** The marks that clear the counters of a physical interface and its units, or of one unit. */
export function clearingMarks(
  facts: DeviceFacts,
  port: PhysicalInterface,
  names: readonly string[],
): readonly (readonly [name: string, value: number])[] {
  return names.flatMap((name) => [
    [clearedMark(name), facts.now] as const,
    ...streamsOf(port).map(
      (stream) => [baselineMark(name, stream), pluggedMs(facts, stream)] as const,
    ),
  ]);
}

/**
 * Counters and rates of a physical interface: functions of the seed, the name and the time since the
 * start or the last clear. A bundle has the sum of its members. They stand still while a cable is
 * pulled, and a port that the configuration keeps down has none.
 */
export function portTraffic(facts: DeviceFacts, port: PhysicalInterface): Traffic {
  return trafficOf(facts, port, port.name, 1);
}

/**
 * Counters of a logical interface: a fixed part of its port's, so that adding a unit does not change
 * the others. Unit 0 has most of it.
 */
export function unitTraffic(facts: DeviceFacts, port: PhysicalInterface, unit: string): Traffic {
  const isMain = unit.endsWith(".0");
  return trafficOf(facts, port, unit, isMain ? 0.9 : shareOf(facts, unit));
}

const shares: (facts: DeviceFacts) => Map<string, number> = once(() => new Map());

function shareOf(facts: DeviceFacts, unit: string): number {
  const known = shares(facts);
  const share = known.get(unit) ?? facts.random.derive(`share ${unit}`).next() / 10;
  known.set(unit, share);
  return share;
}

function trafficOf(
  facts: DeviceFacts,
  port: PhysicalInterface,
  owner: string,
  share: number,
): Traffic {
  const streams = streamsOf(port).filter((name) => isCounting(facts, name));
  if (streams.length === 0) return silent;
  const now = streamsNow(facts);
  const flows = streams.flatMap((stream) => now.get(stream) ?? []);
  const before = streams.flatMap((stream) => countsAtClearing(facts, owner, stream));
  const direction = (which: Direction): DirectionCount & DirectionRate => {
    const counts = [
      ...flows.map((flow) => [scaled(flow[which], share), 1] as const),
      ...before.map((count) => [scaled(count[which], share), -1] as const),
    ];
    const sum = (rate: keyof DirectionRate): number =>
      Math.floor(share * flows.reduce((total, flow) => total + flow[which][rate], 0));
    const [bitsPerSecond, packetsPerSecond] = [sum("bitsPerSecond"), sum("packetsPerSecond")];
    return { ...combined(counts), bitsPerSecond, packetsPerSecond };
  };
  return { input: direction("input"), output: direction("output") };
}

/** What a port had carried when the counters of an interface were cleared; nothing if they never were. */
function countsAtClearing(
  facts: DeviceFacts,
  owner: string,
  stream: string,
): readonly Readonly<Record<Direction, DirectionCount>>[] {
  const start = facts.marks.get(baselineMark(owner, stream));
  const profile = profiles(facts).get(stream);
  if (start === undefined || profile === undefined) return [];
  return [{ input: countAfter(profile.input, start), output: countAfter(profile.output, start) }];
}

/** What each port carried and carries: its units have parts of it. */
const streamsNow: (facts: DeviceFacts) => ReadonlyMap<string, Traffic> = onceNow((facts) => {
  const entries = [...profiles(facts)].map(([name, profile]) => {
    const milliseconds = pluggedMs(facts, name);
    const direction = (which: Direction): DirectionCount & DirectionRate => ({
      ...countAfter(profile[which], milliseconds),
      ...(facts.linksDown.has(name) ? noRate : rateAfter(profile[which], milliseconds)),
    });
    return [name, { input: direction("input"), output: direction("output") }] as const;
  });
  return new Map(entries);
});

/** The ports that carry the traffic of an interface: its own cable, or those of its members. */
function streamsOf({ name, members }: PhysicalInterface): readonly string[] {
  return /^(ae|reth)\d/.test(name) ? members : [name];
}

function isCounting(facts: DeviceFacts, name: string): boolean {
  return countingPorts(facts).has(name);
}

/** Ports that have a cable, pulled or not, and that nobody disabled; and what software makes. */
const countingPorts: (facts: DeviceFacts) => ReadonlySet<string> = once(
  (facts) =>
    new Set(
      interfacesOf(facts)
        .filter(({ name, adminUp, operUp, config }) => {
          const isSilent = portAttributes(facts).get(name)?.kind === "pseudo";
          const isLinked = operUp || facts.linksDown.has(name);
          return !isSilent && config !== undefined && adminUp && isLinked;
        })
        .map(({ name }) => name),
    ),
);

type PortProfile = Readonly<Record<Direction, TrafficProfile>>;

const profiles: (facts: DeviceFacts) => ReadonlyMap<string, PortProfile> = once(
  (facts) =>
    new Map(
      [...countingPorts(facts)].map((name) => {
        const { kind, bitsPerSecond } = portAttributes(facts).get(name) ?? { kind: "pseudo" };
        const isOwn = kind !== "ethernet" || managementPort.test(name);
        const speed = isOwn ? controlPlaneBits : (bitsPerSecond ?? controlPlaneBits);
        const drawn = (which: Direction): TrafficProfile => {
          // What a loopback sends it receives.
          const label = kind === "loopback" ? name : `${name} ${which}`;
          return drawProfile(facts.random.derive(`traffic ${label}`), speed);
        };
        return [name, { input: drawn("input"), output: drawn("output") }] as const;
      }),
    ),
);
