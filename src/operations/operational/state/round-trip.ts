import type { DeviceFacts } from "./device-facts.ts";

/** Share of the shortest round trip by which others are longer, at most. */
export const roundTripSpread = 0.2;

/**
 * The shortest round trip to the hop at `distance` (0: the device itself) on the way to an address,
 * in microseconds: the same for everything that probes the address.
 */
export function shortestRoundTrip(
  { random }: DeviceFacts,
  address: string,
  distance: number,
): number {
  const path = random.derive(`rtt ${address}`);
  let microseconds = 40 + path.integer(60);
  for (let hop = 0; hop < distance; hop++)
    microseconds += 250 + path.integer(hop === 0 ? 600 : 6_000);
  return microseconds;
}
