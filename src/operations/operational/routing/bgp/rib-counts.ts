import type { DeviceFacts } from "../../state/device-facts.ts";
import { once } from "../../state/once.ts";
import { grouped } from "../model/grouped.ts";
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

/** The routes of BGP in one table, all and by the peer that told of them. */
interface BgpTable {
  readonly all: RibCounts;
  readonly byPeer: ReadonlyMap<string, RibCounts>;
}

const bgpTablesOf: (facts: DeviceFacts) => ReadonlyMap<string, BgpTable> = once(
  (facts) => new Map(routeTablesOf(facts).map((table) => [table.name, bgpTable(table)])),
);

function bgpTable({ name, destinations }: RouteTable): BgpTable {
  const routes = destinations.flatMap(({ routes: some }) =>
    some
      .map((route, index) => ({ route, isActive: index === 0 }))
      .filter(({ route }) => route.bgp !== undefined),
  );
  const byPeer = grouped(routes, ({ route }) => route.thing);
  return {
    all: countsOf(name, routes),
    byPeer: new Map([...byPeer].map(([thing, some]) => [thing, countsOf(name, some)])),
  };
}

/** The routes of one peer in each of its tables, and in those that VPN routes are copied to. */
export function peerCounts(facts: DeviceFacts, peer: BgpPeer): readonly RibCounts[] {
  return tablesOfPeer(facts, peer).map((table) => countsOfPeer(facts, peer, table));
}

function countsOfPeer(facts: DeviceFacts, { thing }: BgpPeer, table: string): RibCounts {
  return bgpTablesOf(facts).get(table)?.byPeer.get(thing) ?? countsOf(table, []);
}

/** All routes of BGP in a table. */
export function tableCounts(facts: DeviceFacts, table: string): RibCounts {
  return bgpTablesOf(facts).get(table)?.all ?? countsOf(table, []);
}

/**
 * The routes that are told to a peer: those active from others; internal ones only by a reflector.
 * Nothing is told from a table that VPN routes are only copied to.
 */
export function advertisedCount(facts: DeviceFacts, peer: BgpPeer, table: string): number {
  if (peer.state !== "Established" || familyOfTable(peer, table) === undefined) return 0;
  const all = tableCounts(facts, table);
  const own = countsOfPeer(facts, peer, table);
  const isToldAll = peer.type === "External" || peer.isRouteReflectorClient;
  return isToldAll ? all.active - own.active : all.activeExternal - own.activeExternal;
}

/** Whether the active route of a destination is told to a peer, as `advertisedCount` counts. */
export function isTold(active: Route, peer: BgpPeer, table: string): boolean {
  if (peer.state !== "Established" || familyOfTable(peer, table) === undefined) return false;
  if (active.bgp === undefined || active.thing === peer.thing) return false;
  return peer.type === "External" || peer.isRouteReflectorClient || !active.bgp.isInternal;
}

/** The family by which a peer and a table exchange routes. */
export function familyOfTable(peer: BgpPeer, table: string): string | undefined {
  return peer.families.find((family) => family.table === table)?.nlri;
}

function tablesOfPeer(facts: DeviceFacts, peer: BgpPeer): readonly string[] {
  const own = [...new Set(peer.families.map(({ table }) => table))];
  const copied = [...bgpTablesOf(facts)]
    .filter(([table, { byPeer }]) => !own.includes(table) && byPeer.has(peer.thing))
    .map(([table]) => table);
  return [...own, ...copied];
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
