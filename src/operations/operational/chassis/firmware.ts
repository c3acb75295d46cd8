import { el } from "../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../reply/index.ts";
import { partsWithRole } from "../state/chassis-model.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

/** `show chassis firmware`: boot loader and operating system of each line card that is at work. */
export function firmwareInformation(facts: DeviceFacts): OperationalReply {
  const cards = partsWithRole(facts, "line-card").filter(({ state }) => state === "ok");
  const versions = [
    ["ROM", "Juniper ROM Monitor Version 10.4b1"],
    ["O/S", `Version ${facts.version.text} by builder`],
  ] as const;
  return {
    xml: el(
      "firmware-information",
      dataNamespace(facts, "chassis"),
      el(
        "chassis",
        ...cards.map(({ name }) =>
          el(
            "chassis-module",
            el("name", name),
            ...versions.map(([type, version]) =>
              el("firmware", el("type", type), el("firmware-version", version)),
            ),
          ),
        ),
      ),
    ),
    text: () =>
      [
        `${"Part".padEnd(25)}${"Type".padEnd(11)}Version`,
        ...cards.flatMap(({ name }) =>
          versions.map(
            ([type, version], index) =>
              `${(index === 0 ? name : "").padEnd(25)}${type.padEnd(11)}${version}`,
          ),
        ),
      ].join("\n"),
  };
}
