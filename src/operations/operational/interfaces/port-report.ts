import { durationText, timeText } from "../../../base/index.ts";
import { has, leafValue } from "../../../junos/config/index.ts";
import { timeZoneOf } from "../../time-zone.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { presenceOf } from "../state/epochs.ts";
import { type PhysicalInterface, upPorts } from "../state/interface-model.ts";
import { opticalPortsOf } from "../state/optical-ports.ts";
import {
  type InterfaceIndex,
  interfaceIndexes,
  type PortAttributes,
  portAttributes,
} from "../state/port-attributes.ts";
import { clearedAt, portTraffic, type Traffic } from "./traffic.ts";

/** The styles of `show interfaces` that tell of a port at length. */
export type Style = "brief" | "normal" | "detail" | "extensive" | "media" | "statistics";

/** All that the styles of `show interfaces` tell of one port. */
export interface PortReport {
  readonly port: PhysicalInterface;
  readonly attributes: PortAttributes;
  readonly index: InterfaceIndex;
  readonly traffic: Traffic;
  /** When it came up or went down last, milliseconds since 1970; undefined for never. */
  readonly flappedAt: number | undefined;
  /** How often it changed since the start. */
  readonly transitions: number;
  readonly clearedAt: number | undefined;
  readonly now: number;
  readonly timeZone: string;
  readonly linkLevel: string;
  readonly isOptical: boolean;
  readonly options: LinkOptions;
}

interface LinkOptions {
  readonly autoNegotiation: boolean;
  readonly flowControl: boolean;
  readonly loopback: boolean;
  readonly traps: boolean;
}

const none: PortAttributes = {
  kind: "pseudo",
  mtu: undefined,
  bitsPerSecond: undefined,
  mac: undefined,
  hardwareMac: undefined,
};
/** Of interfaces between the parts of a chassis, which SNMP does not number. */
export const noIndex: InterfaceIndex = { snmp: 0, local: 0, generation: 0 };

/**
 * Milliseconds by which the first ports are up before the device is: clients count whole seconds,
 * and take 0 of them for never.
 */
const portsBeforeBootMs = 1_000;

export function portReport(facts: DeviceFacts, port: PhysicalInterface): PortReport {
  const attributes = portAttributes(facts).get(port.name) ?? none;
  const { since, losses } = presenceOf(facts, port.name, upPorts);
  const isOld = since <= facts.bootedAt;
  const firstUp = facts.bootedAt - portsBeforeBootMs;
  const changedAt = isOld ? (port.operUp ? firstUp : undefined) : since;
  return {
    port,
    attributes,
    index: interfaceIndexes(facts).get(port.name) ?? noIndex,
    traffic: portTraffic(facts, port),
    flappedAt: attributes.kind === "ethernet" ? changedAt : undefined,
    transitions: 2 * losses + (port.operUp ? 1 : 0),
    clearedAt: clearedAt(facts, port.name),
    now: facts.now,
    timeZone: timeZoneOf(facts),
    linkLevel: linkLevelOf(port, attributes),
    isOptical: opticalPortsOf(facts).has(port.name),
    options: linkOptionsOf(port),
  };
}

const linkLevels: Readonly<Record<string, string>> = {
  "flexible-ethernet-services": "Flexible-Ethernet",
  "ethernet-ccc": "Ethernet-CCC",
  "vlan-ccc": "VLAN-CCC",
  "ethernet-vpls": "Ethernet-VPLS",
  "vlan-vpls": "VLAN-VPLS",
  "ethernet-bridge": "Ethernet-Bridge",
  "extended-vlan-bridge": "Extended-VLAN-Bridge",
};

function linkLevelOf({ name, config }: PhysicalInterface, { kind }: PortAttributes): string {
  if (kind === "loopback") return "Unspecified";
  if (kind === "pseudo") return name.replace(/[\d-].*$/, "").toUpperCase();
  return linkLevels[(config && leafValue(config, "encapsulation")) ?? ""] ?? "Ethernet";
}

function linkOptionsOf({ config }: PhysicalInterface): LinkOptions {
  const isSet = (name: string): boolean =>
    config !== undefined &&
    ["gigether-options", "ether-options", "fastether-options", "aggregated-ether-options"].some(
      (options) => has(config, options, name),
    );
  return {
    autoNegotiation: !isSet("no-auto-negotiation"),
    flowControl: !isSet("no-flow-control"),
    loopback: isSet("loopback"),
    traps: config === undefined || !has(config, "no-traps"),
  };
}

/** `2026-03-02 09:50:00 UTC (00:10:00 ago)`, `Never`. */
export function agoText(at: number | undefined, { now, timeZone }: PortReport): string {
  return at === undefined ? "Never" : `${timeText(at, timeZone)} (${durationText(now - at)} ago)`;
}

/** `1514`, `Unlimited`. */
export function mtuText(mtu: number | undefined): string {
  return mtu === undefined ? "Unlimited" : String(mtu);
}
