import { el, largeElement, type XmlElement } from "../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import type { LogicalInterface, PhysicalInterface } from "../state/interface-model.ts";
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
  const unitsOf = (port: PhysicalInterface): readonly LogicalInterface[] =>
    style === "media" ? [] : shownUnits(port);
  const report = (port: PhysicalInterface, unit: LogicalInterface): UnitReport =>
    unitReport(facts, port, unit);
  function* elements(): Iterable<XmlElement> {
    for (const port of ports)
      yield largeElement(portElement(portReport(facts, port), style), () =>
        unitElements(port, unitsOf(port)),
      );
    for (const { port, unit } of units) yield* unitElements(port, [unit]);
  }
  function* unitElements(
    port: PhysicalInterface,
    some: readonly LogicalInterface[],
  ): Iterable<XmlElement> {
    for (const unit of some) yield unitElement(report(port, unit), style);
  }
  return {
    xml: largeElement(
      el("interface-information", {
        ...dataNamespace(facts, "interface"),
        "junos:style": style,
      }),
      elements,
    ),
    text: () =>
      [
        ...ports.map((port) =>
          [
            ...portLines(portReport(facts, port), style),
            ...unitsOf(port).flatMap((unit) => unitLines(report(port, unit), style)),
          ].join("\n"),
        ),
        ...units.map(({ port, unit }) => unitLines(report(port, unit), style).slice(1).join("\n")),
      ].join("\n\n"),
  };
}
