import { type Prefix, prefixText, widthOf } from "../../../../base/index.ts";
import type { RoutedUnit } from "../model/routed-unit.ts";
import { type Router, unitThing } from "../model/router.ts";
import type { Route } from "./route.ts";

/**
 * The subnets of interfaces that are up, and own addresses. The own address of an interface that is
 * down stays, as a route that rejects.
 */
export function connectedRoutes(router: Router, family: Prefix["family"]): readonly Route[] {
  return router.units.flatMap((unit) =>
    unit.addresses
      .filter(({ own }) => own.family === family)
      .flatMap(({ own, network }) => addressRoutes(unit, own, network)),
  );
}

function addressRoutes(unit: RoutedUnit, own: Prefix, network: Prefix): readonly Route[] {
  const thing = unitThing(unit.name);
  const host: Prefix = { ...own, length: widthOf(own.family) };
  const local: Route = {
    destination: prefixText(host),
    prefix: host,
    protocol: "Local",
    preference: 0,
    kind: unit.isUp ? "Local" : "Reject",
    nextHops: unit.isUp ? [{ via: unit.name }] : [],
    thing,
  };
  if (!unit.isUp) return [local];
  const direct: Route = {
    destination: prefixText(network),
    prefix: network,
    protocol: "Direct",
    preference: 0,
    kind: "Interface",
    nextHops: [{ via: unit.name }],
    thing,
  };
  return network.length === host.length ? [direct] : [direct, local];
}
