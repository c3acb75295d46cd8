import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import type { PartRole } from "../../profile/platform.ts";
import { container, dataNamespace } from "../reply/index.ts";
import type { StateAnswer } from "../request/index.ts";
import { type ChassisPart, partsWithRole } from "../state/chassis-model.ts";
import { celsiusOf, degreesText, powerOf, type SupplyReading } from "../state/chassis-readings.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { masterSlot } from "../state/mastership.ts";

/** What can be asked for one by one: `show chassis environment pem 0`. */
export type ComponentKind = Extract<
  PartRole["kind"],
  "power-supply" | "line-card" | "control-board" | "routing-engine"
>;

/** `show chassis environment (pem | fpc | cb | routing-engine) [SLOT]`. */
export function environmentComponents(
  facts: DeviceFacts,
  kind: ComponentKind,
  slot: number | undefined,
): StateAnswer {
  const parts: readonly ChassisPart[] = partsWithRole(facts, kind);
  const shown = parts.filter(({ name }) => slot === undefined || slotOf(name) === slot);
  if (slot !== undefined && shown.length === 0)
    return { error: operationFailed(`Slot ${slot} is not present`, String(slot)) };
  const supplies = powerOf(facts).supplies;
  const supplyOf = (part: ChassisPart): SupplyReading | undefined =>
    supplies.find((supply) => supply.part.name === part.name);
  return {
    xml: container(
      "environment-component-information",
      dataNamespace(facts, "chassis"),
      ...shown.map((part) => componentElement(facts, part, supplyOf(part))),
    ),
    text: () => shown.flatMap((part) => componentLines(facts, part, supplyOf(part))).join("\n"),
  };
}

/** The number in `PEM 1`; parts without a number are the only ones of their kind. */
function slotOf(name: string): number {
  return Number(/\d+$/.exec(name)?.[0] ?? "0");
}

function stateOf(facts: DeviceFacts, { role, state }: ChassisPart): string {
  if (state === "absent") return "Empty";
  if (state === "failed") return role?.kind === "power-supply" ? "Check" : "Fault";
  if (role?.kind === "routing-engine")
    return role.slot === masterSlot(facts) ? "Online Master" : "Online Standby";
  return "Online";
}

function componentElement(
  facts: DeviceFacts,
  part: ChassisPart,
  supply: SupplyReading | undefined,
): XmlElement {
  const isAtWork = part.state === "ok";
  return el(
    "environment-component-item",
    el("name", part.name),
    el("state", stateOf(facts, part)),
    ...(isAtWork ? (part.module.temperatures ?? []) : []).map((sensor) => {
      const celsius = celsiusOf(facts, sensor);
      return el(
        "temperature-reading",
        el("temperature-name", shortName(part, sensor.name)),
        el("temperature", { "junos:celsius": String(celsius) }, degreesText(celsius)),
      );
    }),
    supply === undefined || !isAtWork
      ? undefined
      : el(
          "dc-information",
          el(
            "dc-detail",
            el("dc-voltage", supply.part.role.volts.toFixed(2)),
            el("dc-current", String(supply.amperes)),
            el("dc-power", String(supply.watts)),
            el("dc-load", String(supply.load)),
          ),
        ),
  );
}

/** `Intake` of `FPC 0 Intake`. */
function shortName(part: ChassisPart, sensor: string): string {
  return sensor.startsWith(`${part.name} `) ? sensor.slice(part.name.length + 1) : "Temperature";
}

function componentLines(
  facts: DeviceFacts,
  part: ChassisPart,
  supply: SupplyReading | undefined,
): readonly string[] {
  const line = (name: string, text: string): string => `  ${name.padEnd(27)}${text}`;
  const head = [`${part.name} status:`, line("State", stateOf(facts, part))];
  if (part.state !== "ok") return head;
  const heat = (part.module.temperatures ?? []).map((sensor) =>
    line(shortName(part, sensor.name), degreesText(celsiusOf(facts, sensor))),
  );
  if (supply === undefined) return [...head, ...heat];
  const { part: unit, amperes, watts, load } = supply;
  return [
    ...head,
    ...heat,
    `  DC Output           Voltage(V) Current(A)  Power(W)  Load(%)`,
    `                        ${unit.role.volts.toFixed(2).padStart(6)}     ${String(amperes).padStart(6)}    ${String(watts).padStart(6)}   ${String(load).padStart(6)}`,
  ];
}
