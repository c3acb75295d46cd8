import { findParent, leafValue } from "../../../junos/config/index.ts";
import { type ChassisPart, partsOf } from "./chassis-model.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { interfacesOf } from "./interface-model.ts";
import { interfaceIndexes } from "./port-attributes.ts";

/** One object of the management information base. */
export interface MibObject {
  /** `ifDescr.514`. */
  readonly name: string;
  /** `1.3.6.1.2.1.2.2.1.2.514`. */
  readonly oid: readonly number[];
  readonly type: "string" | "number" | "timeticks" | "oid" | "gauge";
  readonly value: string;
  /** Index of a row, by the name of the column that is its index. */
  readonly index?: { readonly name: string; readonly value: string };
}

const system = [1, 3, 6, 1, 2, 1, 1];
const interfaces = [1, 3, 6, 1, 2, 1, 2];
const interfaceExtensions = [1, 3, 6, 1, 2, 1, 31, 1, 1, 1];
const entities = [1, 3, 6, 1, 2, 1, 47, 1, 1, 1, 1];
const juniperBox = [1, 3, 6, 1, 4, 1, 2636, 3, 1];

/** Names of the nodes that can be walked from, without the objects themselves. */
const nodes: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries({
    iso: [1],
    internet: [1, 3, 6, 1],
    "mib-2": [1, 3, 6, 1, 2, 1],
    system,
    interfaces,
    ifTable: [...interfaces, 2],
    ifEntry: [...interfaces, 2, 1],
    ifMIB: [1, 3, 6, 1, 2, 1, 31],
    ifXTable: interfaceExtensions.slice(0, -1),
    ifXEntry: interfaceExtensions,
    entityMIB: [1, 3, 6, 1, 2, 1, 47],
    entPhysicalTable: entities.slice(0, -1),
    entPhysicalEntry: entities,
    enterprises: [1, 3, 6, 1, 4, 1],
    jnxBoxAnatomy: juniperBox,
  }),
);

/** The objects that the device has, in the order of their identifiers. */
export function mibOf(facts: DeviceFacts): readonly MibObject[] {
  return [
    ...systemObjects(facts),
    ...interfaceObjects(facts),
    ...entityObjects(facts),
    ...boxObjects(facts),
  ].toSorted((one, other) => compare(one.oid, other.oid));
}

/** What a walk from a name or an identifier covers: undefined when nobody knows the name. */
export function walkRoot(
  objects: readonly MibObject[],
  text: string,
): readonly number[] | undefined {
  if (/^\.?\d+(\.\d+)*$/.test(text)) return text.replace(/^\./, "").split(".").map(Number);
  const [name = "", ...rest] = text.split(".");
  if (rest.some((part) => !/^\d{1,10}$/.test(part))) return undefined;
  const column = objects.find((object) => object.name.startsWith(`${name}.`));
  const suffix = column === undefined ? 0 : column.name.split(".").length - 1;
  const base = nodes.get(name) ?? column?.oid.slice(0, -suffix);
  return base && [...base, ...rest.map(Number)];
}

/** The objects below a node, or the node itself. */
export function below(
  objects: readonly MibObject[],
  root: readonly number[],
): readonly MibObject[] {
  return objects.filter(({ oid }) => root.every((part, index) => oid[index] === part));
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < Math.min(one.length, other.length); index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

function scalar(
  node: readonly number[],
  number: number,
  name: string,
  type: MibObject["type"],
  value: string,
): MibObject {
  return { name: `${name}.0`, oid: [...node, number, 0], type, value };
}

/** What `snmp` of the configuration leaves out is empty; the name is the host's. */
function systemObjects(facts: DeviceFacts): readonly MibObject[] {
  const { running, platform, version, now, bootedAt, hostName } = facts;
  const snmp = findParent(running, "snmp");
  const configured = (leaf: string): string => (snmp && leafValue(snmp, leaf)) ?? "";
  const description = `Juniper Networks, Inc. ${platform.model} ${platform.kind}, kernel JUNOS ${version.text}, Copyright (c) 1996-20${version.major} Juniper Networks, Inc.`;
  return [
    scalar(system, 1, "sysDescr", "string", description),
    scalar(system, 2, "sysObjectID", "oid", `1.3.6.1.4.1.2636.1.1.1.2.${platform.productNumber}`),
    scalar(system, 3, "sysUpTime", "timeticks", String(Math.floor((now - bootedAt) / 10))),
    scalar(system, 4, "sysContact", "string", configured("contact")),
    scalar(system, 5, "sysName", "string", configured("system-name") || hostName),
    scalar(system, 6, "sysLocation", "string", configured("location")),
    scalar(system, 7, "sysServices", "number", platform.family === "switch" ? "6" : "4"),
  ];
}

function interfaceObjects(facts: DeviceFacts): readonly MibObject[] {
  const all = interfacesOf(facts).flatMap((port) => [port, ...port.units]);
  const indexes = interfaceIndexes(facts);
  const rows = all
    .map((row) => ({ row, index: indexes.get(row.name)?.snmp ?? 0 }))
    .toSorted((one, other) => one.index - other.index);
  const column = (
    node: readonly number[],
    number: number,
    name: string,
    type: MibObject["type"],
    value: (row: (typeof rows)[number]) => string,
  ): readonly MibObject[] =>
    rows.map((row) => ({
      name: `${name}.${row.index}`,
      oid: [...node, number, row.index],
      type,
      value: value(row),
      index: { name: "ifIndex", value: String(row.index) },
    }));
  const entry = [...interfaces, 2, 1];
  return [
    scalar(interfaces, 1, "ifNumber", "number", String(rows.length)),
    ...column(entry, 1, "ifIndex", "number", ({ index }) => String(index)),
    ...column(entry, 2, "ifDescr", "string", ({ row }) => row.name),
    ...column(entry, 7, "ifAdminStatus", "number", ({ row }) => (row.adminUp ? "1" : "2")),
    ...column(entry, 8, "ifOperStatus", "number", ({ row }) => (row.operUp ? "1" : "2")),
    ...column(interfaceExtensions, 1, "ifName", "string", ({ row }) => row.name),
    ...column(interfaceExtensions, 18, "ifAlias", "string", ({ row }) => row.description ?? ""),
  ];
}

/** The chassis, then its parts, those inside others after their parent. */
function entityObjects(facts: DeviceFacts): readonly MibObject[] {
  const flat = (parts: readonly ChassisPart[]): readonly ChassisPart[] =>
    parts.flatMap((part) => [part, ...flat(part.parts)]);
  const chassis = {
    description: facts.platform.description,
    name: "Chassis",
    serial: facts.serialNumber,
    model: "",
  };
  const rows = [
    chassis,
    ...flat(partsOf(facts).filter(({ state }) => state !== "absent")).map(
      ({ name, module, serialNumber = "BUILTIN" }) => ({
        description: module.description,
        name,
        serial: serialNumber,
        model: module.modelNumber ?? "",
      }),
    ),
  ];
  const columns = [
    [2, "entPhysicalDescr", "description"],
    [7, "entPhysicalName", "name"],
    [11, "entPhysicalSerialNum", "serial"],
    [13, "entPhysicalModelName", "model"],
  ] as const;
  return columns.flatMap(([number, name, field]) =>
    rows.map((row, place) => ({
      name: `${name}.${place + 1}`,
      oid: [...entities, number, place + 1],
      type: "string" as const,
      value: row[field],
      index: { name: "entPhysicalIndex", value: String(place + 1) },
    })),
  );
}

function boxObjects(facts: DeviceFacts): readonly MibObject[] {
  return [
    scalar(juniperBox, 2, "jnxBoxDescr", "string", facts.platform.description),
    scalar(juniperBox, 3, "jnxBoxSerialNo", "string", facts.serialNumber),
  ];
}
