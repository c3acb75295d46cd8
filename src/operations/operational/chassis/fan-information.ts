import { el } from "../../../xml/index.ts";
import { container, dataNamespace, type OperationalReply, optional } from "../reply/index.ts";
import { fansHurry } from "../state/chassis-readings.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { environmentOf } from "./environment.ts";

/** `show chassis fan`: the fans of the environment, with their turns per minute where they say them. */
export function fanInformation(facts: DeviceFacts): OperationalReply {
  const fans = environmentOf(facts).filter((item) => item.class === "Fans");
  const speed = `Spinning at ${fansHurry(facts) ? "high" : "normal"} speed`;
  const speedOf = ({ rpm, comment }: (typeof fans)[number]): string | undefined =>
    rpm === undefined ? comment : speed;
  return {
    xml: container(
      "fan-information",
      dataNamespace(facts, "chassis"),
      ...fans.map((fan) =>
        el(
          "fan-information-rpm-item",
          el("name", fan.name),
          el("status", fan.status),
          optional("rpm", fan.rpm === undefined ? undefined : String(fan.rpm)),
          optional("comment", speedOf(fan)),
        ),
      ),
    ),
    text: () =>
      [
        row("Item", "Status", "RPM", "Measurement"),
        ...fans.map((fan) => row(fan.name, fan.status, String(fan.rpm ?? ""), speedOf(fan) ?? "")),
      ].join("\n"),
  };
}

function row(name: string, status: string, rpm: string, measured: string): string {
  return `      ${name.padEnd(26)}${status.padEnd(9)}${rpm.padEnd(9)}${measured}`.trimEnd();
}
