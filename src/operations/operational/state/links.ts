import { type Prefix, readPrefix } from "../../../base/index.ts";
import { entriesOf, leafListValues } from "../../../junos/config/index.ts";
import { addressPlan, type PlannedAddress } from "./address-plan.ts";
import { configuredPeers } from "./configured-peers.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { type FarEnd, farEndOf, farPort, isManagementPort } from "./far-ends.ts";
import {
  type AddressFamily,
  interfacesOf,
  type LogicalInterface,
  type PhysicalInterface,
} from "./interface-model.ts";
import { once } from "./once.ts";
import { vlansOf } from "./vlans.ts";

/** The device at the other end of a cable. All protocols tell of the same one. */
export interface LinkPeer {
  /** `peer-7f3a`, a management switch `mgmt-7f3a`: the same for the same device and port. */
  readonly systemName: string;
  readonly platform: Pick<FarEnd, "model" | "family">;
  /** The port at the far end, `ge-0/0/3`. */
  readonly portName: string;
  readonly chassisId: string;
  readonly mac: string;
  /** Its loopback address, which routing protocols use as router-id. */
  readonly routerId: string;
}

/** A cable that is up, whatever runs over it. */
export interface Cable {
  readonly port: PhysicalInterface;
  /** The ports of one bundle lead to one device, each to a port of its own there. */
  readonly peer: LinkPeer;
}

/** A configured unit of a cabled port, and who is at the other end. */
export interface Link {
  readonly port: PhysicalInterface;
  readonly unit: LogicalInterface;
  readonly peer: LinkPeer;
  /** Own addresses, each with the far end's address in the same subnet. */
  readonly addresses: readonly PlannedAddress[];
  /** For a unit that routes for a VLAN, the unit of that VLAN behind which the peer is. */
  readonly via: string | undefined;
}

/** The cables of a device that are up, in the order of the interfaces. */
export const cablesOf: (facts: DeviceFacts) => readonly Cable[] = once((facts) =>
  interfacesOf(facts)
    .filter(({ hasCable, operUp }) => hasCable && operUp)
    .map((port) => ({ port, peer: peerOfPort(facts, port) })),
);

/**
 * The links of a device: one for each unit that is up on a port with a cable, on a bundle of such
 * ports, or on a routed VLAN with such a port, in the order of the interfaces. Taking a port down
 * takes its links away, and everything learnt over them.
 */
export const linksOf: (facts: DeviceFacts) => readonly Link[] = once((facts) => {
  const cables = new Map(cablesOf(facts).map((cable) => [cable.port.name, cable]));
  return interfacesOf(facts).flatMap((port) =>
    port.units
      .filter(({ operUp }) => operUp)
      .flatMap((unit) => {
        const via = viaOf(facts, unit.name);
        const behind = via?.replace(/\.\d+$/, "") ?? port.name;
        const isReached = cables.has(behind) || isBundleUp(facts, behind);
        if (!isReached) return [];
        return [
          {
            port,
            unit,
            peer: peerOf(facts, behind),
            addresses: plannedAddresses(facts, unit),
            via,
          },
        ];
      }),
  );
});

function plannedAddresses(facts: DeviceFacts, unit: LogicalInterface): readonly PlannedAddress[] {
  const wanted = configuredPeers(facts);
  return unit.families.flatMap((family) =>
    family.name === "inet" || family.name === "inet6"
      ? family.addresses.flatMap(
          (text) => addressPlan(text, wanted, ownVirtual(family, text)) ?? [],
        )
      : [],
  );
}

/** Addresses that the device shares with others by VRRP: no single device has them. */
function ownVirtual({ config }: AddressFamily, text: string): readonly Prefix[] {
  const groups = ["vrrp-group", "vrrp-inet6-group"] as const;
  return groups.flatMap((list) =>
    (config === undefined ? [] : entriesOf(config, ["address", text], list)).flatMap((group) =>
      [
        ...leafListValues(group, "virtual-address"),
        ...leafListValues(group, "virtual-inet6-address"),
      ].flatMap((address) => {
        const prefix = readPrefix(address, address.includes(":") ? "inet6" : "inet");
        return typeof prefix === "string" ? [] : [prefix];
      }),
    ),
  );
}

/** The first unit that is up in the VLAN that a unit routes for. */
function viaOf(facts: DeviceFacts, unit: string): string | undefined {
  return routedVia(facts).get(unit);
}

const routedVia: (facts: DeviceFacts) => ReadonlyMap<string, string> = once(
  (facts) =>
    new Map(
      vlansOf(facts).flatMap(({ l3Interface, members }) => {
        const first = members.find(({ isUp }) => isUp);
        return l3Interface === undefined || first === undefined
          ? []
          : [[l3Interface, first.unit] as const];
      }),
    ),
);

function isBundleUp(facts: DeviceFacts, name: string): boolean {
  return upBundles(facts).has(name);
}

const upBundles: (facts: DeviceFacts) => ReadonlySet<string> = once(
  (facts) =>
    new Set(
      interfacesOf(facts)
        .filter(({ members, operUp }) => members.length > 0 && operUp)
        .map(({ name }) => name),
    ),
);

function peerOfPort(facts: DeviceFacts, { name, parent }: PhysicalInterface): LinkPeer {
  const own = peerOf(facts, name);
  return parent === undefined ? own : { ...peerOf(facts, parent, name), mac: own.mac };
}

/**
 * Who is at the other end of a port or bundle; drawn from the seed. The cable of a `member` of the
 * bundle, the first without one, ends in a port of its own there.
 */
export function peerOf(facts: DeviceFacts, port: string, member?: string): LinkPeer {
  const stream = facts.random.derive(`peer ${port}`);
  const hex = (bytes: number): string => Buffer.from(stream.bytes(bytes)).toString("hex");
  const tag = hex(2);
  const slot = stream.integer(48);
  const mac = macText(`f8c116${hex(3)}`);
  const members = membersOf(facts, port);
  const [first = port] = members;
  const platform = farEndOf(first, facts.platform, facts.random.derive(`far end ${port}`));
  const place = Math.max(0, members.indexOf(member ?? first));
  return {
    systemName: `${isManagementPort(port) ? "mgmt" : "peer"}-${tag}`,
    platform,
    portName: farPort(platform, member ?? first, slot + place),
    chassisId: macText(`f8c116${hex(3)}`),
    mac,
    routerId: `10.255.${stream.integer(256)}.${1 + stream.integer(254)}`,
  };
}

/** Names of the ports of a bundle; none for anything else. */
function membersOf(facts: DeviceFacts, name: string): readonly string[] {
  return bundlesOf(facts).get(name) ?? [];
}

const bundlesOf: (facts: DeviceFacts) => ReadonlyMap<string, readonly string[]> = once(
  (facts) =>
    new Map(
      interfacesOf(facts)
        .filter(({ members }) => members.length > 0)
        .map(({ name, members }) => [name, members]),
    ),
);

/** `f8:c1:16:0a:0b:0c` from twelve hexadecimal digits. */
export function macText(digits: string): string {
  return (digits.match(/../g) ?? []).join(":");
}
