import { el, type XmlElement } from "../../../xml/index.ts";
import { namespaceReleases } from "../../profile/junos-version.ts";
import { type OperationalReply, schemaNamespace, wrapped } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import {
  interfacesOf,
  type LogicalInterface,
  type PhysicalInterface,
} from "../state/interface-model.ts";
import { nameGlob } from "./name-glob.ts";

/** Routing instance of the interfaces between the parts of one chassis. */
const internalInstance = "__juniper_private1__";

/** `show interfaces terse [NAME]`; `NAME` may be a glob, a physical or a logical interface. */
export function interfacesTerse(
  facts: DeviceFacts,
  wanted = "",
  instance?: string,
): OperationalReply {
  const all = instance === internalInstance ? internalInterfaces(facts) : interfacesOf(facts);
  const shown = wanted === "" ? all : select(all, wanted);
  const { schema } = namespaceReleases(facts.version);
  return {
    xml: el(
      "interface-information",
      { ...schemaNamespace(schema, "interface"), "junos:style": "terse" },
      ...shown.map(physicalElement),
    ),
    text: () => [header, ...shown.flatMap(textLines)].join("\n"),
  };
}

/** True when the name selects an interface; an exact name that selects none is `device not found`. */
export function knowsInterface(facts: DeviceFacts, wanted: string): boolean {
  return /[*?[]/.test(wanted) || select(interfacesOf(facts), wanted).length > 0;
}

function select(all: readonly PhysicalInterface[], wanted: string): readonly PhysicalInterface[] {
  const matches = nameGlob(wanted);
  return all.flatMap((port) => {
    if (matches(port.name)) return [port];
    const units = port.units.filter((unit) => matches(unit.name));
    return units.length === 0 ? [] : [{ ...port, units }];
  });
}

/** The link between routing engine and forwarding plane, by the addresses Junos gives it. */
function internalInterfaces(facts: DeviceFacts): readonly PhysicalInterface[] {
  const name = facts.platform.model.startsWith("vmx") ? "em1" : "em0";
  const unit: LogicalInterface = {
    name: `${name}.32768`,
    adminUp: true,
    operUp: true,
    description: undefined,
    families: [{ name: "inet", addresses: ["128.0.0.1/2", "128.0.0.4/2"] }],
  };
  return [
    { name, hasCable: false, adminUp: true, operUp: true, description: undefined, units: [unit] },
  ];
}

function physicalElement(port: PhysicalInterface): XmlElement {
  return el(
    "physical-interface",
    wrapped("name", port.name),
    wrapped("admin-status", state(port.adminUp)),
    wrapped("oper-status", state(port.operUp)),
    port.description === undefined ? undefined : wrapped("description", port.description),
    ...port.units.map(logicalElement),
  );
}

function logicalElement(unit: LogicalInterface): XmlElement {
  return el(
    "logical-interface",
    wrapped("name", unit.name),
    wrapped("admin-status", state(unit.adminUp)),
    wrapped("oper-status", state(unit.operUp)),
    unit.description === undefined ? undefined : wrapped("description", unit.description),
    el("filter-information", "\n"),
    ...unit.families.map((family) =>
      el(
        "address-family",
        wrapped("address-family-name", familyLabel(family.name)),
        ...family.addresses.map((address) =>
          el("interface-address", wrapped("ifa-local", address, { "junos:emit": "emit" })),
        ),
      ),
    ),
  );
}

const header = "Interface               Admin Link Proto    Local                 Remote";

function textLines(port: PhysicalInterface): readonly string[] {
  return [
    `${port.name.padEnd(23)} ${state(port.adminUp).padEnd(5)} ${state(port.operUp)}`,
    ...port.units.flatMap((unit) => {
      const head = `${unit.name.padEnd(23)} ${state(unit.adminUp).padEnd(5)} ${state(unit.operUp).padEnd(4)}`;
      const rows = unit.families.flatMap(familyRows);
      return [
        `${head} ${rows[0] ?? ""}`.trimEnd(),
        ...rows.slice(1).map((row) => `${" ".repeat(head.length)} ${row}`.trimEnd()),
      ];
    }),
  ];
}

function familyRows(family: { name: string; addresses: readonly string[] }): readonly string[] {
  const label = familyLabel(family.name).padEnd(8);
  if (family.addresses.length === 0) return [label];
  return family.addresses.map(
    (address, index) => `${index === 0 ? label : " ".repeat(8)} ${address}`,
  );
}

/** `show interfaces terse` shortens the switching families as the device does. */
function familyLabel(name: string): string {
  if (name === "ethernet-switching") return "eth-switch";
  return name === "multiservice" ? "multiservi" : name;
}

function state(up: boolean): string {
  return up ? "up" : "down";
}
