import { type Prefix, readPrefix } from "../../../base/index.ts";
import { entriesOf, findParent, leafListValues, type Parent } from "../../../junos/config/index.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { once } from "./once.ts";

/** Addresses that the running configuration expects others to have: BGP neighbors and static next hops. */
export const configuredPeers: (facts: DeviceFacts) => readonly Prefix[] = once(({ running }) => {
  const routers: readonly Parent[] = [
    running,
    ...entriesOf(running, "routing-instances", "instance"),
  ];
  return routers.flatMap((router) => [...bgpNeighbors(router), ...nextHops(router)]);
});

function bgpNeighbors(router: Parent): readonly Prefix[] {
  return entriesOf(router, "protocols", "bgp", "group").flatMap((group) =>
    entriesOf(group, "neighbor").flatMap(({ keys }) => addressIn(keys[0])),
  );
}

function nextHops(router: Parent): readonly Prefix[] {
  const options = findParent(router, "routing-options");
  if (options === undefined) return [];
  const tables: readonly Parent[] = [options, ...entriesOf(options, "rib")];
  return tables.flatMap((table) =>
    entriesOf(table, "static", "route").flatMap((route) =>
      leafListValues(route, "next-hop").flatMap(addressIn),
    ),
  );
}

function addressIn(text: string | undefined): readonly Prefix[] {
  if (text === undefined) return [];
  const prefix = readPrefix(text, text.includes(":") ? "inet6" : "inet");
  return typeof prefix === "string" ? [] : [prefix];
}
