import { interfaceUnitStanza } from "./core/interface-unit.ts";
import { interfacesStanza } from "./core/interfaces.ts";
import { rootStanza } from "./core/root.ts";
import { systemStanza } from "./core/system.ts";
import { systemServicesStanza } from "./core/system-services.ts";
import type { SchemaNode } from "./schema-node.ts";
import { readSchema, type Stanza } from "./schema-text.ts";

/** In the order in which devices print their top-level statements. */
const stanzas: readonly Stanza[] = [
  rootStanza,
  systemStanza,
  systemServicesStanza,
  interfacesStanza,
  interfaceUnitStanza,
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
