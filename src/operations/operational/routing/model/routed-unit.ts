import { addressText, networkOf, type Prefix, readPrefix } from "../../../../base/index.ts";
import { addressPlan } from "../../state/address-plan.ts";
import { configuredPeers } from "../../state/configured-peers.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import {
  interfacesOf,
  type LogicalInterface,
  type PhysicalInterface,
} from "../../state/interface-model.ts";
import { type Link, type LinkPeer, linksOf, peerOf } from "../../state/links.ts";
import { once } from "../../state/once.ts";

/** An address of a unit, and the far end's in the same subnet. */
export interface RoutedAddress {
  readonly own: Prefix;
  readonly network: Prefix;
  /** The far end's address; undefined for a host route and where nobody is. */
  readonly remote: string | undefined;
}

/** A logical interface as routing sees it. */
export interface RoutedUnit {
  readonly name: string;
  readonly portName: string;
  readonly isUp: boolean;
  readonly isLoopback: boolean;
  /** A port of the routing engine: no neighbor of a routing protocol is expected behind it. */
  readonly isManagement: boolean;
  /** `inet`, `inet6`, `iso`, `mpls` and so on. */
  readonly families: ReadonlySet<string>;
  readonly addresses: readonly RoutedAddress[];
  /** Network entity titles of `family iso`. */
  readonly isoAddresses: readonly string[];
  /** The router at the far end; undefined while the unit is down, and for loopbacks. */
  readonly peer: LinkPeer | undefined;
}

/** Software interfaces that have a router behind them, as cables have. */
const adjacentSoftware = /^(ae|irb|reth|vlan|gr|ip|st|lt)(\d|-|$)/;

/** All units of the device in the order of its interfaces. */
export const routedUnitsOf: (facts: DeviceFacts) => readonly RoutedUnit[] = once((facts) => {
  const links = new Map(linksOf(facts).map((link) => [link.unit.name, link]));
  return interfacesOf(facts).flatMap((port) =>
    port.units.map((unit) => {
      const link = links.get(unit.name);
      if (link !== undefined) return routedUnit(port, unit, link.peer, remotesOf(link));
      const peer = softwarePeer(facts, port, unit);
      return routedUnit(port, unit, peer, peer === undefined ? new Map() : planned(facts, unit));
    }),
  );
});

/** A bundle or a bridge interface has a far end, too, which `links` does not tell of. */
function softwarePeer(
  facts: DeviceFacts,
  port: PhysicalInterface,
  unit: LogicalInterface,
): LinkPeer | undefined {
  return unit.operUp && adjacentSoftware.test(port.name) ? peerOf(facts, port.name) : undefined;
}

/** The far end's address for each own one. */
type Remotes = ReadonlyMap<string, string | undefined>;

function remotesOf({ addresses }: Link): Remotes {
  return new Map(addresses.map(({ local, remote }) => [local, remote]));
}

function planned(facts: DeviceFacts, unit: LogicalInterface): Remotes {
  const plans = routedTexts(unit).flatMap(
    (text) => addressPlan(text, configuredPeers(facts)) ?? [],
  );
  return new Map(plans.map(({ local, remote }) => [local, remote]));
}

function routedTexts(unit: LogicalInterface): readonly string[] {
  return unit.families.flatMap(({ name, addresses }) =>
    name === "inet" || name === "inet6" ? addresses : [],
  );
}

function routedUnit(
  port: PhysicalInterface,
  unit: LogicalInterface,
  peer: LinkPeer | undefined,
  remotes: Remotes,
): RoutedUnit {
  return {
    name: unit.name,
    portName: port.name,
    isUp: unit.operUp,
    isLoopback: /^lo\d/.test(port.name),
    isManagement: /^(fxp|em|me|vme)\d*$/.test(port.name),
    families: new Set(unit.families.map(({ name }) => name)),
    addresses: routedTexts(unit).flatMap((text) => {
      const own = readPrefix(text, text.includes(":") ? "inet6" : "inet");
      if (typeof own === "string") return [];
      return [{ own, network: networkOf(own), remote: remotes.get(addressText(own)) }];
    }),
    isoAddresses: unit.families.find(({ name }) => name === "iso")?.addresses ?? [],
    peer,
  };
}

/** The first address of a family. */
export function addressOf(unit: RoutedUnit, family: Prefix["family"]): RoutedAddress | undefined {
  return unit.addresses.find(({ own }) => own.family === family);
}

/** `ge-0/0/0` in the configuration of a protocol means unit 0. */
export function unitName(text: string): string {
  return text.includes(".") ? text : `${text}.0`;
}
