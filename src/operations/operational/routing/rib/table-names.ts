import type { DeviceFacts } from "../../state/device-facts.ts";
import { bgpPeersOf } from "../bgp/bgp-peers.ts";
import { hasTables, routersOf, tableName } from "../model/router.ts";

const ofEveryRouter = [
  "inet.0",
  "inet.1",
  "inet.2",
  "inet.3",
  "inet6.0",
  "inet6.1",
  "inet6.3",
  "iso.0",
  "mpls.0",
];

/** Tables that may be asked for, also while they are empty: those of instances and of BGP families. */
export function knownTables(facts: DeviceFacts): readonly string[] {
  const routers = routersOf(facts).filter(hasTables);
  return [
    ...routers.map(({ name }) => name),
    ...routers.flatMap((router) => ofEveryRouter.map((table) => tableName(router, table))),
    ...[...bgpPeersOf(facts).values()]
      .flat()
      .flatMap(({ families }) => families.map(({ table }) => table)),
  ];
}
