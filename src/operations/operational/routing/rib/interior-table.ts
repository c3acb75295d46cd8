import type { Prefix } from "../../../../base/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { once } from "../../state/once.ts";
import { type PrefixIndex, prefixIndex } from "../model/prefix-index.ts";
import type { Router } from "../model/router.ts";
import { connectedRoutes } from "./connected-routes.ts";
import { isisRoutes, ospfRoutes } from "./igp-routes.ts";
import type { Route } from "./route.ts";
import { staticRoutes } from "./static-routes.ts";

interface InteriorTable {
  /** By preference. */
  readonly routes: readonly Route[];
  readonly index: PrefixIndex<Route>;
}

const memory: (facts: DeviceFacts) => Map<string, InteriorTable> = once(() => new Map());

/** What a router knows without BGP: all routes of a family, by preference. */
export function interiorTable(
  facts: DeviceFacts,
  router: Router,
  family: Prefix["family"],
): readonly Route[] {
  return tableOf(facts, router, family).routes;
}

/** The route of the longest match to an address, without BGP. */
export function interiorRouteTo(
  facts: DeviceFacts,
  router: Router,
  address: Prefix,
): Route | undefined {
  return tableOf(facts, router, address.family).index.longest(address);
}

function tableOf(facts: DeviceFacts, router: Router, family: Prefix["family"]): InteriorTable {
  const known = memory(facts);
  const name = `${router.name} ${family}`;
  let table = known.get(name);
  if (table === undefined) {
    const routes = [
      ...connectedRoutes(router, family),
      ...staticRoutes(router, family),
      ...ospfRoutes(facts, router, family === "inet" ? "ospf" : "ospf3"),
      ...isisRoutes(facts, router, family),
    ].toSorted((one, other) => one.preference - other.preference);
    table = { routes, index: prefixIndex(routes, ({ prefix }) => prefix) };
    known.set(name, table);
  }
  return table;
}
