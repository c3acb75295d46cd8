import type { DeviceFacts } from "../state/device-facts.ts";
import { interfacesOf, type PhysicalInterface } from "../state/interface-model.ts";
import { pluggedMs } from "../state/link-marks.ts";
import { once } from "../state/once.ts";
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
  const share = isMain ? 0.9 : facts.random.derive(`share ${unit}`).next() / 10;
  return trafficOf(facts, port, unit, share);
}

function trafficOf(
  facts: DeviceFacts,
  port: PhysicalInterface,
  owner: string,
  share: number,
): Traffic {
  const streams = streamsOf(port).filter((name) => isCounting(facts, name));
  if (streams.length === 0) return silent;
  const direction = (which: Direction): DirectionCount & DirectionRate => {
    const counts = streams.flatMap((stream) => {
      const profile = profileOf(facts, stream, which);
      if (profile === undefined) return [];
      const start = facts.marks.get(baselineMark(owner, stream)) ?? 0;
      return [
        [scaled(countAfter(profile, pluggedMs(facts, stream)), share), 1],
        [scaled(countAfter(profile, start), share), -1],
      ] as const;
    });
    return { ...combined(counts), ...rateOf(facts, streams, which, share) };
  };
  return { input: direction("input"), output: direction("output") };
}

function rateOf(
  facts: DeviceFacts,
  streams: readonly string[],
  which: Direction,
  share: number,
): DirectionRate {
  const rates = streams
    .filter((stream) => !facts.linksDown.has(stream))
    .map((stream) => {
      const profile = profileOf(facts, stream, which);
      return profile === undefined ? noRate : rateAfter(profile, pluggedMs(facts, stream));
    });
  return {
    bitsPerSecond: Math.floor(share * rates.reduce((sum, rate) => sum + rate.bitsPerSecond, 0)),
    packetsPerSecond: Math.floor(
      share * rates.reduce((sum, rate) => sum + rate.packetsPerSecond, 0),
    ),
  };
}

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

function profileOf(facts: DeviceFacts, name: string, which: Direction): TrafficProfile | undefined {
  return profiles(facts).get(`${name} ${which}`);
}

const profiles: (facts: DeviceFacts) => ReadonlyMap<string, TrafficProfile> = once(
  (facts) =>
    new Map(
      [...countingPorts(facts)].flatMap((name) => {
        const { kind, bitsPerSecond } = portAttributes(facts).get(name) ?? { kind: "pseudo" };
        const isOwn = kind !== "ethernet" || managementPort.test(name);
        const speed = isOwn ? controlPlaneBits : (bitsPerSecond ?? controlPlaneBits);
        return (["input", "output"] as const).map((which) => {
          // What a loopback sends it receives.
          const label = kind === "loopback" ? name : `${name} ${which}`;
          return [
            `${name} ${which}`,
            drawProfile(facts.random.derive(`traffic ${label}`), speed),
          ] as const;
        });
      }),
    ),
);
