import {
  addressText,
  holdsAddress,
  networkOf,
  type Prefix,
  prefixText,
  readPrefix,
  widthOf,
} from "../../../base/index.ts";

/** An own address and the far end's in the same subnet. */
export interface PlannedAddress {
  readonly family: Prefix["family"];
  /** Own address without its length. */
  readonly local: string;
  readonly prefixLength: number;
  /** The subnet: `192.0.2.0/30`. */
  readonly network: string;
  /** The far end's address; undefined for a host route, which has none. */
  readonly remote: string | undefined;
}

/**
 * Plans the far end of an address as the configuration writes it, `192.0.2.1/30`: the first of the
 * `wanted` addresses that is in the subnet, such as a configured BGP neighbor, otherwise the lowest
 * host address that is neither our own nor one of the `avoided`. Undefined for what is no address.
 */
export function addressPlan(
  text: string,
  wanted: readonly Prefix[] = [],
  avoided: readonly Prefix[] = [],
): PlannedAddress | undefined {
  const own = readPrefix(text, text.includes(":") ? "inet6" : "inet");
  if (typeof own === "string") return undefined;
  const { family, length } = own;
  const network = networkOf(own);
  const named = wanted.find((other) => holdsAddress(own, other) && other.bits !== own.bits);
  const remote = named?.bits ?? lowestOther(own, network, avoided);
  return {
    family,
    local: addressText(own),
    prefixLength: length,
    network: prefixText(network),
    remote: remote === undefined ? undefined : addressText({ family, bits: remote }),
  };
}

/** RFC 3021: a subnet of two addresses has no network address to spare. */
function lowestOther(own: Prefix, network: Prefix, avoided: readonly Prefix[]): bigint | undefined {
  const hostBits = widthOf(own.family) - own.length;
  if (hostBits === 0) return undefined;
  const taken = new Set([own, ...avoided].map(({ bits }) => bits));
  let lowest = hostBits === 1 ? network.bits : network.bits + 1n;
  while (taken.has(lowest)) lowest += 1n;
  return holdsAddress(network, { ...own, bits: lowest }) ? lowest : undefined;
}
