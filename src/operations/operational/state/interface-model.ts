import {
  entriesOf,
  findParent,
  has,
  type ListEntry,
  leafValue,
  type Parent,
} from "../../../junos/config/index.ts";
import { compareKeys } from "../../../junos/schema/index.ts";
import { portNames } from "../../profile/platforms.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { once } from "./once.ts";

interface AddressFamily {
  /** `inet`, `inet6`, `mpls`, `iso`, `ethernet-switching` and so on. */
  readonly name: string;
  readonly addresses: readonly string[];
}

export interface LogicalInterface {
  readonly name: string;
  readonly adminUp: boolean;
  readonly operUp: boolean;
  readonly description: string | undefined;
  readonly families: readonly AddressFamily[];
}

export interface PhysicalInterface {
  readonly name: string;
  /** Something is plugged in: ports of the platform that the configuration names, not what software makes. */
  readonly hasCable: boolean;
  readonly adminUp: boolean;
  readonly operUp: boolean;
  readonly description: string | undefined;
  readonly units: readonly LogicalInterface[];
}

/** Interfaces made by software: they are up without a cable. */
const softwareInterface =
  /^(ae|demux|dsc|fti|gr|gre|ip|ipip|irb|lo|lsi|lt|mtun|pimd|pime|pp|reth|st|tap|vlan|vtep)\d*(-|$)/;

/**
 * The interfaces of a device: the platform's ports and pseudo interfaces joined with those that
 * the running configuration names. A port without configuration has no cable: it is
 * administratively up and operationally down.
 */
export const interfacesOf: (facts: DeviceFacts) => readonly PhysicalInterface[] = once((facts) => {
  const list = facts.running.schema.children.get("interfaces")?.children.get("interface");
  const configured = new Map(
    entriesOf(facts.running, "interfaces", "interface").map((entry) => [
      entry.keys[0] ?? "",
      entry,
    ]),
  );
  const names = new Set([
    ...portNames(facts.platform),
    ...facts.platform.pseudo,
    ...configured.keys(),
  ]);
  const inOrder = [...names];
  if (list !== undefined) inOrder.sort((one, other) => compareKeys(list, [one], [other]));
  return inOrder.map((name) => physical(name, configured.get(name), facts.linksDown.has(name)));
});

function physical(
  name: string,
  entry: ListEntry | undefined,
  isPulled: boolean,
): PhysicalInterface {
  const software = softwareInterface.test(name);
  const adminUp = entry === undefined || !has(entry, "disable");
  const operUp = adminUp && !isPulled && (software || entry !== undefined);
  return {
    name,
    hasCable: !software && entry !== undefined && !isPulled,
    adminUp,
    operUp,
    description: entry && leafValue(entry, "description"),
    units:
      entry === undefined
        ? []
        : entriesOf(entry, "unit").map((unit) => logical(name, unit, operUp)),
  };
}

function logical(parent: string, unit: ListEntry, parentUp: boolean): LogicalInterface {
  const adminUp = !has(unit, "disable");
  return {
    name: `${parent}.${unit.keys[0] ?? "0"}`,
    adminUp,
    operUp: adminUp && parentUp,
    description: leafValue(unit, "description"),
    families: familiesOf(unit),
  };
}

function familiesOf(unit: ListEntry): readonly AddressFamily[] {
  const family = findParent(unit, "family");
  if (family === undefined) return [];
  return family.children.flatMap((child) =>
    child.kind === "container"
      ? [{ name: child.schema.keyword, addresses: addressesOf(child) }]
      : [],
  );
}

function addressesOf(family: Parent): readonly string[] {
  return entriesOf(family, "address").map((entry) => entry.keys[0] ?? "");
}
