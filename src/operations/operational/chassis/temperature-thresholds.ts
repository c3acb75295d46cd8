import { el } from "../../../xml/index.ts";
import type { TemperatureLimits } from "../../profile/platform.ts";
import { container, dataNamespace, type OperationalReply } from "../reply/index.ts";
import { partsOf } from "../state/chassis-model.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

const columns: readonly (readonly [element: string, limit: keyof TemperatureLimits])[] = [
  ["fan-normal-speed", "fanNormal"],
  ["fan-high-speed", "fanHigh"],
  ["bad-fan-yellow-alarm", "badFanYellow"],
  ["bad-fan-red-alarm", "badFanRed"],
  ["yellow-alarm", "yellow"],
  ["red-alarm", "red"],
  ["fire-shutdown", "fire"],
];

const header = [
  "                           Fan speed      Yellow alarm      Red alarm      Fire Shutdown",
  "                          (degrees C)      (degrees C)     (degrees C)      (degrees C)",
  "Item                     Normal  High   Normal  Bad fan   Normal  Bad fan     Normal",
];

/** `show chassis temperature-thresholds`: the limits of every thermometer of the environment. */
export function temperatureThresholds(facts: DeviceFacts): OperationalReply {
  const sensors = partsOf(facts)
    .filter(({ state }) => state !== "absent")
    .flatMap(({ module }) => module.temperatures ?? []);
  return {
    xml: container(
      "temperature-threshold-information",
      dataNamespace(facts, "chassis"),
      ...sensors.map(({ name, limits }) =>
        el(
          "temperature-threshold",
          el("name", name),
          ...columns.map(([element, limit]) => el(element, String(limits[limit]))),
        ),
      ),
    ),
    text: () =>
      sensors.length === 0
        ? ""
        : [
            ...header,
            ...sensors.map(({ name, limits }) => {
              const { fanNormal, fanHigh, yellow, badFanYellow, red, badFanRed, fire } = limits;
              const cells = [fanNormal, fanHigh, yellow, badFanYellow, red, badFanRed, fire];
              const widths = [7, 6, 9, 9, 9, 9, 11];
              return `${name.padEnd(24)}${cells.map((cell, at) => String(cell).padStart(widths[at] ?? 0)).join("")}`;
            }),
          ].join("\n"),
  };
}
