import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { container, dataNamespace } from "../reply/index.ts";
import type { StateAnswer } from "../request/index.ts";
import { type PowerReading, powerOf, type SupplyReading } from "../state/chassis-readings.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

/**
 * `show chassis power [detail]`: what supplies give, and in detail what each part draws; both add up.
 * Only routers know the command.
 */
export function powerUsage(
  facts: DeviceFacts,
  requestName: string,
  isDetailed: boolean,
): StateAnswer {
  if (facts.platform.family !== "router")
    return { error: operationFailed("syntax error", requestName) };
  const power = powerOf(facts);
  const { supplies, draws } = power;
  return {
    xml: container(
      "power-usage-information",
      dataNamespace(facts, "chassis"),
      ...supplies.map(supplyElement),
      supplies.length === 0 ? undefined : systemElement(power),
      ...(isDetailed && supplies.length > 0
        ? draws.map(({ part, watts }) =>
            el("power-usage-fru-item", el("name", part.name), el("dc-power", String(watts))),
          )
        : []),
    ),
    text: () => (supplies.length === 0 ? "" : powerText(power, isDetailed)),
  };
}

function stateOf({ part }: SupplyReading): string {
  if (part.state === "absent") return "Empty";
  return part.state === "failed" ? "Check" : "Online";
}

function supplyElement(supply: SupplyReading): XmlElement {
  const { part, watts, amperes, load } = supply;
  const { role, state, name } = part;
  const head = [el("name", name), el("state", stateOf(supply))];
  if (state !== "ok") return el("power-usage-item", ...head);
  return el(
    "power-usage-item",
    ...head,
    el(
      "pem-capacity-detail",
      el("capacity-actual", String(role.watts)),
      el("capacity-max", String(role.watts)),
    ),
    el(
      "ac-input-detail",
      el("ac-input", "OK"),
      el("ac-expect-feed", "1"),
      el("ac-actual-feed", "1"),
    ),
    el(
      "dc-output-detail",
      el("dc-power", String(watts)),
      el("zone", "0"),
      el("dc-current", String(amperes)),
      el("dc-voltage", String(role.volts)),
      el("dc-load", String(load)),
    ),
  );
}

function systemElement({ capacity, mostCapacity, used }: PowerReading): XmlElement {
  const left = String(Math.max(0, capacity - used));
  return el(
    "power-usage-system",
    el(
      "power-usage-zone-information",
      el("zone", "0"),
      el("capacity-actual", String(capacity)),
      el("capacity-max", String(mostCapacity)),
      el("capacity-allocated", String(used)),
      el("capacity-remaining", left),
      el("capacity-actual-usage", String(used)),
    ),
    el("capacity-sys-actual", String(capacity)),
    el("capacity-sys-max", String(mostCapacity)),
    el("capacity-sys-remaining", left),
  );
}

function powerText(power: PowerReading, isDetailed: boolean): string {
  const { supplies, draws, capacity, mostCapacity, used } = power;
  const left = Math.max(0, capacity - used);
  return [
    ...supplies.flatMap((supply) => [...supplyLines(supply), ""]),
    "System:",
    "  Zone 0:",
    `      Capacity:          ${capacity} W (maximum ${mostCapacity} W)`,
    `      Allocated power:   ${used} W (${left} W remaining)`,
    `      Actual usage:      ${used} W`,
    `  Total system capacity: ${capacity} W (maximum ${mostCapacity} W)`,
    `  Total remaining power: ${left} W`,
    ...(isDetailed
      ? [
          "",
          "Item                     Used(W)",
          ...draws.map(({ part, watts }) => `${part.name.padEnd(25)}${String(watts).padStart(7)}`),
        ]
      : []),
  ].join("\n");
}

function supplyLines(supply: SupplyReading): readonly string[] {
  const { part, watts, amperes, load } = supply;
  const { role, state, name } = part;
  const head = [`${name}:`, `  State:     ${stateOf(supply)}`];
  if (state !== "ok") return head;
  return [
    ...head,
    "  AC input:  OK (1 feed expected, 1 feed connected)",
    `  Capacity:  ${role.watts} W (maximum ${role.watts} W)`,
    `  DC output: ${watts} W (zone 0, ${amperes} A at ${role.volts} V, ${load}% of capacity)`,
  ];
}
