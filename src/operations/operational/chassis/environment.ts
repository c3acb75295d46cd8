import { el, type XmlElement } from "../../../xml/index.ts";
import { container, dataNamespace, type OperationalReply, optional } from "../reply/index.ts";
import { byMinute } from "../state/by-minute.ts";
import { type ChassisPart, partsOf, partsWithRole } from "../state/chassis-model.ts";
import { celsiusOf, degreesText, fansHurry } from "../state/chassis-readings.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

type EnvironmentClass = "Temp" | "Power" | "Fans";

/** One line of `show chassis environment`. */
export interface EnvironmentItem {
  readonly name: string;
  readonly class: EnvironmentClass;
  readonly status: string;
  readonly celsius?: number;
  readonly comment?: string;
  /** Turns per minute of a fan that says them. */
  readonly rpm?: number;
}

/** `show chassis environment`: thermometers, power supplies and fans of the parts that are there. */
export function environmentInformation(facts: DeviceFacts): OperationalReply {
  const items = environmentOf(facts);
  return {
    xml: container(
      "environment-information",
      dataNamespace(facts, "chassis"),
      ...items.map(itemElement),
    ),
    text: () => environmentText(items),
  };
}

/** Routers list their thermometers first, others their power supplies. */
export function environmentOf(facts: DeviceFacts): readonly EnvironmentItem[] {
  const { platform } = facts;
  const power = powerItems(facts);
  const temperatures = [
    ...power.filter((item) => item.class === "Temp"),
    ...partsOf(facts).flatMap((part) =>
      part.role?.kind === "power-supply" ? [] : temperatureItems(facts, part),
    ),
  ];
  const supplies = power.filter((item) => item.class === "Power");
  const first = platform.family === "switch" ? [supplies, temperatures] : [temperatures, supplies];
  return [...first.flat(), ...fanItems(facts)];
}

function temperatureItems(facts: DeviceFacts, part: ChassisPart): readonly EnvironmentItem[] {
  return (part.module.temperatures ?? []).map((sensor) => ({
    name: sensor.name,
    class: "Temp",
    ...(part.state === "ok"
      ? { status: "OK", celsius: celsiusOf(facts, sensor) }
      : { status: part.state === "absent" ? "Absent" : "Failed" }),
  }));
}

function powerItems(facts: DeviceFacts): readonly EnvironmentItem[] {
  const { environmentPrefix = "" } = facts.platform;
  return partsWithRole(facts, "power-supply").map(({ name, role, module, state }) => {
    const [sensor] = module.temperatures ?? [];
    const shown = { name: `${environmentPrefix}${name}`, class: role.shownAs };
    if (state !== "ok") return { ...shown, status: state === "absent" ? "Absent" : "Check" };
    return {
      ...shown,
      status: "OK",
      ...(sensor === undefined ? {} : { celsius: celsiusOf(facts, sensor) }),
    };
  });
}

function fanItems(facts: DeviceFacts): readonly EnvironmentItem[] {
  const { environmentPrefix = "" } = facts.platform;
  const speed = fansHurry(facts) ? "high" : "normal";
  return partsWithRole(facts, "fan-tray").flatMap(({ role, state }) =>
    role.fans.map((fan) => {
      const item = { name: `${environmentPrefix}${fan}`, class: "Fans" as const };
      if (state === "absent") return { ...item, status: "Absent" };
      if (state === "failed") return { ...item, status: "Failed", comment: "Not spinning" };
      if (role.rpm === undefined)
        return { ...item, status: "OK", comment: `Spinning at ${speed} speed` };
      const rpm = turns(facts, fan, role.rpm, speed === "high");
      return { ...item, status: "OK", comment: `${rpm} RPM`, rpm };
    }),
  );
}

/** Turns per minute: in steps of 120, half as many again when the fans hurry. */
function turns(facts: DeviceFacts, fan: string, rpm: number, isFast: boolean): number {
  const steps = byMinute(facts, `fan ${fan}`).integer(4);
  return (isFast ? Math.round((rpm * 1.5) / 120) * 120 : rpm) + steps * 120;
}

function itemElement({ name, class: kind, status, celsius, comment }: EnvironmentItem): XmlElement {
  return el(
    "environment-item",
    el("name", name),
    el("class", kind),
    el("status", status),
    celsius === undefined
      ? undefined
      : el("temperature", { "junos:celsius": String(celsius) }, degreesText(celsius)),
    optional("comment", comment),
  );
}

function environmentText(items: readonly EnvironmentItem[]): string {
  const line = (kind: string, name: string, status: string, measured: string): string =>
    `${kind.padEnd(6)}${name.padEnd(31)}${status.padEnd(11)}${measured}`.trimEnd();
  return [
    line("Class", "Item", "Status", "Measurement"),
    ...items.map((item, index) => {
      const { class: kind, name, status, celsius, comment = "" } = item;
      const measured = celsius === undefined ? comment : degreesText(celsius);
      return line(items[index - 1]?.class === kind ? "" : kind, name, status, measured);
    }),
  ].join("\n");
}
