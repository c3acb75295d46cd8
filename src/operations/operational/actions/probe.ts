import type { Prefix } from "../../../base/index.ts";
import { addressText } from "../../../base/index.ts";
import type { Asked } from "../request/index.ts";
import { type Argument, flag, integer, value } from "../request/index.ts";
import {
  addressOf,
  hasInstance,
  isOwn,
  type Reach,
  reach,
  resolveHost,
  type Unreached,
} from "../state/reach.ts";
import { roundTripSpread, shortestRoundTrip } from "../state/round-trip.ts";

/** Arguments that ping and traceroute share. */
export const probeArguments: readonly Argument[] = [
  value("host", { isPositional: true, isRequired: true }),
  flag("inet"),
  flag("inet6"),
  flag("no-resolve"),
  value("source"),
  value("routing-instance"),
  value("interface"),
  value("logical-system"),
  integer("ttl", 1, 255),
  integer("wait", 1, 86_400),
  integer("tos", 0, 255),
  flag("bypass-routing"),
];

/** What a probe goes to. */
export interface ProbeTarget {
  readonly host: string;
  readonly address: string;
  readonly way: Reach | Unreached;
}

/** Who is asked for, or why no probe leaves the device: the words of the program. */
export function probeTarget({ facts, arguments: given }: Asked): ProbeTarget | string {
  const host = given.text("host") ?? "";
  const instance = given.text("routing-instance");
  if (!hasInstance(facts, instance)) return `routing instance '${instance}' is not found`;
  const family: Prefix["family"] | undefined = given.has("inet6")
    ? "inet6"
    : given.has("inet")
      ? "inet"
      : undefined;
  const target = resolveHost(facts, host, family);
  if (target === undefined) return `cannot resolve ${host}: Unknown host`;
  const source = given.text("source");
  if (source !== undefined) {
    const own = addressOf(source);
    if (own === undefined || !isOwn(facts, own, instance))
      return "bind: Can't assign requested address";
  }
  return { host, address: addressText(target), way: reach(facts, target, instance) };
}

/** Round-trip time to the hop at `distance` (0: the device itself) in microseconds; it repeats for the same moment. */
export function roundTrip(
  { facts }: Asked,
  { address }: ProbeTarget,
  distance: number,
  probe: number,
): number {
  const shortest = shortestRoundTrip(facts, address, distance);
  const jitter = facts.random.derive(`jitter ${address} ${facts.now} ${distance} ${probe}`).next();
  return Math.round(shortest * (1 + jitter * roundTripSpread));
}

/** `0.812 ms`. */
export function milliseconds(microseconds: number): string {
  return `${(microseconds / 1_000).toFixed(3)} ms`;
}
