import type { DeviceFacts } from "../state/device-facts.ts";
import { unitsOfInstance } from "../state/instance-units.ts";
import {
  interfacesOf,
  type LogicalInterface,
  type PhysicalInterface,
} from "../state/interface-model.ts";
import { interfaceIndexes } from "../state/port-attributes.ts";
import { shownUnits } from "../state/shown-units.ts";
import { nameGlob } from "./name-glob.ts";

/** What of the interfaces a request is about. */
export interface Wanted {
  /** A physical or a logical interface, or a glob of either. */
  readonly name?: string | undefined;
  readonly snmpIndex?: number | undefined;
  readonly instance?: string | undefined;
}

/** A unit asked for by its own name: its port is not shown. */
interface LoneUnit {
  readonly port: PhysicalInterface;
  readonly unit: LogicalInterface;
}

export interface Selection {
  readonly ports: readonly PhysicalInterface[];
  readonly units: readonly LoneUnit[];
}

/** Routing instance of the interfaces between the parts of one chassis. */
const internalInstance = "__juniper_private1__";
const mainInstances = ["all", "default", "master"];

/** Why nothing is selected: no interface of that name, no instance of that name. */
export type SelectionFault = { readonly missing: "interface" | "instance"; readonly name: string };

/** The interfaces that a request asks for. A glob may find none, an exact name must find one. */
export function selectInterfaces(facts: DeviceFacts, wanted: Wanted): Selection | SelectionFault {
  const { name = "", snmpIndex, instance } = wanted;
  const all = interfacesIn(facts, instance);
  if (all === undefined) return { missing: "instance", name: instance ?? "" };
  if (snmpIndex !== undefined) return bySnmpIndex(facts, all, snmpIndex);
  if (name === "") return { ports: all, units: [] };
  const found = byName(all, name);
  const isFound = found.ports.length + found.units.length > 0;
  return isFound || /[*?[]/.test(name) ? found : { missing: "interface", name };
}

function byName(all: readonly PhysicalInterface[], name: string): Selection {
  const matches = nameGlob(name);
  const ports = all.filter((port) => matches(port.name));
  const units = all
    .filter((port) => !matches(port.name))
    .flatMap((port) =>
      shownUnits(port)
        .filter((unit) => matches(unit.name))
        .map((unit) => ({ port, unit })),
    );
  return { ports, units };
}

function bySnmpIndex(
  facts: DeviceFacts,
  all: readonly PhysicalInterface[],
  snmpIndex: number,
): Selection {
  const has = ({ name }: { readonly name: string }): boolean =>
    interfaceIndexes(facts).get(name)?.snmp === snmpIndex;
  return {
    ports: all.filter(has),
    units: all.flatMap((port) => port.units.filter(has).map((unit) => ({ port, unit }))),
  };
}

function interfacesIn(
  facts: DeviceFacts,
  instance: string | undefined,
): readonly PhysicalInterface[] | undefined {
  if (instance === undefined || mainInstances.includes(instance)) return interfacesOf(facts);
  if (instance === internalInstance) return internalInterfaces(facts);
  const names = unitsOfInstance(facts, instance);
  if (names === undefined) return undefined;
  return interfacesOf(facts).flatMap((port) => {
    const units = port.units.filter((unit) => names.has(unit.name));
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
    families: [{ name: "inet", addresses: ["128.0.0.1/2", "128.0.0.4/2"], config: undefined }],
    config: undefined,
  };
  return [
    {
      name,
      hasCable: false,
      adminUp: true,
      operUp: true,
      description: undefined,
      units: [unit],
      isSoftware: false,
      parent: undefined,
      members: [],
      config: undefined,
    },
  ];
}
