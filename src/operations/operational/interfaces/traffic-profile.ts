import type { Random } from "../../../base/index.ts";

/** How one direction of a port is used: a mean that swings over the day and over minutes. */
export interface TrafficProfile {
  /** Mean. */
  readonly bytesPerSecond: number;
  /** Mean size of a packet. */
  readonly packetBytes: number;
  readonly swings: readonly Swing[];
  /** Parts of the packets. */
  readonly multicast: number;
  readonly broadcast: number;
}

/** A sine wave; amplitudes of all swings together stay below 1, so traffic never runs backwards. */
interface Swing {
  readonly amplitude: number;
  readonly periodSeconds: number;
  readonly phase: number;
}

/** Counters of one direction since the start; whole numbers. */
export interface DirectionCount {
  readonly bytes: number;
  readonly packets: number;
  readonly unicasts: number;
  readonly multicasts: number;
  readonly broadcasts: number;
}

/** What runs over a port right now. */
export interface DirectionRate {
  readonly bitsPerSecond: number;
  readonly packetsPerSecond: number;
}

export const noCount: DirectionCount = {
  bytes: 0,
  packets: 0,
  unicasts: 0,
  multicasts: 0,
  broadcasts: 0,
};
export const noRate: DirectionRate = { bitsPerSecond: 0, packetsPerSecond: 0 };

/** Draws how a port with this speed is used: from a thousandth to a tenth of it. */
export function drawProfile(stream: Random, bitsPerSecond: number): TrafficProfile {
  const use = 10 ** (-3 + 2 * stream.next());
  return {
    bytesPerSecond: (bitsPerSecond / 8) * use,
    packetBytes: 200 + stream.integer(900),
    swings: [
      { amplitude: 0.5, periodSeconds: 86_400, phase: stream.next() * 2 * Math.PI },
      { amplitude: 0.3, periodSeconds: 300, phase: stream.next() * 2 * Math.PI },
    ],
    multicast: 0.002 + stream.next() * 0.004,
    broadcast: 0.0005 + stream.next() * 0.001,
  };
}

/** The counters after so many milliseconds of traffic: the integral of the rate, so they only grow. */
export function countAfter(profile: TrafficProfile, milliseconds: number): DirectionCount {
  const seconds = milliseconds / 1_000;
  const swung = profile.swings.reduce((sum, { amplitude, periodSeconds, phase }) => {
    const turn = (2 * Math.PI) / periodSeconds;
    return sum + (amplitude / turn) * (Math.cos(phase) - Math.cos(turn * seconds + phase));
  }, 0);
  const bytes = profile.bytesPerSecond * Math.max(0, seconds + swung);
  const packets = bytes / profile.packetBytes;
  const multicasts = Math.floor(packets * profile.multicast);
  const broadcasts = Math.floor(packets * profile.broadcast);
  const unicasts = Math.floor(packets * (1 - profile.multicast - profile.broadcast));
  return {
    bytes: Math.floor(bytes),
    packets: unicasts + multicasts + broadcasts,
    unicasts,
    multicasts,
    broadcasts,
  };
}

/** The rate after so many milliseconds of traffic. */
export function rateAfter(profile: TrafficProfile, milliseconds: number): DirectionRate {
  const seconds = milliseconds / 1_000;
  const factor = profile.swings.reduce(
    (sum, { amplitude, periodSeconds, phase }) =>
      sum + amplitude * Math.sin(((2 * Math.PI) / periodSeconds) * seconds + phase),
    1,
  );
  const bytesPerSecond = profile.bytesPerSecond * factor;
  return {
    bitsPerSecond: Math.floor(bytesPerSecond * 8),
    packetsPerSecond: Math.floor(bytesPerSecond / profile.packetBytes),
  };
}

/** Counters side by side, each with a factor of 1 or -1. */
export function combined(
  counts: readonly (readonly [count: DirectionCount, factor: 1 | -1])[],
): DirectionCount {
  const sum = (field: keyof DirectionCount): number =>
    counts.reduce((total, [count, factor]) => total + factor * count[field], 0);
  return {
    bytes: sum("bytes"),
    packets: sum("packets"),
    unicasts: sum("unicasts"),
    multicasts: sum("multicasts"),
    broadcasts: sum("broadcasts"),
  };
}

/** A part of the counters, whole numbers again. */
export function scaled(count: DirectionCount, share: number): DirectionCount {
  return {
    bytes: Math.floor(count.bytes * share),
    packets: Math.floor(count.packets * share),
    unicasts: Math.floor(count.unicasts * share),
    multicasts: Math.floor(count.multicasts * share),
    broadcasts: Math.floor(count.broadcasts * share),
  };
}
