import { addressText } from "../../../../base/index.ts";
import { entriesOf, type ListEntry, leafValue } from "../../../../junos/config/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { protocolUnits } from "../model/protocol-units.ts";
import { addressOf, type RoutedUnit } from "../model/routed-unit.ts";
import { protocolOf, type Router, readAddress } from "../model/router.ts";
import { interiorRouteTo } from "../rib/interior-table.ts";

/** An interface on which LDP runs. */
export interface LdpInterface {
  readonly unit: RoutedUnit;
  readonly statement: ListEntry;
  /** Own address of the interface. */
  readonly address: string;
}

/** A neighbor whose hellos arrive: over a link, or targeted. */
export interface LdpNeighbor {
  readonly address: string;
  /** `lo0.0` for a targeted neighbor. */
  readonly interfaceName: string;
  readonly labelSpace: string;
  readonly holdSeconds: number;
  readonly isTargeted: boolean;
  readonly routerId: string;
  /** What its session is called among the things that come and go. */
  readonly thing: string;
}

/** A TCP session with one router, however many links lead to it. */
export interface LdpSession {
  readonly address: string;
  /** Whether its address can be reached. */
  readonly isOperational: boolean;
  readonly isTargeted: boolean;
  /** Own addresses of links to the neighbor, and its addresses on them. */
  readonly neighborAddresses: readonly string[];
  readonly thing: string;
}

export interface LdpInstance {
  readonly interfaces: readonly LdpInterface[];
  readonly neighbors: readonly LdpNeighbor[];
  readonly sessions: readonly LdpSession[];
}

/**
 * LDP of a router; undefined when it does not run. A link neighbor is there when the unit is up
 * with families `inet` and `mpls`; a session is operational when the interior routes reach the
 * neighbor's router id.
 */
export function ldpOf(facts: DeviceFacts, router: Router): LdpInstance | undefined {
  const protocol = protocolOf(router, "ldp");
  if (protocol === undefined) return undefined;
  const interfaces = protocolUnits(protocol, router.units).flatMap(
    ({ unit, statement }): readonly LdpInterface[] => {
      const address = addressOf(unit, "inet");
      const isReady = address !== undefined && (unit.isLoopback || unit.families.has("mpls"));
      return isReady ? [{ unit, statement, address: addressText(address.own) }] : [];
    },
  );
  const neighbors = [
    ...interfaces.flatMap((one) => linkNeighbor(router, one)),
    ...entriesOf(protocol, "neighbor").map(({ keys }): LdpNeighbor => {
      const address = keys[0] ?? "";
      const space = `${address}:0`;
      return {
        address,
        interfaceName: "lo0.0",
        labelSpace: space,
        holdSeconds: 45,
        isTargeted: true,
        routerId: address,
        thing: ldpThing(router, address),
      };
    }),
  ];
  return { interfaces, neighbors, sessions: sessionsOf(facts, router, neighbors) };
}

function linkNeighbor(router: Router, { unit, statement }: LdpInterface): readonly LdpNeighbor[] {
  const remote = addressOf(unit, "inet")?.remote;
  if (unit.peer === undefined || remote === undefined) return [];
  const { routerId } = unit.peer;
  return [
    {
      address: remote,
      interfaceName: unit.name,
      labelSpace: `${routerId}:0`,
      holdSeconds: Number(leafValue(statement, "hold-time") ?? 15),
      isTargeted: false,
      routerId,
      thing: ldpThing(router, routerId),
    },
  ];
}

function sessionsOf(
  facts: DeviceFacts,
  router: Router,
  neighbors: readonly LdpNeighbor[],
): readonly LdpSession[] {
  const ids = [...new Set(neighbors.map(({ routerId }) => routerId))];
  return ids.map((id) => {
    const own = neighbors.filter(({ routerId }) => routerId === id);
    const address = readAddress(id);
    const route = typeof address === "string" ? undefined : interiorRouteTo(facts, router, address);
    return {
      address: id,
      isOperational: route !== undefined && route.nextHops.length > 0,
      isTargeted: own.every(({ isTargeted }) => isTargeted),
      neighborAddresses: own.map((neighbor) => neighbor.address),
      thing: ldpThing(router, id),
    };
  });
}

/** What an operational session is called among the things that come and go. */
export function ldpThing(router: Router, address: string): string {
  return `ldp session ${router.name} ${address}`;
}
