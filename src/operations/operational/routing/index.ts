import type { OperationalOperation } from "../request/index.ts";
import { bfdOperations } from "./bfd/index.ts";
import { bgpOperations } from "./bgp/index.ts";
import { instanceOperations } from "./instance/index.ts";
import { isisOperations } from "./isis/index.ts";
import { ldpOperations } from "./ldp/index.ts";
import { labelOperations } from "./mpls/index.ts";
import { ospfOperations } from "./ospf/index.ts";
import { routeOperations } from "./rib/index.ts";

/** What routing protocols know: neighbors, routes, labels. */
export const routingOperations: readonly OperationalOperation[] = [
  ...bgpOperations,
  ...routeOperations,
  ...instanceOperations,
  ...ospfOperations,
  ...isisOperations,
  ...ldpOperations,
  ...labelOperations,
  ...bfdOperations,
];
