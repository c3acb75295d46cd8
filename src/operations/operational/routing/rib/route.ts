import type { Prefix } from "../../../../base/index.ts";

export type RouteProtocol =
  | "Direct"
  | "Local"
  | "Static"
  | "Aggregate"
  | "OSPF"
  | "OSPF3"
  | "IS-IS"
  | "BGP"
  | "LDP"
  | "RSVP"
  | "MPLS";

/** Where packets go. */
export interface NextHop {
  /** Address of the next router; undefined on a link that is the destination itself. */
  readonly to?: string;
  /** `ge-0/0/0.0`. */
  readonly via?: string;
  /** `Push 299776`, `Pop`, `Swap 299792`. */
  readonly label?: string;
  /** `label-switched-path` of RSVP. */
  readonly lspName?: string;
  /** `next-table` of a static route. */
  readonly table?: string;
}

/** How packets are treated; `Indirect` resolves through the route to another router. */
export type NextHopKind =
  | "Interface"
  | "Local"
  | "Router"
  | "Indirect"
  | "Discard"
  | "Reject"
  | "Receive"
  | "MultiRecv"
  | "Next table";

/** What a BGP peer said of a destination. */
interface BgpAttributes {
  /** The peer's address. */
  readonly learnedFrom: string;
  readonly peerRouterId: string;
  readonly peerAs: number;
  readonly localAs: number;
  readonly localPreference: number;
  /** Without origin: `64496 3356`; empty for routes of the own system. */
  readonly asPath: string;
  readonly isInternal: boolean;
  /** `protocol next hop`. */
  readonly nextHop: string;
  readonly communities: readonly string[];
  /** The table that the route came in by, when it is copied to another. */
  readonly primaryTable?: string;
}

/** One route of a table. */
export interface Route {
  /** `192.0.2.0/24`; a label in mpls.0. */
  readonly destination: string;
  /** Undefined for what is no address: labels and VPN routes. */
  readonly prefix: Prefix | undefined;
  readonly protocol: RouteProtocol;
  readonly preference: number;
  readonly metric?: number;
  readonly tag?: number;
  readonly kind: NextHopKind;
  readonly nextHops: readonly NextHop[];
  readonly bgp?: BgpAttributes;
  /** OSPF area, level of IS-IS. */
  readonly area?: string;
  readonly level?: number;
  readonly localAs?: number | undefined;
  /** What it lives by, among the things that come and go: the age counts from it. */
  readonly thing: string;
}

/** All routes to one destination, best first. */
export interface Destination {
  readonly name: string;
  readonly prefix: Prefix | undefined;
  readonly routes: readonly Route[];
}

export interface RouteTable {
  readonly name: string;
  /** In the order of addresses. */
  readonly destinations: readonly Destination[];
}
