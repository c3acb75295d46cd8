import { el, type XmlElement } from "../../../xml/index.ts";
import { namespaceReleases } from "../../profile/junos-version.ts";
import type { PlatformModule } from "../../profile/platforms.ts";
import { type OperationalReply, schemaNamespace } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

/** Element names by depth: chassis-module, chassis-sub-module, chassis-sub-sub-module. */
const moduleElements = ["chassis-module", "chassis-sub-module", "chassis-sub-sub-module"] as const;

interface InventoryLine {
  readonly depth: number;
  readonly module: PlatformModule;
  readonly serialNumber: string | undefined;
}

/** `show chassis hardware`: the platform's parts, each with a serial number derived from the device's. */
export function chassisInventory(facts: DeviceFacts): OperationalReply {
  const lines = facts.platform.modules.flatMap((module) => inventory(facts, module, 0, ""));
  const { schema } = namespaceReleases(facts.version);
  return {
    xml: el(
      "chassis-inventory",
      schemaNamespace(schema, "chassis"),
      el(
        "chassis",
        { "junos:style": "inventory" },
        el("name", "Chassis"),
        el("serial-number", facts.serialNumber),
        el("description", facts.platform.description),
        ...facts.platform.modules.map((module) => moduleElement(facts, module, 0, "")),
      ),
    ),
    text: () =>
      [
        "Hardware inventory:",
        row("Item", "Version", "Part number", "Serial number", "Description"),
        row("Chassis", "", "", facts.serialNumber, facts.platform.description),
        ...lines.map(({ depth, module, serialNumber }) =>
          row(
            `${"  ".repeat(depth)}${module.name}`,
            module.version ?? "",
            module.partNumber ?? "",
            serialNumber ?? "BUILTIN",
            module.description,
          ),
        ),
      ].join("\n"),
  };
}

function inventory(
  facts: DeviceFacts,
  module: PlatformModule,
  depth: number,
  parent: string,
): InventoryLine[] {
  const place = `${parent}/${module.name}`;
  return [
    { depth, module, serialNumber: serialOf(facts, module, place) },
    ...(module.modules ?? []).flatMap((inner) => inventory(facts, inner, depth + 1, place)),
  ];
}

function moduleElement(
  facts: DeviceFacts,
  module: PlatformModule,
  depth: number,
  parent: string,
): XmlElement {
  const place = `${parent}/${module.name}`;
  return el(
    moduleElements[depth] ?? "chassis-sub-sub-module",
    el("name", module.name),
    module.version === undefined ? undefined : el("version", module.version),
    module.partNumber === undefined ? undefined : el("part-number", module.partNumber),
    el("serial-number", serialOf(facts, module, place) ?? "BUILTIN"),
    el("description", module.description),
    ...(module.modules ?? []).map((inner) => moduleElement(facts, inner, depth + 1, place)),
  );
}

/** Four letters and four digits, the same for the same device and place. */
function serialOf(facts: DeviceFacts, module: PlatformModule, place: string): string | undefined {
  if (!module.serial) return undefined;
  const stream = facts.random.derive(`module${place}`);
  const letters = Array.from({ length: 4 }, () => String.fromCharCode(65 + stream.integer(26)));
  return `${letters.join("")}${String(stream.integer(10_000)).padStart(4, "0")}`;
}

function row(item: string, version: string, part: string, serial: string, text: string): string {
  return `${item.padEnd(17)}${version.padEnd(9)}${part.padEnd(13)}${serial.padEnd(18)}${text}`.trimEnd();
}
