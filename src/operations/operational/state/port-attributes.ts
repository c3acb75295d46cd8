import { find, has, leafValue } from "../../../junos/config/index.ts";
import { portNames } from "../../profile/platforms.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { interfacesOf, type LogicalInterface, type PhysicalInterface } from "./interface-model.ts";
import { macText } from "./links.ts";
import { once } from "./once.ts";
import { shownUnits } from "./shown-units.ts";

/** What a port is, beside up or down. */
export interface PortAttributes {
  readonly kind: "ethernet" | "loopback" | "irb" | "pseudo";
  /** Bytes of a frame; undefined for `Unlimited`. */
  readonly mtu: number | undefined;
  /** Undefined for what has no speed of its own. */
  readonly bitsPerSecond: number | undefined;
  /** Address in use: the configured one, or the one it came with. */
  readonly mac: string | undefined;
  readonly hardwareMac: string | undefined;
}

/** Numbers under which the system knows an interface; the same for the same device and name. */
export interface InterfaceIndex {
  readonly snmp: number;
  readonly local: number;
  readonly generation: number;
}

const ethernetName = /^(ae|bme|em|et|fe|fxp|ge|me|mge|reth|vme|xe)[\d-]/;
const virtualChassisPort = "vme";

/** Attributes of every interface by name. */
export const portAttributes: (facts: DeviceFacts) => ReadonlyMap<string, PortAttributes> = once(
  (facts) => {
    const ports = interfacesOf(facts);
    const byName = new Map(ports.map((port) => [port.name, port]));
    const places = new Map(portNames(facts.platform).map((name, index) => [name, index]));
    return new Map(
      ports.map((port) => {
        const kind = kindOf(port.name);
        const hasMac = kind === "ethernet" || kind === "irb";
        const hardwareMac = hasMac ? hardwareMacOf(facts, port.name, places) : undefined;
        const configured = port.config && leafValue(port.config, "mac");
        return [
          port.name,
          {
            kind,
            mtu: mtuOf(port, kind),
            bitsPerSecond: kind === "ethernet" ? speedOf(facts, port, byName) : undefined,
            mac: hasMac ? (configured ?? hardwareMac) : undefined,
            hardwareMac,
          },
        ] as const;
      }),
    );
  },
);

function kindOf(name: string): PortAttributes["kind"] {
  if (name.startsWith("lo")) return "loopback";
  if (name === "irb" || name === "vlan") return "irb";
  return ethernetName.test(name) || name === virtualChassisPort ? "ethernet" : "pseudo";
}

/** VLAN tags that a frame of the port may carry. */
function tagsOn(port: PhysicalInterface): 0 | 1 | 2 {
  const { config } = port;
  if (config === undefined) return 0;
  if (has(config, "flexible-vlan-tagging") || has(config, "stacked-vlan-tagging")) return 2;
  return has(config, "vlan-tagging") ? 1 : 0;
}

const etherHeader = 14;
const tagBytes = 4;

function mtuOf(port: PhysicalInterface, kind: PortAttributes["kind"]): number | undefined {
  const configured = port.config && leafValue(port.config, "mtu");
  if (configured !== undefined) return Number(configured);
  if (kind === "loopback" || kind === "pseudo") return undefined;
  return 1_500 + etherHeader + tagBytes * tagsOn(port);
}

/** MPLS leaves room for three labels, ISO for the LLC header. */
const familyOverhead: Readonly<Record<string, number>> = { mpls: 12, iso: 3 };
const switchedFamilies = ["ethernet-switching", "bridge", "vpls", "ccc"];

/** Payload that a family may send on a unit; undefined for `Unlimited`. */
export function familyMtu(
  port: PhysicalInterface,
  { mtu }: PortAttributes,
  family: LogicalInterface["families"][number],
): number | undefined {
  const configured = family.config && leafValue(family.config, "mtu");
  if (configured !== undefined) return Number(configured);
  if (mtu === undefined || switchedFamilies.includes(family.name)) return mtu;
  return mtu - etherHeader - tagBytes * tagsOn(port) - (familyOverhead[family.name] ?? 0);
}

const megabit = 1_000_000;
const gigabit = 1_000 * megabit;

const speedsByType: Readonly<Record<string, number>> = {
  fe: 100 * megabit,
  mge: 2_500 * megabit,
  xe: 10 * gigabit,
  et: 100 * gigabit,
};

function speedOf(
  facts: DeviceFacts,
  port: PhysicalInterface,
  byName: ReadonlyMap<string, PhysicalInterface>,
): number | undefined {
  if (/^(ae|reth)/.test(port.name)) {
    const speeds = port.members.flatMap((name) => {
      const member = byName.get(name);
      return member?.operUp ? [speedOf(facts, member, byName) ?? 0] : [];
    });
    return speeds.length === 0 ? undefined : speeds.reduce((sum, speed) => sum + speed, 0);
  }
  const type = /^[a-z]+/.exec(port.name)?.[0] ?? "";
  const usual =
    type === "et" && facts.platform.model.startsWith("ex4300")
      ? 40 * gigabit
      : (speedsByType[type] ?? gigabit);
  return configuredSpeed(port) ?? usual;
}

function configuredSpeed({ config }: PhysicalInterface): number | undefined {
  if (config === undefined) return undefined;
  const inOptions = ["gigether-options", "ether-options"]
    .map((options) => find(config, options, "speed"))
    .flatMap((speed) => (speed?.kind === "container" ? speed.children : []))
    .map(({ schema }) => schema.name.replace("ethernet-", ""));
  const [, amount, unit] =
    /^([\d.]+)([mg])$/.exec(leafValue(config, "speed") ?? inOptions[0] ?? "") ?? [];
  return amount === undefined ? undefined : Number(amount) * (unit === "g" ? gigabit : megabit);
}

/** `1000mbps`, `10Gbps`; `Unspecified` for what has no speed. */
export function speedText(bitsPerSecond: number | undefined): string {
  if (bitsPerSecond === undefined) return "Unspecified";
  return bitsPerSecond < 10 * gigabit
    ? `${bitsPerSecond / megabit}mbps`
    : `${bitsPerSecond / gigabit}Gbps`;
}

/** Addresses of a chassis: its ports first, then bundles, then what else is made. */
const bundleAddresses = 0x200;
const otherAddresses = 0x400;

function hardwareMacOf(
  facts: DeviceFacts,
  name: string,
  places: ReadonlyMap<string, number>,
): string {
  const base = facts.random.derive("mac").integer(2 ** 13) * 0x800;
  const number = Number(/\d+$/.exec(name)?.[0] ?? 0);
  const offset =
    places.get(name) ??
    (/^(ae|reth)/.test(name)
      ? bundleAddresses + (number % 0x100) + (name.startsWith("reth") ? 0x100 : 0)
      : otherAddresses + facts.random.derive(`mac ${name}`).integer(0x400));
  return macText(`2c6bf5${(base + offset).toString(16).padStart(6, "0")}`);
}

/** Indexes that Junos gives the interfaces of the system itself. */
const systemIndexes: Readonly<Record<string, number>> = {
  fxp0: 1,
  lsi: 4,
  dsc: 5,
  lo0: 6,
  tap: 7,
  gre: 8,
  ipip: 9,
  pime: 10,
  pimd: 11,
  mtun: 12,
  em0: 17,
  em1: 18,
  me0: 33,
  vme: 35,
};
/** Of ports, of other physical interfaces, of units. */
const indexRanges = { ports: 501, others: 800, units: 2_000, end: 34_000 } as const;
const localOffsets = { ports: 365, units: 1_670 } as const;

/** Indexes of every physical and logical interface by name. */
export const interfaceIndexes: (facts: DeviceFacts) => ReadonlyMap<string, InterfaceIndex> = once(
  (facts) => {
    const places = new Map(portNames(facts.platform).map((name, index) => [name, index]));
    const first = indexRanges.ports + facts.random.derive("interface indexes").integer(30);
    const taken = new Set<number>();
    const indexes = new Map<string, InterfaceIndex>();
    const drawn = (name: string, from: number, to: number): number => {
      let snmp = from + facts.random.derive(`index ${name}`).integer(to - from);
      while (taken.has(snmp)) snmp += 1;
      return snmp;
    };
    const note = (name: string, snmp: number, local: number): void => {
      taken.add(snmp);
      indexes.set(name, { snmp, local, generation: local + 128 });
    };
    for (const port of interfacesOf(facts)) {
      const place = places.get(port.name);
      const system = systemIndexes[port.name];
      const snmp =
        system ??
        (place === undefined
          ? drawn(port.name, indexRanges.others, indexRanges.units)
          : first + place);
      note(port.name, snmp, system ?? snmp - localOffsets.ports);
      for (const unit of shownUnits(port)) {
        const unitSnmp = drawn(unit.name, indexRanges.units, indexRanges.end);
        note(unit.name, unitSnmp, unitSnmp - localOffsets.units);
      }
    }
    return indexes;
  },
);
