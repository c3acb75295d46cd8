import type { SchemaNode } from "../../junos/schema/index.ts";
import { type ConfigurationModule, configurationModules } from "../../junos/yang/index.ts";
import { baseNamespace } from "../../netconf/rpc/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { monitoringNamespace } from "../profile/capabilities.ts";
import { ietfNetconf } from "./modules/ietf-netconf.ts";
import { ietfNetconfMonitoring } from "./modules/ietf-netconf-monitoring.ts";

/** A schema that get-schema gives out (RFC 6022 2.1.3); all are YANG. */
export type DeviceSchema = ConfigurationModule;

const standard: readonly DeviceSchema[] = [
  {
    identifier: "ietf-netconf",
    namespace: baseNamespace,
    revision: "2011-06-01",
    text: () => ietfNetconf,
  },
  {
    identifier: "ietf-netconf-monitoring",
    namespace: monitoringNamespace,
    revision: "2010-10-04",
    text: () => ietfNetconfMonitoring,
  },
];

/** The modules of a configuration schema under a release; their texts are not kept. */
const known = new WeakMap<SchemaNode, Map<string, readonly DeviceSchema[]>>();

/**
 * All schemas of the device: those of the protocol, and one for each part of its configuration. Their
 * revision is the year of the release, as that of Juniper's modules is.
 */
export function deviceSchemas({ schema, version }: OperationContext): readonly DeviceSchema[] {
  let releases = known.get(schema);
  if (releases === undefined) known.set(schema, (releases = new Map()));
  let schemas = releases.get(version.text);
  if (schemas === undefined) {
    const year = 2_000 + version.major;
    const origin = { revision: `${year}-01-01`, description: `Junos: ${version.text}` };
    schemas = [...standard, ...configurationModules(schema, origin)];
    releases.set(version.text, schemas);
  }
  return schemas;
}
