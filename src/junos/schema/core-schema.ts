import { accessStanza } from "./core/access.ts";
import { bgpStanza } from "./core/bgp.ts";
import { chassisStanza } from "./core/chassis.ts";
import { classOfServiceStanza } from "./core/class-of-service.ts";
import { firewallStanza } from "./core/firewall.ts";
import { forwardingOptionsStanza } from "./core/forwarding-options.ts";
import { igpStanza } from "./core/igp.ts";
import { interfaceUnitStanza } from "./core/interface-unit.ts";
import { interfacesStanza } from "./core/interfaces.ts";
import { layer2Stanza } from "./core/layer2.ts";
import { managementStanza } from "./core/management.ts";
import { mplsStanza } from "./core/mpls.ts";
import { multicastStanza } from "./core/multicast.ts";
import { policyOptionsStanza } from "./core/policy-options.ts";
import { protocolsStanza } from "./core/protocols.ts";
import { otherStanza, rootStanza } from "./core/root.ts";
import { routingInstancesStanza } from "./core/routing-instances.ts";
import { routingOptionsStanza } from "./core/routing-options.ts";
import { securityStanza } from "./core/security.ts";
import { systemStanza } from "./core/system.ts";
import { systemBodiesStanza } from "./core/system-bodies.ts";
import { systemServicesStanza } from "./core/system-services.ts";
import { vlansStanza } from "./core/vlans.ts";
import { vpnStanza } from "./core/vpn.ts";
import type { Stanza } from "./outline.ts";
import type { SchemaNode } from "./schema-node.ts";
import { readSchema } from "./schema-text.ts";

const stanzas: readonly Stanza[] = [
  rootStanza,
  systemStanza,
  systemBodiesStanza,
  systemServicesStanza,
  chassisStanza,
  securityStanza,
  vpnStanza,
  interfacesStanza,
  interfaceUnitStanza,
  managementStanza,
  forwardingOptionsStanza,
  policyOptionsStanza,
  classOfServiceStanza,
  firewallStanza,
  accessStanza,
  routingInstancesStanza,
  routingOptionsStanza,
  protocolsStanza,
  bgpStanza,
  igpStanza,
  mplsStanza,
  multicastStanza,
  layer2Stanza,
  vlansStanza,
  otherStanza,
];

let built: SchemaNode | undefined;

/**
 * The schema that comes with the project: the root container `configuration` with the statements
 * that operators of Junos routers, switches and firewalls use. Built once.
 */
export function coreSchema(): SchemaNode {
  built ??= readSchema(stanzas);
  return built;
}
