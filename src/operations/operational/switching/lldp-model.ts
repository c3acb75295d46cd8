import { entriesOf, findParent, has, leafValue } from "../../../junos/config/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { presenceOf } from "../state/epochs.ts";
import { interfacesOf, type PhysicalInterface, upPorts } from "../state/interface-model.ts";
import { cablesOf, type LinkPeer } from "../state/links.ts";
import { once } from "../state/once.ts";
import { interfaceIndexes, portAttributes } from "../state/port-attributes.ts";

export interface LldpNeighbor {
  readonly port: PhysicalInterface;
  readonly peer: LinkPeer;
  /** Number of the neighbour in the tables of the agent, and of the local port. */
  readonly index: number;
  readonly localPortId: number;
  /** Seconds. */
  readonly timeToLive: number;
  /** When it was heard first, milliseconds since 1970. */
  readonly since: number;
  /** Seconds since it was heard last. */
  readonly age: number;
}

interface LldpSettings {
  /** Whether a port speaks LLDP. */
  readonly isOn: (port: string) => boolean;
  /** Seconds between two messages, and how many may be missed. */
  readonly interval: number;
  readonly multiplier: number;
  readonly managementAddress: string | undefined;
}

/** `protocols lldp`; undefined when it is not configured, or disabled. */
export const lldpSettings: (facts: DeviceFacts) => LldpSettings | undefined = once(
  ({ running }) => {
    const lldp = findParent(running, "protocols", "lldp");
    if (lldp === undefined || has(lldp, "disable")) return undefined;
    const interfaces = new Map(
      entriesOf(lldp, "interface").map((entry) => [
        (entry.keys[0] ?? "").replace(/\.\d+$/, ""),
        !has(entry, "disable"),
      ]),
    );
    return {
      isOn: (port) => interfaces.get(port) ?? interfaces.get("all") ?? false,
      interval: Number(leafValue(lldp, "advertisement-interval") ?? 30),
      multiplier: Number(leafValue(lldp, "hold-multiplier") ?? 4),
      managementAddress: leafValue(lldp, "management-address"),
    };
  },
);

/** Whom LLDP hears: the far ends of cables that are up, on the ports that speak it. */
export function lldpNeighbors(facts: DeviceFacts, settings: LldpSettings): readonly LldpNeighbor[] {
  const { isOn, interval, multiplier } = settings;
  return cablesOf(facts).flatMap(({ port, peer }, place) => {
    if (!isOn(port.name)) return [];
    const { since } = presenceOf(facts, port.name, upPorts);
    const phase = facts.random.derive(`lldp ${port.name}`).integer(interval);
    const upSeconds = Math.floor(Math.max(0, facts.now - since) / 1_000);
    return [
      {
        port,
        peer,
        index: place + 1,
        localPortId: interfaceIndexes(facts).get(port.name)?.snmp ?? 0,
        timeToLive: interval * multiplier,
        since,
        age: (upSeconds + phase) % interval,
      },
    ];
  });
}

/** Ports that speak LLDP, up or down. */
export function lldpPorts(
  facts: DeviceFacts,
  { isOn }: LldpSettings,
): readonly PhysicalInterface[] {
  return interfacesOf(facts).filter(
    ({ name, isSoftware, config }) => !isSoftware && config !== undefined && isOn(name),
  );
}

/** The MAC address by which the chassis calls itself. */
export function chassisId(facts: DeviceFacts): string {
  const first = [...portAttributes(facts).values()].find(({ kind }) => kind === "ethernet");
  return first?.hardwareMac ?? "";
}
