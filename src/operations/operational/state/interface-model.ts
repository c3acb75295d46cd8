import {
  type Container,
  entriesOf,
  findParent,
  has,
  type ListEntry,
  leafValue,
  type Parent,
} from "../../../junos/config/index.ts";
import { compareKeys } from "../../../junos/schema/index.ts";
import { portNames } from "../../profile/platforms.ts";
import { switchingOf } from "../../profile/port-media.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { once } from "./once.ts";
import { vlanConfigs } from "./vlan-config.ts";

export interface AddressFamily {
  /** `inet`, `inet6`, `mpls`, `iso`, `ethernet-switching` and so on. */
  readonly name: string;
  readonly addresses: readonly string[];
  /** Its statement in the running configuration; undefined for what the system makes for itself. */
  readonly config: Container | undefined;
}

export interface LogicalInterface {
  readonly name: string;
  readonly adminUp: boolean;
  readonly operUp: boolean;
  readonly description: string | undefined;
  readonly families: readonly AddressFamily[];
  /** Its statement in the running configuration; undefined for what the system makes for itself. */
  readonly config: ListEntry | undefined;
}

export interface PhysicalInterface {
  readonly name: string;
  /** Something is plugged in: ports of the platform that the configuration names, not what software makes. */
  readonly hasCable: boolean;
  readonly adminUp: boolean;
  readonly operUp: boolean;
  readonly description: string | undefined;
  readonly units: readonly LogicalInterface[];
  /** Made by software: it needs no cable. */
  readonly isSoftware: boolean;
  /** The bundle that the port is a member of: `ae0`, `reth1`. */
  readonly parent: string | undefined;
  /** Ports of a bundle. */
  readonly members: readonly string[];
  /** Its statement in the running configuration; undefined for a port without. */
  readonly config: ListEntry | undefined;
}

/** Interfaces made by software: they are up without a cable. */
const softwareInterface =
  /^(ae|demux|dsc|esi|fti|gr|gre|ip|ipip|irb|jsrv|lo|lsi|lt|mtun|pimd|pime|pp|reth|st|tap|vlan|vtep)\d*(-|$)/;

/** Bundles are up when enough of their ports are. */
const bundle = /^(ae|reth)\d+$/;

/** Units that route for a VLAN are up when one of its ports is. */
const routedVlan = /^(irb|vlan)$/;

/**
 * The interfaces of a device: the platform's ports and pseudo interfaces joined with those that
 * the running configuration names. A port without configuration has no cable: it is
 * administratively up and operationally down. A bundle is up when as many members are as
 * `minimum-links` says; an irb unit is up when a port of its VLAN is.
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
    ...bundleNames(facts),
    ...configured.keys(),
  ]);
  const inOrder = [...names];
  if (list !== undefined) inOrder.sort((one, other) => compareKeys(list, [one], [other]));
  const ports = inOrder.map((name) =>
    physical(name, configured.get(name), facts.linksDown.has(name)),
  );
  return withRoutedVlans(facts, withBundles(ports));
});

/** Ports of bundles and pulled cables aside, the ports that are up: for how long, and how often not. */
export const upPorts: (facts: DeviceFacts) => ReadonlySet<string> = once(
  (facts) =>
    new Set(
      interfacesOf(facts)
        .filter(({ operUp }) => operUp)
        .map(({ name }) => name),
    ),
);

/** `chassis aggregated-devices` and `chassis cluster` make bundles before anybody configures them. */
function bundleNames({ running }: DeviceFacts): readonly string[] {
  const several = (stem: string, text: string | undefined): readonly string[] =>
    Array.from({ length: Math.min(Number(text ?? 0) || 0, 256) }, (_, index) => `${stem}${index}`);
  return [
    ...several(
      "ae",
      leafValue(running, "chassis", "aggregated-devices", "ethernet", "device-count"),
    ),
    ...several("reth", leafValue(running, "chassis", "cluster", "reth-count")),
  ];
}

function physical(
  name: string,
  entry: ListEntry | undefined,
  isPulled: boolean,
): PhysicalInterface {
  const isSoftware = softwareInterface.test(name);
  const adminUp = entry === undefined || !has(entry, "disable");
  const operUp = adminUp && !isPulled && (isSoftware || entry !== undefined);
  return {
    name,
    hasCable: !isSoftware && entry !== undefined && !isPulled,
    adminUp,
    operUp,
    description: entry && leafValue(entry, "description"),
    units:
      entry === undefined
        ? []
        : entriesOf(entry, "unit").map((unit) => logical(name, unit, operUp)),
    isSoftware,
    parent: entry && parentOf(entry),
    members: [],
    config: entry,
  };
}

const linkOptions = ["gigether-options", "ether-options", "fastether-options"] as const;

function parentOf(entry: ListEntry): string | undefined {
  for (const options of linkOptions) {
    const parent =
      leafValue(entry, options, "ieee-802.3ad", "bundle") ??
      leafValue(entry, options, "redundant-parent", "parent");
    if (parent !== undefined) return parent;
  }
  return undefined;
}

function withBundles(ports: readonly PhysicalInterface[]): readonly PhysicalInterface[] {
  return ports.map((port) => {
    if (!bundle.test(port.name)) return port;
    const members = ports.filter(({ parent }) => parent === port.name);
    const up = members.filter(({ operUp }) => operUp).length;
    const isEnough = up >= Math.max(1, minimumLinks(port));
    return {
      ...withState(port, port.adminUp && isEnough),
      members: members.map(({ name }) => name),
    };
  });
}

function minimumLinks({ config }: PhysicalInterface): number {
  if (config === undefined) return 1;
  const text =
    leafValue(config, "aggregated-ether-options", "minimum-links") ??
    leafValue(config, "redundant-ether-options", "minimum-links");
  return Number(text ?? 1);
}

function withRoutedVlans(
  facts: DeviceFacts,
  ports: readonly PhysicalInterface[],
): readonly PhysicalInterface[] {
  const up = new Set(ports.flatMap(({ units }) => units.filter(isUp).map(({ name }) => name)));
  const routed = new Set(
    vlanConfigs(facts.running, switchingOf(facts.platform) === "els")
      .filter(({ members }) => members.some(({ unit }) => up.has(unit)))
      .map(({ l3Interface }) => l3Interface),
  );
  return ports.map((port) =>
    routedVlan.test(port.name)
      ? {
          ...port,
          units: port.units.map((unit) => ({
            ...unit,
            operUp: unit.operUp && routed.has(unit.name),
          })),
        }
      : port,
  );
}

function withState(port: PhysicalInterface, operUp: boolean): PhysicalInterface {
  return {
    ...port,
    operUp,
    units: port.units.map((unit) => ({ ...unit, operUp: unit.adminUp && operUp })),
  };
}

function isUp({ operUp }: LogicalInterface): boolean {
  return operUp;
}

function logical(parent: string, unit: ListEntry, parentUp: boolean): LogicalInterface {
  const adminUp = !has(unit, "disable");
  return {
    name: `${parent}.${unit.keys[0] ?? "0"}`,
    adminUp,
    operUp: adminUp && parentUp,
    description: leafValue(unit, "description"),
    families: familiesOf(unit),
    config: unit,
  };
}

function familiesOf(unit: ListEntry): readonly AddressFamily[] {
  const family = findParent(unit, "family");
  if (family === undefined) return [];
  return family.children.flatMap((child) =>
    child.kind === "container"
      ? [{ name: child.schema.keyword, addresses: addressesOf(child), config: child }]
      : [],
  );
}

function addressesOf(family: Parent): readonly string[] {
  return entriesOf(family, "address").map((entry) => entry.keys[0] ?? "");
}
