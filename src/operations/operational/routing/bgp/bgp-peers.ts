import { addressText, type Prefix } from "../../../../base/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { once } from "../../state/once.ts";
import { protocolOf, type Router, routersOf, type Subnet } from "../model/router.ts";
import { interiorRouteTo } from "../rib/interior-table.ts";
import type { NextHop, Route } from "../rib/route.ts";
import { type BgpPeerStatement, bgpPeerStatements } from "./peer-statements.ts";

type BgpState = "Established" | "Active" | "Connect" | "Idle";

/** A peer and how it stands. */
export interface BgpPeer extends BgpPeerStatement {
  readonly state: BgpState;
  readonly routerId: string;
  /** The own end of the TCP connection, once there is one. */
  readonly ownAddress: string;
  /** How packets reach the peer. */
  readonly nextHops: readonly NextHop[];
  /** The unit of a peer in a connected subnet. */
  readonly unit: string | undefined;
  readonly isConnected: boolean;
  readonly thing: string;
}

/**
 * The peers of a router. The one rule for whether a session is established: the router has a
 * route to the neighbor's address by the longest match among its direct, static and interior
 * routes, which leads to an interface (a default route counts only where no interior protocol runs,
 * which would know better), or is told of it by an underlay of external peers; an external peer that is not multihop must be in a connected
 * subnet; both ends have a number of an autonomous system; and nobody shut the session down.
 */
export const bgpPeersOf: (facts: DeviceFacts) => ReadonlyMap<string, readonly BgpPeer[]> = once(
  (facts) =>
    new Map(
      routersOf(facts).flatMap((router) => {
        const statements = bgpPeerStatements(router);
        return statements === undefined
          ? []
          : [[router.name, overUnderlay(router, statements, facts)] as const];
      }),
    ),
);

/**
 * Peers as the interior routes reach them; where no interior protocol runs, the underlay of a fabric
 * reaches the others: its external peers in connected subnets tell of their addresses.
 */
function overUnderlay(
  router: Router,
  statements: readonly BgpPeerStatement[],
  facts: DeviceFacts,
): readonly BgpPeer[] {
  const peers = statements.map((peer) => standing(facts, router, peer));
  return peers.map((peer) => {
    const isWaiting = peer.state === "Active" || peer.state === "Connect" || peer.isMultihop;
    const [way] = underlayOf(router, peers, peer.address.family);
    const isComplete = peer.peerAs !== undefined && peer.localAs !== undefined;
    if (peer.state === "Established" || !isWaiting || !isComplete || peer.isShutDown) return peer;
    if (way === undefined || router.subnets.longest(peer.address) !== undefined) return peer;
    return { ...peer, state: "Established", nextHops: way.nextHops };
  });
}

/** The peers that make the underlay of a fabric, in the order in which BGP prefers them. */
export function underlayOf(
  router: Router,
  peers: readonly BgpPeer[],
  family: Prefix["family"],
): readonly BgpPeer[] {
  if (hasInteriorProtocol(router)) return [];
  return peers
    .filter(
      ({ state, isConnected, type, families, address }) =>
        state === "Established" &&
        isConnected &&
        type === "External" &&
        address.family === family &&
        families.some(({ nlri }) => nlri === `${family}-unicast`),
    )
    .toSorted(
      (one, other) =>
        compareNumbers(one.routerId, other.routerId) ||
        compareNumbers(one.addressText, other.addressText),
    );
}

function compareNumbers(one: string, other: string): number {
  return one.localeCompare(other, "en", { numeric: true });
}

function standing(facts: DeviceFacts, router: Router, peer: BgpPeerStatement): BgpPeer {
  const subnet = router.upSubnets.longest(peer.address);
  const isOwn = subnet?.address.own.bits === peer.address.bits;
  const route = isOwn ? undefined : wayTo(facts, router, peer);
  const isConnected = route?.protocol === "Direct";
  const mustBeConnected = peer.type === "External" && !peer.isMultihop;
  const isComplete = peer.peerAs !== undefined && peer.localAs !== undefined;
  const isUp =
    route !== undefined && isComplete && !peer.isShutDown && (isConnected || !mustBeConnected);
  const text = addressText(peer.address);
  const unit = isConnected ? route.nextHops[0]?.via : undefined;
  const linkPeer = isConnected && subnet?.address.remote === text ? subnet.unit.peer : undefined;
  return {
    ...peer,
    state: isUp ? "Established" : restState(facts, peer, mustBeConnected, isComplete),
    routerId: linkPeer?.routerId ?? routerIdOf(facts, peer),
    ownAddress: peer.localAddress ?? ownAddressOf(router, peer, subnet),
    nextHops: isConnected
      ? [{ to: text, ...(unit === undefined ? {} : { via: unit }) }]
      : (route?.nextHops ?? []),
    unit,
    isConnected,
    thing: bgpThing(router.name, peer.addressText),
  };
}

/** What a session that is up is called among the things that come and go. */
function bgpThing(router: string, address: string): string {
  return `bgp neighbor ${router} ${address}`;
}

function wayTo(facts: DeviceFacts, router: Router, peer: BgpPeerStatement): Route | undefined {
  const route = interiorRouteTo(facts, router, peer.address);
  if (route === undefined || route.nextHops.length === 0 || route.protocol === "Local")
    return undefined;
  return route.prefix?.length === 0 && hasInteriorProtocol(router) ? undefined : route;
}

function hasInteriorProtocol(router: Router): boolean {
  return ["ospf", "ospf3", "isis"].some((protocol) => protocolOf(router, protocol) !== undefined);
}

/** A peer that cannot be reached directly waits in Idle; the others try again and again. */
function restState(
  facts: DeviceFacts,
  peer: BgpPeerStatement,
  mustBeConnected: boolean,
  isComplete: boolean,
): BgpState {
  if (peer.isShutDown || mustBeConnected || !isComplete) return "Idle";
  if (peer.isPassive) return "Active";
  const draw = facts.random.derive(`bgp state ${peer.addressText}`).integer(2);
  return draw === 0 ? "Active" : "Connect";
}

/** An IPv4 neighbor that is reached by its loopback has it as router id. */
function routerIdOf(facts: DeviceFacts, peer: BgpPeerStatement): string {
  if (peer.address.family === "inet" && peer.type === "Internal") return addressText(peer.address);
  const stream = facts.random.derive(`bgp router-id ${peer.addressText}`);
  return `10.255.${stream.integer(256)}.${1 + stream.integer(254)}`;
}

function ownAddressOf(router: Router, peer: BgpPeerStatement, subnet: Subnet | undefined): string {
  if (subnet !== undefined) return addressText(subnet.address.own);
  const up = router.units.filter(({ isUp, peer: other }) => isUp && other !== undefined);
  const any = [...up, ...router.units]
    .flatMap(({ addresses }) => addresses)
    .find(({ own }) => own.family === peer.address.family);
  return any === undefined ? "" : addressText(any.own);
}
