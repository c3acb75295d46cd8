import { el, type XmlElement } from "../../../xml/index.ts";
import { dataNamespace, type OperationalReply, optional } from "../reply/index.ts";
import { type ChassisPart, partsOf } from "../state/chassis-model.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { transceiversIn } from "../state/transceivers.ts";

/** Element names by depth. */
const moduleElements = [
  "chassis-module",
  "chassis-sub-module",
  "chassis-sub-sub-module",
  "chassis-sub-sub-sub-module",
] as const;

/** What of the parts is listed: everything, the models that can be ordered, or those and their CLEI codes. */
export type InventoryStyle = "inventory" | "models" | "clei-models";

/** `show chassis hardware [detail | extensive | models | clei-models]`: the parts that are there. */
export function chassisInventory(facts: DeviceFacts, style: InventoryStyle): OperationalReply {
  const parts = partsOf(facts)
    .filter(({ state }) => state !== "absent")
    .map((part) => withTransceivers(facts, part));
  const shown = style === "inventory" ? parts : parts.filter(({ module }) => module.modelNumber);
  return {
    xml: el(
      "chassis-inventory",
      dataNamespace(facts, "chassis"),
      el(
        "chassis",
        { "junos:style": style },
        el("name", "Chassis"),
        el("serial-number", facts.serialNumber),
        el("description", facts.platform.description),
        ...shown.map((part) => partElement(part, style, 0)),
      ),
    ),
    text: () => (style === "inventory" ? inventoryText(facts, parts) : modelsText(shown, style)),
  };
}

/** The part with the optical modules in the PICs of a line card. */
function withTransceivers(facts: DeviceFacts, part: ChassisPart, card?: string): ChassisPart {
  const slot = /^FPC (\d+)$/.exec(part.name)?.[1] ?? card;
  const pic = /^PIC (\d+)$/.exec(part.name)?.[1];
  const plugged =
    slot === undefined || pic === undefined
      ? []
      : transceiversIn(facts, slot, pic).map(
          ({ module, serialNumber }): ChassisPart => ({
            module,
            name: module.name,
            role: undefined,
            state: part.state,
            serialNumber,
            parts: [],
          }),
        );
  const inner = part.parts.map((one) => withTransceivers(facts, one, slot));
  return plugged.length + inner.length === 0 ? part : { ...part, parts: [...inner, ...plugged] };
}

function partElement(part: ChassisPart, style: InventoryStyle, depth: number): XmlElement {
  const { module, serialNumber = "BUILTIN" } = part;
  const { name, version, partNumber, description, modelNumber, clei, serial } = module;
  const models = [
    style === "clei-models" ? optional("clei-code", clei) : undefined,
    optional("model-number", modelNumber),
  ];
  return el(
    moduleElements[depth] ?? moduleElements[3],
    el("name", name),
    optional("version", version),
    optional("part-number", partNumber),
    el("serial-number", serialNumber),
    ...(style === "inventory" ? [el("description", description)] : []),
    ...(style === "inventory" && !serial ? [] : models),
    ...(style === "inventory"
      ? part.parts.map((inner) => partElement(inner, style, depth + 1))
      : []),
  );
}

function inventoryText(facts: DeviceFacts, parts: readonly ChassisPart[]): string {
  return [
    "Hardware inventory:",
    row("Item", "Version", "Part number", "Serial number", "Description"),
    row("Chassis", "", "", facts.serialNumber, facts.platform.description),
    ...parts.flatMap((part) => partLines(part, 0)),
  ].join("\n");
}

function partLines(part: ChassisPart, depth: number): readonly string[] {
  const { name, version = "", partNumber = "", description } = part.module;
  return [
    row(
      `${"  ".repeat(depth)}${name}`,
      version,
      partNumber,
      part.serialNumber ?? "BUILTIN",
      description,
    ),
    ...part.parts.flatMap((inner) => partLines(inner, depth + 1)),
  ];
}

function row(item: string, version: string, part: string, serial: string, text: string): string {
  return `${item.padEnd(17)}${version.padEnd(9)}${part.padEnd(13)}${serial.padEnd(18)}${text}`.trimEnd();
}

function modelsText(parts: readonly ChassisPart[], style: InventoryStyle): string {
  const isClei = style === "clei-models";
  return [
    "Hardware inventory:",
    row(
      "Item",
      "Version",
      "Part number",
      isClei ? "CLEI code" : "Serial number",
      "FRU model number",
    ),
    ...parts.map(({ name, module, serialNumber = "BUILTIN" }) => {
      const { version = "", partNumber = "", clei = "", modelNumber = "" } = module;
      return row(name, version, partNumber, isClei ? clei : serialNumber, modelNumber);
    }),
  ].join("\n");
}
