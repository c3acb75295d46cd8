import { addressText, type Prefix, prefixText } from "../../../../base/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { isisMetric, isisOf, isisThing } from "../isis/isis-model.ts";
import { linkLocalText } from "../model/link-local.ts";
import { addressOf } from "../model/routed-unit.ts";
import { type Router, readAddress } from "../model/router.ts";
import {
  familyOf,
  type OspfVersion,
  ospfInterfaces,
  ospfNeighborsOf,
  ospfThing,
} from "../ospf/ospf-model.ts";
import { igpDestinations } from "./igp-destinations.ts";
import type { NextHop, Route } from "./route.ts";

/** A way out of the router that an adjacency opens. */
interface Way {
  readonly routerId: string;
  readonly nextHop: NextHop;
  readonly metric: number;
  readonly thing: string;
  readonly about: Partial<Route>;
}

/** Subnets that a neighbor tells of besides loopbacks: the links behind it. */
const linksBehind = 2;

/** Routes of OSPF: loopbacks of neighbors and of expected routers, links behind neighbors. */
export function ospfRoutes(
  facts: DeviceFacts,
  router: Router,
  version: OspfVersion,
): readonly Route[] {
  const interfaces = ospfInterfaces(router, version);
  if (interfaces === undefined) return [];
  const family = familyOf(version);
  const ways = ospfNeighborsOf(interfaces).map(
    ({ unit, neighbor, metric, area }): Way => ({
      routerId: neighbor.peer.routerId,
      nextHop: { to: neighbor.address, via: unit.name },
      metric,
      thing: ospfThing(router, version, unit.name),
      about: { area },
    }),
  );
  const protocol = version === "ospf" ? "OSPF" : "OSPF3";
  return [
    ...routesBy(facts, router, family, ways, { protocol, preference: 10 }),
    multicastRoute(protocol, family),
  ];
}

/** Routes of IS-IS; those of level 2 have preference 18, of level 1 15. */
export function isisRoutes(
  facts: DeviceFacts,
  router: Router,
  family: Prefix["family"],
): readonly Route[] {
  const instance = isisOf(router);
  if (instance === undefined) return [];
  const ways = instance.interfaces.flatMap((one): readonly Way[] => {
    const { unit, neighbor, levels } = one;
    const level = levels.at(-1);
    if (neighbor === undefined || level === undefined) return [];
    const remote = addressOf(unit, family)?.remote;
    if (remote === undefined) return [];
    const to = family === "inet" ? remote : linkLocalText(neighbor.mac);
    return [
      {
        routerId: neighbor.routerId,
        nextHop: { to, via: unit.name },
        metric: isisMetric(one, level),
        thing: isisThing(router, unit.name),
        about: { level, preference: level === 1 ? 15 : 18 },
      },
    ];
  });
  return routesBy(facts, router, family, ways, { protocol: "IS-IS", preference: 18 });
}

function routesBy(
  facts: DeviceFacts,
  router: Router,
  family: Prefix["family"],
  ways: readonly Way[],
  base: Pick<Route, "protocol" | "preference">,
): readonly Route[] {
  const found = new Map<string, Route>();
  const add = (prefix: Prefix, way: Way, extra: number): void => {
    const destination = prefixText(prefix);
    const metric = way.metric + extra;
    const known = found.get(destination);
    if (known?.metric !== undefined && known.metric < metric) return;
    const isEqual = known?.metric === metric;
    const nextHops = isEqual ? [...known.nextHops, way.nextHop] : [way.nextHop];
    const { thing, about } = way;
    found.set(destination, {
      ...(isEqual
        ? known
        : { destination, prefix, ...base, metric, kind: "Router", thing, ...about }),
      nextHops,
    });
  };
  for (const way of ways) {
    add(loopback(way.routerId, family), way, 0);
    for (const prefix of behind(facts, way.routerId, family)) add(prefix, way, 1);
  }
  for (const address of igpDestinations(router, family)) {
    // All ways to one router, which the seed chooses; a router behind it is one step further.
    const ids = [...new Set(ways.map(({ routerId }) => routerId))];
    const chosen = ids[facts.random.derive(`behind ${addressText(address)}`).integer(ids.length)];
    for (const way of ways) if (way.routerId === chosen) add(address, way, 1);
  }
  return [...found.values()];
}

/** A neighbor's loopback; for IPv6 its router id at the end of a unique local prefix. */
export function loopback(routerId: string, family: Prefix["family"]): Prefix {
  const id = readAddress(routerId);
  const bits = typeof id === "string" ? 0n : id.bits;
  return family === "inet"
    ? { family, bits, length: 32 }
    : { family, bits: (0xfd00n << 112n) | bits, length: 128 };
}

/** Links of the routers behind a neighbor, drawn from the seed by its router id. */
function behind(facts: DeviceFacts, routerId: string, family: Prefix["family"]): readonly Prefix[] {
  const stream = facts.random.derive(`links behind ${routerId}`);
  return Array.from({ length: linksBehind }, () => {
    const bits = BigInt(stream.integer(32_768)) * 2n;
    return family === "inet"
      ? { family, bits: (10n << 24n) | (254n << 16n) | bits, length: 31 }
      : { family, bits: (0xfd01n << 112n) | (bits << 64n), length: 64 };
  });
}

/** Packets to all OSPF routers are received: 224.0.0.5, ff02::5. */
function multicastRoute(protocol: "OSPF" | "OSPF3", family: Prefix["family"]): Route {
  const prefix: Prefix =
    family === "inet"
      ? { family, bits: 0xe0000005n, length: 32 }
      : { family, bits: (0xff02n << 112n) | 5n, length: 128 };
  return {
    destination: prefixText(prefix),
    prefix,
    protocol,
    preference: 10,
    metric: 1,
    kind: "MultiRecv",
    nextHops: [],
    thing: protocol,
  };
}
