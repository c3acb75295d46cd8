import { el, type XmlElement } from "../../../xml/index.ts";
import { dataNamespace, type OperationalReply, wrapped } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { transceiversOf } from "../state/transceivers.ts";
import {
  type Bounds,
  type LaneReadings,
  type ModuleReadings,
  moduleReadings,
} from "./optics-readings.ts";
import type { Selection } from "./select-interfaces.ts";

/** `show interfaces diagnostics optics`: the modules of the ports that are in use. */
export function opticsDiagnostics(facts: DeviceFacts, { ports }: Selection): OperationalReply {
  const modules = ports
    .filter(({ name }) => transceiversOf(facts).has(name))
    .map((port) => moduleReadings(facts, port));
  return {
    xml: el(
      "interface-information",
      { ...dataNamespace(facts, "interface"), "junos:style": "normal" },
      ...modules.map((module) =>
        el(
          "physical-interface",
          wrapped("name", module.port),
          el("optics-diagnostics", ...moduleElements(rowsOf(module)), ...laneElements(module)),
        ),
      ),
    ),
    text: () =>
      modules
        .map((module) =>
          [
            `Physical interface: ${module.port}`,
            ...rowsOf(module).flatMap(textLine),
            ...lanesOf(module).flatMap(({ index, rows }) => [
              `  Lane ${index}`,
              ...rows.flatMap(textLine),
            ]),
          ].join("\n"),
        )
        .join("\n\n"),
  };
}

/** One reading, alarm or bound: its elements, and its line of text. */
interface Row {
  readonly label: string;
  readonly text: string;
  readonly elements: readonly (readonly [name: string, text: string, attributes?: Attributes])[];
}

type Attributes = Readonly<Record<string, string>>;

function moduleElements(rows: readonly Row[]): readonly XmlElement[] {
  return rows.flatMap(({ elements }) =>
    elements.map(([name, text, attributes]) => wrapped(name, text, attributes)),
  );
}

function laneElements(module: ModuleReadings): readonly XmlElement[] {
  return lanesOf(module).map(({ index, rows }) =>
    el(
      "optics-diagnostics-lane-values",
      wrapped("lane-index", String(index)),
      ...moduleElements(rows),
    ),
  );
}

function textLine({ label, text }: Row): readonly string[] {
  return [`    ${label.padEnd(42)}:  ${text}`];
}

/** Readings of a module with one lane, or those of a whole module with several. */
function rowsOf(module: ModuleReadings): readonly Row[] {
  const { kind, temperature, voltage } = module;
  const [lane] = module.lanes;
  const isSingle = module.lanes.length === 1 && lane !== undefined;
  return [
    ...(isSingle
      ? [biasRow(lane), powerRow("laser-output-power", "Laser output power", lane.transmit)]
      : []),
    {
      label: "Module temperature",
      text: degrees(temperature),
      elements: [
        ["module-temperature", degrees(temperature), { "junos:celsius": String(temperature) }],
      ],
    },
    {
      label: "Module voltage",
      text: `${voltage.toFixed(4)} V`,
      elements: [["module-voltage", voltage.toFixed(4)]],
    },
    ...(isSingle
      ? [
          powerRow(
            "rx-signal-avg-optical-power",
            "Receiver signal average optical power",
            lane.receive,
          ),
          ...alarmRows("laser-bias-current", "Laser bias current", lane.bias, kind.bias),
          ...alarmRows("laser-tx-power", "Laser output power", lane.transmit, kind.transmit),
        ]
      : []),
    ...alarmRows("module-temperature", "Module temperature", temperature, kind.temperature),
    ...alarmRows("module-voltage", "Module voltage", voltage, kind.voltage),
    ...(isSingle ? alarmRows("laser-rx-power", "Laser rx power", lane.receive, kind.receive) : []),
    ...boundRows("laser-bias-current", "Laser bias current", kind.bias, milliamperes),
    ...boundRows("laser-tx-power", "Laser output power", kind.transmit, power),
    ...boundRows("module-temperature", "Module temperature", kind.temperature, celsius),
    ...boundRows("module-voltage", "Module voltage", kind.voltage, volts),
    ...boundRows("laser-rx-power", "Laser rx power", kind.receive, power),
  ];
}

function lanesOf({
  kind,
  lanes,
}: ModuleReadings): readonly { readonly index: number; readonly rows: readonly Row[] }[] {
  if (lanes.length === 1) return [];
  return lanes.map((lane, index) => ({
    index,
    rows: [
      biasRow(lane),
      powerRow("laser-output-power", "Laser output power", lane.transmit),
      powerRow("laser-rx-optical-power", "Laser receiver power", lane.receive),
      ...alarmRows("laser-bias-current", "Laser bias current", lane.bias, kind.bias),
      ...alarmRows("laser-tx-power", "Laser output power", lane.transmit, kind.transmit),
      ...alarmRows("laser-rx-power", "Laser receiver power", lane.receive, kind.receive),
    ],
  }));
}

function biasRow({ bias }: LaneReadings): Row {
  return {
    label: "Laser bias current",
    text: `${bias.toFixed(3)} mA`,
    elements: [["laser-bias-current", bias.toFixed(3)]],
  };
}

function powerRow(name: string, label: string, milliwatts: number): Row {
  const { text, elements } = power(milliwatts);
  return { label, text, elements: elements.map(([suffix, value]) => [`${name}${suffix}`, value]) };
}

const levels = ["high-alarm", "low-alarm", "high-warn", "low-warn"] as const;
const levelLabels = ["high alarm", "low alarm", "high warning", "low warning"] as const;

function alarmRows(name: string, label: string, reading: number, bounds: Bounds): readonly Row[] {
  return levels.map((level, place) => {
    const bound = bounds[place] ?? 0;
    const isOn = level.startsWith("high") ? reading > bound : reading < bound;
    return {
      label: `${label} ${levelLabels[place] ?? ""}`,
      text: isOn ? "On" : "Off",
      elements: [[`${name}-${level}`, isOn ? "on" : "off"]],
    };
  });
}

type Form = (value: number) => {
  readonly text: string;
  readonly elements: readonly (readonly [suffix: string, text: string, attributes?: Attributes])[];
};

function boundRows(name: string, label: string, bounds: Bounds, form: Form): readonly Row[] {
  return levels.map((level, place) => {
    const { text, elements } = form(bounds[place] ?? 0);
    return {
      label: `${label} ${levelLabels[place] ?? ""} threshold`,
      text,
      elements: elements.map(([suffix, value, attributes]) => [
        `${name}-${level}-threshold${suffix}`,
        value,
        ...(attributes === undefined ? ([] as const) : ([attributes] as const)),
      ]),
    };
  });
}

const milliamperes: Form = (value) => ({
  text: `${value.toFixed(3)} mA`,
  elements: [["", value.toFixed(3)]],
});
const volts: Form = (value) => ({
  text: `${value.toFixed(3)} V`,
  elements: [["", value.toFixed(3)]],
});
const celsius: Form = (value) => ({
  text: degrees(value),
  elements: [["", degrees(value), { "junos:celsius": String(value) }]],
});
/** The dBm of the milliwatts that are shown; `- Inf` for no light. */
const power: Form = (value) => {
  const milliwatts = value.toFixed(4);
  const dbm = Number(milliwatts) === 0 ? "- Inf" : (10 * Math.log10(Number(milliwatts))).toFixed(2);
  return {
    text: `${milliwatts} mW / ${dbm} dBm`,
    elements: [
      ["", milliwatts],
      ["-dbm", dbm],
    ],
  };
};

/** `33 degrees C / 91 degrees F`. */
function degrees(value: number): string {
  return `${value} degrees C / ${Math.round((value * 9) / 5 + 32)} degrees F`;
}
