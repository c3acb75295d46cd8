import type { OperationalOperation } from "../request/index.ts";
import { arpOperations } from "./arp.ts";
import { bridgeOperations } from "./bridge.ts";
import { ipv6NeighborOperations } from "./ipv6-neighbors.ts";
import { lacpOperations } from "./lacp.ts";
import { lldpOperations } from "./lldp.ts";
import { macTableOperations } from "./mac-table.ts";
import { spanningTreeOperations } from "./spanning-tree.ts";
import { vlanOperations } from "./vlans.ts";
import { vrrpOperations } from "./vrrp.ts";

/** Neighbours on links and what switches know: ARP, IPv6, LLDP, LACP, VLANs, MAC tables, spanning trees, VRRP. */
export const switchingOperations: readonly OperationalOperation[] = [
  ...arpOperations,
  ...ipv6NeighborOperations,
  ...lldpOperations,
  ...lacpOperations,
  ...vlanOperations,
  ...macTableOperations,
  ...bridgeOperations,
  ...spanningTreeOperations,
  ...vrrpOperations,
];
