import { addressText, type Prefix } from "../../../../base/index.ts";
import {
  entriesOf,
  has,
  type ListEntry,
  leafValue,
  type Parent,
} from "../../../../junos/config/index.ts";
import type { LinkPeer } from "../../state/links.ts";
import { linkLocalText } from "../model/link-local.ts";
import { protocolUnits } from "../model/protocol-units.ts";
import { addressOf, type RoutedUnit } from "../model/routed-unit.ts";
import { protocolOf, type Router, readAddress } from "../model/router.ts";

/** OSPF version 2 carries IPv4, version 3 IPv6. */
export type OspfVersion = "ospf" | "ospf3";

/** The router at the other end of an interface, with which the adjacency is full. */
export interface OspfNeighbor {
  readonly peer: LinkPeer;
  /** Its address on the link; link-local in version 3. */
  readonly address: string;
  readonly priority: number;
}

/** An interface of an area. */
export interface OspfInterface {
  readonly unit: RoutedUnit;
  readonly statement: ListEntry;
  /** `0.0.0.0`. */
  readonly area: string;
  readonly areaType: "stub" | "nssa" | undefined;
  readonly isPassive: boolean;
  readonly isPointToPoint: boolean;
  readonly metric: number;
  readonly priority: number;
  readonly helloSeconds: number;
  readonly deadSeconds: number;
  readonly neighbor: OspfNeighbor | undefined;
}

/** Priority of a router that does not set it (Junos `priority`). */
const usualPriority = 128;

export function familyOf(version: OspfVersion): Prefix["family"] {
  return version === "ospf" ? "inet" : "inet6";
}

/** The interfaces on which OSPF runs, by area; undefined when OSPF does not run in this instance. */
export function ospfInterfaces(
  router: Router,
  version: OspfVersion,
): readonly OspfInterface[] | undefined {
  const protocol = protocolOf(router, version);
  if (protocol === undefined) return undefined;
  const family = familyOf(version);
  const units = router.units.filter(({ families }) => families.has(family));
  return entriesOf(protocol, "area").flatMap((area) =>
    protocolUnits(area, units).map(({ unit, statement }) =>
      ospfInterface(area, unit, statement, family),
    ),
  );
}

/** The neighbors of the interfaces, for those who need no more. */
export function ospfNeighborsOf(
  interfaces: readonly OspfInterface[],
): readonly (OspfInterface & { readonly neighbor: OspfNeighbor })[] {
  return interfaces.flatMap((one) =>
    one.neighbor === undefined ? [] : [{ ...one, neighbor: one.neighbor }],
  );
}

function ospfInterface(
  area: ListEntry,
  unit: RoutedUnit,
  statement: ListEntry,
  family: Prefix["family"],
): OspfInterface {
  const number = (name: string, otherwise: number): number =>
    Number(leafValue(statement, name) ?? otherwise);
  const isPassive = unit.isLoopback || has(statement, "passive");
  const type = leafValue(statement, "interface-type");
  const helloSeconds = number("hello-interval", 10);
  return {
    unit,
    statement,
    area: areaText(area.keys[0] ?? "0"),
    areaType: areaTypeOf(area),
    isPassive,
    isPointToPoint: type === "p2p" || type === "p2mp" || /^(gr|ip|st)-?\d/.test(unit.portName),
    metric: number("metric", unit.isLoopback ? 0 : 1),
    priority: number("priority", usualPriority),
    helloSeconds,
    deadSeconds: number("dead-interval", helloSeconds * 4),
    neighbor: isPassive ? undefined : neighborOf(unit, family),
  };
}

/** Full as soon as the link is up and there is an address to speak to. */
function neighborOf(unit: RoutedUnit, family: Prefix["family"]): OspfNeighbor | undefined {
  const { peer } = unit;
  const remote = addressOf(unit, family)?.remote;
  if (peer === undefined || remote === undefined) return undefined;
  const address = family === "inet" ? remote : linkLocalText(peer.mac);
  return { peer, address, priority: usualPriority };
}

function areaTypeOf(area: Parent): OspfInterface["areaType"] {
  if (has(area, "stub")) return "stub";
  return has(area, "nssa") ? "nssa" : undefined;
}

/** Areas may be written as a number. */
export function areaText(text: string): string {
  return /^\d{1,10}$/.test(text) ? addressText({ family: "inet", bits: BigInt(text) }) : text;
}

/** Which of the two routers of a LAN is the designated one: higher priority, then higher router id. */
export function isDesignated(one: OspfInterface, routerId: string): boolean {
  const { neighbor } = one;
  if (neighbor === undefined) return one.priority > 0;
  if (one.priority !== neighbor.priority) return one.priority > neighbor.priority;
  return bitsOf(routerId) > bitsOf(neighbor.peer.routerId);
}

function bitsOf(text: string): bigint {
  const address = readAddress(text);
  return typeof address === "string" ? 0n : address.bits;
}

/** What a live adjacency is called among the things that come and go. */
export function ospfThing(router: Router, version: OspfVersion, unit: string): string {
  return `${version} neighbor ${router.name} ${unit}`;
}
