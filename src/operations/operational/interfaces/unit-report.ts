import { entriesOf, has, leafListValues, leafValue } from "../../../junos/config/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import type {
  AddressFamily,
  LogicalInterface,
  PhysicalInterface,
} from "../state/interface-model.ts";
import { linksOf } from "../state/links.ts";
import { once } from "../state/once.ts";
import {
  familyMtu,
  type InterfaceIndex,
  interfaceIndexes,
  portAttributes,
} from "../state/port-attributes.ts";
import { mtuText, noIndex } from "./port-report.ts";
import { type ShownAddress, shownAddresses } from "./shown-addresses.ts";
import { type Traffic, unitTraffic } from "./traffic.ts";

export interface FamilyReport {
  readonly name: string;
  readonly mtu: string;
  readonly addresses: readonly ShownAddress[];
  /** Next hops that ARP or neighbour discovery resolved; undefined for families that have none. */
  readonly neighbours: number | undefined;
  /** Names of flags as Junos abbreviates them: `Sendbcast-pkt-to-re`. */
  readonly flags: readonly string[];
  readonly bundle: string | undefined;
  readonly generation: number;
}

/** All that `show interfaces` tells of one logical interface. */
export interface UnitReport {
  readonly unit: LogicalInterface;
  readonly index: InterfaceIndex;
  /** `ENET2`, `Ethernet-Bridge`. */
  readonly encapsulation: string;
  /** `0x8100.100`, outer tag first; undefined without tags. */
  readonly tags: string | undefined;
  readonly traffic: Traffic;
  readonly hasTraps: boolean;
  readonly families: readonly FamilyReport[];
  readonly instance: string;
}

export function unitReport(
  facts: DeviceFacts,
  port: PhysicalInterface,
  unit: LogicalInterface,
): UnitReport {
  const known = memory(facts);
  const lasting = known.get(unit) ?? lastingReport(facts, port, unit);
  known.set(unit, lasting);
  return { ...lasting, traffic: unitTraffic(facts, port, unit.name) };
}

/** All but the traffic stays the same for an epoch. */
type LastingReport = Omit<UnitReport, "traffic">;

/** Some units are made for one request. */
const memory: (facts: DeviceFacts) => WeakMap<LogicalInterface, LastingReport> = once(
  () => new WeakMap(),
);

function lastingReport(
  facts: DeviceFacts,
  port: PhysicalInterface,
  unit: LogicalInterface,
): LastingReport {
  const attributes = portAttributes(facts).get(port.name);
  const index = interfaceIndexes(facts).get(unit.name) ?? noIndex;
  return {
    unit,
    index,
    encapsulation: encapsulationOf(port, unit, attributes?.kind === "loopback"),
    tags: tagsOf(unit),
    hasTraps: unit.config === undefined || !has(unit.config, "no-traps"),
    families: unit.families.map((family, place) => ({
      name: family.name,
      mtu: mtuText(attributes && familyMtu(port, attributes, family)),
      addresses: shownAddresses(family, attributes?.mac),
      neighbours: neighboursOf(facts, unit, family),
      flags: flagsOf(family),
      bundle: family.name === "aenet" ? `${port.parent ?? ""}.0` : undefined,
      generation: index.generation + 40 + place,
    })),
    instance: instances(facts).get(unit.name) ?? "0",
  };
}

const encapsulations: Readonly<Record<string, string>> = {
  "vlan-bridge": "VLAN-Bridge",
  "vlan-ccc": "VLAN-CCC",
  "vlan-vpls": "VLAN-VPLS",
  "vlan-tcc": "VLAN-TCC",
  "ethernet-ccc": "Ethernet-CCC",
  "ethernet-bridge": "Ethernet-Bridge",
};

function encapsulationOf(
  { config }: PhysicalInterface,
  unit: LogicalInterface,
  isLoopback: boolean,
): string {
  if (isLoopback) return "Unspecified";
  const own = unit.config && leafValue(unit.config, "encapsulation");
  const ofPort = config && leafValue(config, "encapsulation");
  const isSwitched = unit.families.some(
    ({ name }) => name === "ethernet-switching" || name === "bridge",
  );
  return encapsulations[own ?? ofPort ?? ""] ?? (isSwitched ? "Ethernet-Bridge" : "ENET2");
}

function tagsOf({ config }: LogicalInterface): string | undefined {
  if (config === undefined) return undefined;
  const outer = leafValue(config, "vlan-tags", "outer");
  const inner = leafValue(config, "vlan-tags", "inner");
  const single = leafValue(config, "vlan-id");
  const tag = (text: string): string => (text.includes(".") ? text : `0x8100.${text}`);
  if (outer !== undefined) return inner === undefined ? tag(outer) : `${tag(outer)} ${tag(inner)}`;
  if (single !== undefined) return tag(single);
  const list = leafListValues(config, "vlan-id-list");
  return list.length === 0 ? undefined : list.map(tag).join(" ");
}

function flagsOf({ name, config }: AddressFamily): readonly string[] {
  const own = name === "inet" ? ["Sendbcast-pkt-to-re"] : name === "inet6" ? ["Is-Primary"] : [];
  return config !== undefined && has(config, "mtu") ? [...own, "User-MTU"] : own;
}

function neighboursOf(
  facts: DeviceFacts,
  { name }: LogicalInterface,
  family: AddressFamily,
): number | undefined {
  if (family.name !== "inet" && family.name !== "inet6") return undefined;
  return neighbours(facts).get(`${name} ${family.name}`) ?? 0;
}

/** How many far ends each unit has, by unit and family. */
const neighbours: (facts: DeviceFacts) => ReadonlyMap<string, number> = once((facts) => {
  const counts = new Map<string, number>();
  for (const { unit, addresses } of linksOf(facts))
    for (const { family, remote } of addresses) {
      const key = `${unit.name} ${family}`;
      if (remote !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
});

/** Routing instance of units that are in one. */
const instances: (facts: DeviceFacts) => ReadonlyMap<string, string> = once(
  ({ running }) =>
    new Map(
      entriesOf(running, "routing-instances", "instance").flatMap((instance) =>
        entriesOf(instance, "interface").map(
          ({ keys }) => [keys[0] ?? "", instance.keys[0] ?? ""] as const,
        ),
      ),
    ),
);
