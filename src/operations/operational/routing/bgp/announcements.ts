import { addressText, type Prefix, prefixText } from "../../../../base/index.ts";
import { leafValue } from "../../../../junos/config/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { hasTables, routersOf, tableName } from "../model/router.ts";
import { igpDestinations } from "../rib/igp-destinations.ts";
import { interiorRouteTo } from "../rib/interior-table.ts";
import type { Route } from "../rib/route.ts";
import { type BgpPeer, bgpPeersOf, underlayOf } from "./bgp-peers.ts";
import type { BgpFamily } from "./peer-statements.ts";

/** A route of a peer, and the table it goes to. */
export interface Announcement {
  readonly table: string;
  readonly route: Route;
}

/** Autonomous systems of the world beyond a peer (RFC 5398 keeps them for documents). */
const farSystems = { first: 64_496, count: 16 };

/**
 * What an established peer announces, drawn from the seed by its address: a few prefixes of
 * 198.18.0.0/15 (RFC 2544) or 2001:db8::/32 for each unicast family; for VPN families some routes of
 * every local instance that has a route target.
 */
export function announcementsOf(facts: DeviceFacts, peer: BgpPeer): readonly Announcement[] {
  if (peer.state !== "Established") return [];
  return peer.families.flatMap((family): readonly Announcement[] => {
    switch (family.nlri) {
      case "inet-unicast":
      case "inet-labeled-unicast":
        return unicast(facts, peer, family, "inet");
      case "inet6-unicast":
      case "inet6-labeled-unicast":
        return unicast(facts, peer, family, "inet6");
      case "inet-vpn-unicast":
        return vpn(facts, peer, family);
      default:
        return [];
    }
  });
}

function unicast(
  facts: DeviceFacts,
  peer: BgpPeer,
  { table }: BgpFamily,
  family: Prefix["family"],
): readonly Announcement[] {
  const stream = facts.random.derive(
    `bgp routes ${peer.router.name} ${peer.addressText} ${family}`,
  );
  const numbers = new Set(Array.from({ length: 3 + stream.integer(5) }, () => stream.integer(24)));
  const loopbacks = expectedLoopbacks(facts, peer, family).map((prefix) => {
    const { bgp, ...route } = routeOf(facts, peer, prefixText(prefix), prefix, []);
    const asPath = String(peer.peerAs ?? 0);
    return { table, route: bgp === undefined ? route : { ...route, bgp: { ...bgp, asPath } } };
  });
  const others = [...numbers].map((number) => {
    const prefix: Prefix =
      family === "inet"
        ? { family, bits: (198n << 24n) | (18n << 16n) | (BigInt(number) << 8n), length: 24 }
        : { family, bits: (0x20010db8n << 96n) | (BigInt(0x8000 + number) << 80n), length: 48 };
    return { table, route: routeOf(facts, peer, prefixText(prefix), prefix, []) };
  });
  return [...loopbacks, ...others];
}

/** What a peer of the underlay tells besides: addresses of the peers that are reached over it. */
function expectedLoopbacks(
  facts: DeviceFacts,
  peer: BgpPeer,
  family: Prefix["family"],
): readonly Prefix[] {
  const peers = bgpPeersOf(facts).get(peer.router.name) ?? [];
  if (!underlayOf(peer.router, peers, family).includes(peer)) return [];
  return igpDestinations(peer.router, family).filter((address) => {
    const known = interiorRouteTo(facts, peer.router, address);
    return known === undefined || known.prefix?.length === 0;
  });
}

/** Each route target of a local instance is one that the peer has sites of, too. */
function vpn(facts: DeviceFacts, peer: BgpPeer, { table }: BgpFamily): readonly Announcement[] {
  return routersOf(facts)
    .filter((router) => router.type === "vrf" && hasTables(router))
    .flatMap((router) => {
      const target = leafValue(router.statements, "vrf-target", "community");
      if (target === undefined) return [];
      const stream = facts.random.derive(`vpn routes ${router.name} ${peer.addressText}`);
      const numbers = new Set(
        Array.from({ length: 1 + stream.integer(3) }, () => stream.integer(256)),
      );
      const distinguisher = `${addressText(peer.address)}:${1 + stream.integer(999)}`;
      return [...numbers].flatMap((number): readonly Announcement[] => {
        const bits = (10n << 24n) | (128n << 16n) | (BigInt(number) << 8n);
        const prefix: Prefix = { family: "inet", bits, length: 24 };
        const text = prefixText(prefix);
        const label = `Push ${299_776 + 16 * stream.integer(256)}`;
        const plain = routeOf(facts, peer, text, prefix, [target], label);
        const named = `${distinguisher}:${text}`;
        return [
          { table, route: { ...plain, destination: named, prefix: undefined } },
          {
            table: tableName(router, "inet.0"),
            route: withPrimary(plain, table),
          },
        ];
      });
    });
}

function withPrimary(route: Route, primaryTable: string): Route {
  return route.bgp === undefined ? route : { ...route, bgp: { ...route.bgp, primaryTable } };
}

function routeOf(
  facts: DeviceFacts,
  peer: BgpPeer,
  destination: string,
  prefix: Prefix,
  communities: readonly string[],
  label?: string,
): Route {
  const isInternal = peer.type === "Internal";
  const stream = facts.random.derive(`as path ${peer.addressText} ${destination}`);
  const beyond = Array.from(
    { length: communities.length > 0 ? 0 : stream.integer(3) },
    () => farSystems.first + stream.integer(farSystems.count),
  ).filter((as) => as !== peer.localAs && as !== peer.peerAs);
  const path = isInternal ? beyond : [peer.peerAs ?? 0, ...beyond];
  return {
    destination,
    prefix,
    protocol: "BGP",
    preference: peer.preference,
    kind: peer.isConnected && !isInternal ? "Router" : "Indirect",
    nextHops: peer.nextHops.map((hop) => (label === undefined ? hop : { ...hop, label })),
    bgp: {
      learnedFrom: addressText(peer.address),
      peerRouterId: peer.routerId,
      peerAs: peer.peerAs ?? 0,
      localAs: peer.localAs ?? 0,
      localPreference: 100,
      asPath: path.join(" "),
      isInternal,
      nextHop: addressText(peer.address),
      communities,
    },
    thing: peer.thing,
  };
}
