import { operationFailed } from "../../../netconf/rpc/index.ts";
import {
  type Answer,
  type Asked,
  choice,
  integer,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import { deviceNotFound } from "./device-not-found.ts";
import { interfaceInformation } from "./interface-information.ts";
import { opticsDiagnostics } from "./optics.ts";
import { pfeStatistics } from "./pfe-statistics.ts";
import type { Style } from "./port-report.ts";
import { type Selection, selectInterfaces, type Wanted } from "./select-interfaces.ts";
import { interfaceDescriptions, interfacesTerse } from "./terse.ts";
import { clearingMarks } from "./traffic.ts";

const longStyles = ["brief", "detail", "extensive", "media", "statistics"] as const;

/** `show interfaces ...` and `clear interfaces statistics`. */
export const interfaceOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-interface-information",
    command: "show interfaces",
    arguments: [
      choice("level", "terse", ...longStyles, "descriptions"),
      value("interface-name", { isPositional: true }),
      value("routing-instance"),
      integer("snmp-index", 1, 4_294_967_295),
    ],
    drivenBy:
      "the ports of the platform, `interfaces` of the running configuration, links, seed and clock",
    answer: showInterfaces,
  }),
  operational({
    name: "get-interface-optics-diagnostics-information",
    command: "show interfaces diagnostics optics",
    arguments: [value("interface-name", { isPositional: true })],
    drivenBy: "optical ports of the platform that the configuration uses, links, seed and clock",
    answer: (asked) =>
      selected(asked, { name: asked.arguments.text("interface-name") }, (found) =>
        opticsDiagnostics(asked.facts, found),
      ),
  }),
  operational({
    name: "get-pfe-statistics",
    command: "show pfe statistics traffic",
    arguments: [integer("fpc", 0, 31)],
    drivenBy: "the counters of the ports, and the timers of adjacencies and sessions",
    answer: ({ facts, arguments: given }) => pfeStatistics(facts, given.number("fpc")),
  }),
  operational({
    name: "clear-interfaces-statistics",
    command: "clear interfaces statistics",
    arguments: [value("interface-name", { isPositional: true, isRequired: true })],
    drivenBy: "counters of the interfaces begin again at zero",
    permissions: ["clear"],
    answer: (asked) => clearStatistics(asked, asked.arguments.text("interface-name")),
  }),
  operational({
    name: "clear-interfaces-statistics-all",
    command: "clear interfaces statistics all",
    drivenBy: "counters of all interfaces begin again at zero",
    permissions: ["clear"],
    answer: (asked) => clearStatistics(asked, undefined),
  }),
];

function showInterfaces(asked: Asked): Answer {
  const { facts, arguments: given } = asked;
  return selected(
    asked,
    {
      name: given.text("interface-name"),
      snmpIndex: given.number("snmp-index"),
      instance: given.text("routing-instance"),
    },
    (found) => {
      const level = given.text("level");
      if (level === "terse") return interfacesTerse(facts, found);
      if (level === "descriptions") return interfaceDescriptions(facts, found);
      const style: Style = longStyles.find((word) => word === level) ?? "normal";
      return interfaceInformation(facts, found, style);
    },
  );
}

function clearStatistics(asked: Asked, name: string | undefined): Answer {
  const { facts, context } = asked;
  return selected(asked, { name }, ({ ports, units }) => {
    const marks = [
      ...ports.flatMap((port) =>
        clearingMarks(facts, port, [port.name, ...port.units.map((unit) => unit.name)]),
      ),
      ...units.flatMap(({ port, unit }) => clearingMarks(facts, port, [unit.name])),
    ];
    for (const [mark, at] of marks) context.mark(mark, at);
    return [];
  });
}

/** What is made of the interfaces that a request names, or what Junos says when there are none. */
function selected(asked: Asked, wanted: Wanted, make: (found: Selection) => Answer): Answer {
  const found = selectInterfaces(asked.facts, wanted);
  if (!("missing" in found)) return make(found);
  return found.missing === "interface"
    ? deviceNotFound(asked, found.name)
    : { error: operationFailed(`routing instance ${found.name} not found`, found.name) };
}
