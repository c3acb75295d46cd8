import type { Prefix } from "../../../../base/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { once } from "../../state/once.ts";
import type { Router } from "../model/router.ts";
import { connectedRoutes } from "./connected-routes.ts";
import { isisRoutes, ospfRoutes } from "./igp-routes.ts";
import type { Route } from "./route.ts";
import { staticRoutes } from "./static-routes.ts";

const memory: (facts: DeviceFacts) => Map<string, readonly Route[]> = once(() => new Map());

/** What a router knows without BGP: all routes of a family, by preference. */
export function interiorTable(
  facts: DeviceFacts,
  router: Router,
  family: Prefix["family"],
): readonly Route[] {
  const known = memory(facts);
  const name = `${router.name} ${family}`;
  let routes = known.get(name);
  if (routes === undefined) {
    routes = [
      ...connectedRoutes(router, family),
      ...staticRoutes(router, family),
      ...ospfRoutes(facts, router, family === "inet" ? "ospf" : "ospf3"),
      ...isisRoutes(facts, router, family),
    ].toSorted((one, other) => one.preference - other.preference);
    known.set(name, routes);
  }
  return routes;
}
