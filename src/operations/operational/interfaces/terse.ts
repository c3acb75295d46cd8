import { el, largeElement, type XmlElement } from "../../../xml/index.ts";
import { dataNamespace, type OperationalReply, wrapped } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import type {
  AddressFamily,
  LogicalInterface,
  PhysicalInterface,
} from "../state/interface-model.ts";
import { portAttributes } from "../state/port-attributes.ts";
import { shownUnits } from "../state/shown-units.ts";
import type { Selection } from "./select-interfaces.ts";
import { shownAddresses } from "./shown-addresses.ts";

/** `show interfaces terse`. */
export function interfacesTerse(facts: DeviceFacts, { ports, units }: Selection): OperationalReply {
  return {
    xml: largeElement(
      el("interface-information", {
        ...dataNamespace(facts, "interface"),
        "junos:style": "terse",
      }),
      function* elements() {
        for (const port of ports) yield physicalElement(facts, port);
        for (const { port, unit } of units) yield logicalElement(facts, port, unit);
      },
    ),
    text: () =>
      [
        "Interface               Admin Link Proto    Local                 Remote",
        ...ports.flatMap((port) => [
          head(port),
          ...shownUnits(port).flatMap((unit) => unitLines(facts, port, unit)),
        ]),
        ...units.flatMap(({ port, unit }) => unitLines(facts, port, unit)),
      ].join("\n"),
  };
}

/** `show interfaces descriptions`: what has a description. */
export function interfaceDescriptions(
  facts: DeviceFacts,
  { ports, units }: Selection,
): OperationalReply {
  const described = [
    ...ports.flatMap((port) => [
      { kind: "physical-interface", of: port },
      ...port.units.map((of) => ({ kind: "logical-interface", of })),
    ]),
    ...units.map(({ unit }) => ({ kind: "logical-interface", of: unit })),
  ].filter(({ of }) => of.description !== undefined);
  return {
    xml: el(
      "interface-information",
      { ...dataNamespace(facts, "interface"), "junos:style": "description" },
      ...described.map(({ kind, of }) =>
        el(
          kind,
          wrapped("name", of.name),
          wrapped("admin-status", state(of.adminUp)),
          wrapped("oper-status", state(of.operUp)),
          wrapped("description", of.description ?? ""),
        ),
      ),
    ),
    text: () =>
      described.length === 0
        ? ""
        : [
            "Interface       Admin Link Description",
            ...described.map(({ of }) =>
              [
                of.name.padEnd(15),
                state(of.adminUp).padEnd(5),
                state(of.operUp).padEnd(4),
                of.description ?? "",
              ].join(" "),
            ),
          ].join("\n"),
  };
}

function physicalElement(facts: DeviceFacts, port: PhysicalInterface): XmlElement {
  const itself = el(
    "physical-interface",
    wrapped("name", port.name),
    wrapped("admin-status", state(port.adminUp)),
    wrapped("oper-status", state(port.operUp)),
    port.description === undefined ? undefined : wrapped("description", port.description),
  );
  return largeElement(itself, function* units() {
    for (const unit of shownUnits(port)) yield logicalElement(facts, port, unit);
  });
}

function logicalElement(
  facts: DeviceFacts,
  port: PhysicalInterface,
  unit: LogicalInterface,
): XmlElement {
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
        family.name === "aenet" ? wrapped("ae-bundle-name", `${port.parent ?? ""}.0`) : undefined,
        ...placesOf(facts, port, family).map(({ local, remote }) =>
          el(
            "interface-address",
            wrapped("ifa-local", local, emitted),
            remote === undefined ? undefined : wrapped("ifa-destination", remote, emitted),
          ),
        ),
      ),
    ),
  );
}

const emitted = { "junos:emit": "emit" };

interface Place {
  readonly local: string;
  readonly remote: string | undefined;
}

/** A host address of IPv4 is shown without its length, and leads everywhere. */
function placesOf(
  facts: DeviceFacts,
  port: PhysicalInterface,
  family: AddressFamily,
): readonly Place[] {
  if (family.name === "iso") return family.addresses.map((local) => ({ local, remote: undefined }));
  const mac = portAttributes(facts).get(port.name)?.mac;
  return shownAddresses(family, mac).map(({ local, length }) =>
    family.name === "inet" && length === 32
      ? { local, remote: "0/0" }
      : { local: `${local}/${length}`, remote: undefined },
  );
}

function head(of: PhysicalInterface | LogicalInterface): string {
  return `${of.name.padEnd(23)} ${state(of.adminUp).padEnd(5)} ${state(of.operUp)}`;
}

function unitLines(
  facts: DeviceFacts,
  port: PhysicalInterface,
  unit: LogicalInterface,
): readonly string[] {
  const rows = unit.families.flatMap((family) => familyRows(facts, port, family));
  const first = head(unit).padEnd(34);
  return [
    `${first} ${rows[0] ?? ""}`.trimEnd(),
    ...rows.slice(1).map((row) => `${" ".repeat(34)} ${row}`.trimEnd()),
  ];
}

function familyRows(
  facts: DeviceFacts,
  port: PhysicalInterface,
  family: AddressFamily,
): readonly string[] {
  const label = familyLabel(family.name).padEnd(8);
  if (family.name === "aenet") return [`${label} --> ${port.parent ?? ""}.0`];
  const places = placesOf(facts, port, family);
  if (places.length === 0) return [label];
  return places.map(({ local, remote }, index) => {
    const left = index === 0 ? label : " ".repeat(8);
    return remote === undefined ? `${left} ${local}` : `${left} ${local.padEnd(19)} --> ${remote}`;
  });
}

/** `show interfaces terse` shortens the switching families as the device does. */
function familyLabel(name: string): string {
  if (name === "ethernet-switching") return "eth-switch";
  return name === "multiservice" ? "multiservi" : name;
}

function state(up: boolean): string {
  return up ? "up" : "down";
}
