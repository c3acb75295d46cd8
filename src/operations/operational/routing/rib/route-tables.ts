import type { Prefix } from "../../../../base/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { once } from "../../state/once.ts";
import { type Announcement, announcementsOf } from "../bgp/announcements.ts";
import { bgpPeersOf } from "../bgp/bgp-peers.ts";
import { grouped } from "../model/grouped.ts";
import { hasTables, type Router, routersOf, tableName } from "../model/router.ts";
import { aggregateRoutes } from "./aggregate-routes.ts";
import { betterRoute } from "./better-route.ts";
import { interiorTable } from "./interior-table.ts";
import { labelledPaths, labelSwitching } from "./label-routes.ts";
import type { Destination, Route, RouteTable } from "./route.ts";

/**
 * All tables that have a route in them, by kind of address, the master's first. Every reply that
 * shows or counts routes draws from here.
 */
export const routeTablesOf: (facts: DeviceFacts) => readonly RouteTable[] = once((facts) => {
  const routers = routersOf(facts).filter(hasTables);
  const said = [...bgpPeersOf(facts).values()]
    .flat()
    .flatMap((peer) => announcementsOf(facts, peer));
  const byTable = grouped(said, ({ table }) => table);
  return routers
    .flatMap((router) => tablesOf(facts, router, byTable))
    .toSorted((one, other) => kindOf(one.name) - kindOf(other.name));
});

/** Junos shows tables by the kind of address: IPv4, labels, VPN routes, IPv6. */
const kinds = [/(^|\.)inet\.\d$/, /(^|\.)mpls\.\d$/, /^bgp\./, /(^|\.)inet6\.\d$/];

function kindOf(table: string): number {
  return kinds.findIndex((kind) => kind.test(table));
}

/** The tables that BGP fills besides those of addresses. */
const vpnTables = ["bgp.l3vpn.0"];

function tablesOf(
  facts: DeviceFacts,
  router: Router,
  said: ReadonlyMap<string, readonly Announcement[]>,
): readonly RouteTable[] {
  const announced = (table: string): readonly Route[] =>
    (said.get(tableName(router, table)) ?? []).map(({ route }) => route);
  const family = (table: string, name: Prefix["family"]): RouteTable => {
    const others = [...interiorTable(facts, router, name), ...announced(table)];
    const all = [...others, ...aggregateRoutes(router, name, others)];
    return tableOf(tableName(router, table), all);
  };
  return [
    family("inet.0", "inet"),
    tableOf(tableName(router, "inet.3"), labelledPaths(facts, router)),
    tableOf(tableName(router, "mpls.0"), labelSwitching(facts, router)),
    ...vpnTables.map((table) => tableOf(tableName(router, table), announced(table))),
    family("inet6.0", "inet6"),
  ].filter(({ destinations }) => destinations.length > 0);
}

function tableOf(name: string, routes: readonly Route[]): RouteTable {
  const destinations = [...grouped(routes, ({ destination }) => destination)].map(
    ([destination, some]): Destination => ({
      name: destination,
      prefix: some[0]?.prefix,
      routes: some.toSorted(betterRoute),
    }),
  );
  return { name, destinations: destinations.toSorted(inOrder) };
}

/** By address, the shorter prefix first; labels by number. */
function inOrder(one: Destination, other: Destination): number {
  const [a, b] = [one.prefix, other.prefix];
  if (a === undefined || b === undefined)
    return one.name.localeCompare(other.name, "en", { numeric: true });
  if (a.bits !== b.bits) return a.bits < b.bits ? -1 : 1;
  return a.length - b.length;
}
