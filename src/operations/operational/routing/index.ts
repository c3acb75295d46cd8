import type { OperationalOperation } from "../request/index.ts";
import { bgpOperations } from "./bgp/index.ts";
import { routeOperations } from "./rib/index.ts";

/** What routing protocols know: neighbors, routes, labels. */
export const routingOperations: readonly OperationalOperation[] = [
  ...bgpOperations,
  ...routeOperations,
];
