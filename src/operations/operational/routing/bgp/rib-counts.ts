import { addressText } from "../../../../base/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { once } from "../../state/once.ts";
import type { Route, RouteTable } from "../rib/route.ts";
import { routeTablesOf } from "../rib/route-tables.ts";
import type { BgpPeer } from "./bgp-peers.ts";

/** Routes of BGP in one table. */
export interface RibCounts {
  readonly table: string;
  readonly received: number;
  readonly active: number;
  readonly external: number;
  readonly activeExternal: number;
}

interface BgpRoute {
  readonly route: Route;
  readonly isActive: boolean;
}

const bgpRoutesOf: (facts: DeviceFacts) => ReadonlyMap<string, readonly BgpRoute[]> = once(
  (facts) => new Map(routeTablesOf(facts).map((table) => [table.name, bgpRoutes(table)])),
);

function bgpRoutes({ destinations }: RouteTable): readonly BgpRoute[] {
  return destinations.flatMap(({ routes }) =>
    routes
      .map((route, index) => ({ route, isActive: index === 0 }))
      .filter(({ route }) => route.bgp !== undefined),
  );
}

/** The routes of one peer in each of its tables, and in those that VPN routes are copied to. */
export function peerCounts(facts: DeviceFacts, peer: BgpPeer): readonly RibCounts[] {
  return tablesOfPeer(facts, peer).map((table) =>
    countsOf(table, fromPeer(bgpRoutesOf(facts).get(table) ?? [], peer)),
  );
}

/** All routes of BGP in a table. */
export function tableCounts(facts: DeviceFacts, table: string): RibCounts {
  return countsOf(table, bgpRoutesOf(facts).get(table) ?? []);
}

/**
 * The routes that are told to a peer: those active from others; internal ones only by a reflector.
 * Nothing is told from a table that VPN routes are only copied to.
 */
export function advertisedCount(facts: DeviceFacts, peer: BgpPeer, table: string): number {
  if (peer.state !== "Established" || familyOfTable(peer, table) === undefined) return 0;
  return (bgpRoutesOf(facts).get(table) ?? []).filter(
    ({ route, isActive }) =>
      isActive &&
      route.thing !== peer.thing &&
      (peer.type === "External" || peer.isRouteReflectorClient || route.bgp?.isInternal === false),
  ).length;
}

/** The family by which a peer and a table exchange routes. */
export function familyOfTable(peer: BgpPeer, table: string): string | undefined {
  return peer.families.find((family) => family.table === table)?.nlri;
}

function tablesOfPeer(facts: DeviceFacts, peer: BgpPeer): readonly string[] {
  const own = [...new Set(peer.families.map(({ table }) => table))];
  const copied = [...bgpRoutesOf(facts)]
    .filter(([table, routes]) => !own.includes(table) && fromPeer(routes, peer).length > 0)
    .map(([table]) => table);
  return [...own, ...copied];
}

function fromPeer(routes: readonly BgpRoute[], peer: BgpPeer): readonly BgpRoute[] {
  const address = addressText(peer.address);
  return routes.filter(
    ({ route }) => route.thing === peer.thing && route.bgp?.learnedFrom === address,
  );
}

function countsOf(table: string, routes: readonly BgpRoute[]): RibCounts {
  const active = routes.filter(({ isActive }) => isActive);
  const isExternal = ({ route }: BgpRoute): boolean => route.bgp?.isInternal === false;
  return {
    table,
    received: routes.length,
    active: active.length,
    external: routes.filter(isExternal).length,
    activeExternal: active.filter(isExternal).length,
  };
}

/** The tables that the peers of a request fill, each once, in the order of the peers. */
export function tablesOfPeers(facts: DeviceFacts, peers: readonly BgpPeer[]): readonly string[] {
  return [...new Set(peers.flatMap((peer) => tablesOfPeer(facts, peer)))].toSorted(
    (one, other) => rank(one) - rank(other),
  );
}

/** Tables of the master come first. */
function rank(table: string): number {
  return table.split(".").length > 2 && !table.startsWith("bgp.") ? 1 : 0;
}
