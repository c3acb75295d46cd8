import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { type IsisInterface, isisMetric } from "./isis-model.ts";

interface Row {
  readonly name: string;
  /** 0 for passive, 3 for both levels. */
  readonly circuitType: number;
  readonly circuitId: string;
  readonly states: readonly [string, string];
  readonly metrics: readonly [number, number];
}

/** `show isis interface`. */
export function isisInterfaces(
  facts: DeviceFacts,
  interfaces: readonly IsisInterface[],
): OperationalReply {
  const rows = interfaces.map((one, index) => rowOf(facts, one, index));
  return {
    xml: el("isis-interface-information", dataNamespace(facts, "routing"), ...rows.map(rowElement)),
    text: () =>
      [
        "IS-IS interface database:",
        "Interface             L CirID Level 1 DR        Level 2 DR        L1/L2 Metric",
        ...rows.map(rowLine),
      ].join("\n"),
  };
}

function rowOf(facts: DeviceFacts, one: IsisInterface, index: number): Row {
  const circuit = one.isPointToPoint || one.isPassive ? 1 : index + 1;
  return {
    name: one.unit.name,
    circuitType: one.isPassive ? 0 : one.levels.reduce((sum, level) => sum + level, 0),
    circuitId: `0x${circuit.toString(16)}`,
    states: [stateOf(facts, one, 1, circuit), stateOf(facts, one, 2, circuit)],
    metrics: [isisMetric(one, 1), isisMetric(one, 2)],
  };
}

/** The designated router of a LAN by name and circuit, or why there is none. */
function stateOf(facts: DeviceFacts, one: IsisInterface, level: number, circuit: number): string {
  if (one.isPassive) return "Passive";
  if (!one.levels.includes(level)) return "Disabled";
  if (!one.unit.isUp) return "Down";
  if (one.isPointToPoint) return "Point to Point";
  const isOurs = facts.random.derive(`isis designated ${one.unit.name}`).integer(2) === 0;
  const name = one.neighbor === undefined || isOurs ? facts.hostName : one.neighbor.systemName;
  return `${name}.${circuit.toString(16).padStart(2, "0")}`;
}

function rowElement(row: Row): XmlElement {
  return el(
    "isis-interface",
    el("interface-name", row.name),
    el("circuit-type", String(row.circuitType)),
    el("circuit-id", row.circuitId),
    el("isis-interface-state-one", row.states[0]),
    el("isis-interface-state-two", row.states[1]),
    el("metric-one", String(row.metrics[0])),
    el("metric-two", String(row.metrics[1])),
  );
}

function rowLine(row: Row): string {
  return [
    row.name.padEnd(22),
    `${row.circuitType} `,
    `${row.circuitId.padStart(5)} `,
    row.states[0].padEnd(18),
    row.states[1].padEnd(18),
    `${row.metrics[0]}/${row.metrics[1]}`.padStart(8),
  ].join("");
}
