import { el } from "../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import type { PhysicalInterface } from "../state/interface-model.ts";
import { shownUnits } from "../state/shown-units.ts";
import { portElement } from "./port-element.ts";
import { portReport, type Style } from "./port-report.ts";
import { portLines } from "./port-text.ts";
import type { Selection } from "./select-interfaces.ts";
import { unitElement } from "./unit-element.ts";
import { type UnitReport, unitReport } from "./unit-report.ts";
import { unitLines } from "./unit-text.ts";

/** `show interfaces` in the styles that tell of a port at length; `media` leaves the units out. */
export function interfaceInformation(
  facts: DeviceFacts,
  { ports, units }: Selection,
  style: Style,
): OperationalReply {
  const unitsOf = (port: PhysicalInterface): readonly UnitReport[] =>
    style === "media" ? [] : shownUnits(port).map((unit) => unitReport(facts, port, unit));
  const reports = ports.map((port) => ({ report: portReport(facts, port), units: unitsOf(port) }));
  const lone = units.map(({ port, unit }) => unitReport(facts, port, unit));
  return {
    xml: el(
      "interface-information",
      { ...dataNamespace(facts, "interface"), "junos:style": style },
      ...reports.map((one) =>
        portElement(
          one.report,
          style,
          one.units.map((unit) => unitElement(unit, style)),
        ),
      ),
      ...lone.map((unit) => unitElement(unit, style)),
    ),
    text: () =>
      [
        ...reports.map((one) =>
          [
            ...portLines(one.report, style),
            ...one.units.flatMap((unit) => unitLines(unit, style)),
          ].join("\n"),
        ),
        ...lone.map((unit) => unitLines(unit, style).slice(1).join("\n")),
      ].join("\n\n"),
  };
}
