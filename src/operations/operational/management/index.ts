import {
  type Argument,
  choice,
  flag,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import { ntpAssociations, ntpStatus } from "./ntp.ts";
import { probeResults } from "./probe-results.ts";
import { type SnmpFormat, snmpObjects } from "./snmp-walk.ts";

const objects: readonly Argument[] = [
  choice("format", "decimal", "ascii", "hex"),
  value("snmp-object-name", { isPositional: true, isRequired: true }),
];

/** `show snmp mib walk` and `get`. */
function snmp(name: string, style: "walk" | "get"): OperationalOperation {
  return operational({
    name,
    command: `show snmp mib ${style}`,
    arguments: objects,
    drivenBy: "`snmp` of the running configuration, the interfaces and the parts of the chassis",
    answer: ({ facts, arguments: given }) => {
      const format = (given.text("format") ?? "decimal") as SnmpFormat;
      return snmpObjects(facts, given.text("snmp-object-name") ?? "", style, format);
    },
  });
}

/** How the device keeps time, watches others and is watched. */
export const managementOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-ntp-associations-information",
    command: "show ntp associations",
    arguments: [flag("no-resolve")],
    drivenBy: "`system ntp` of the running configuration and the clock",
    answer: ({ facts }) => ntpAssociations(facts),
  }),
  operational({
    name: "get-ntp-status-information",
    command: "show ntp status",
    arguments: [flag("no-resolve")],
    drivenBy: "`system ntp` of the running configuration and the clock",
    answer: ({ facts }) => ntpStatus(facts),
  }),
  operational({
    name: "get-probe-results",
    command: "show services rpm probe-results",
    arguments: [value("owner"), value("test")],
    drivenBy: "`services rpm probe` of the running configuration, the clock and the links",
    answer: ({ facts, arguments: given }) =>
      probeResults(facts, given.text("owner"), given.text("test")),
  }),
  snmp("walk-snmp-object", "walk"),
  snmp("get-snmp-object", "get"),
];
