import { holdsAddress, type Prefix, readPrefix } from "../../../../base/index.ts";
import { operationFailed, type RpcError } from "../../../../netconf/rpc/index.ts";
import type { Arguments } from "../../request/index.ts";
import type { Destination, Route, RouteProtocol, RouteTable } from "./route.ts";

/** Which destinations of a table, and which of their routes, a request wants. */
export interface RouteFilter {
  destinations(table: RouteTable): readonly Destination[];
  routes(route: Route, isActive: boolean): boolean;
}

/** The words of `protocol`, and the protocols they stand for. */
const protocolWords: Readonly<Record<string, readonly RouteProtocol[]>> = {
  direct: ["Direct"],
  local: ["Local"],
  static: ["Static"],
  aggregate: ["Aggregate"],
  ospf: ["OSPF", "OSPF3"],
  ospf2: ["OSPF"],
  ospf3: ["OSPF3"],
  isis: ["IS-IS"],
  bgp: ["BGP"],
  ldp: ["LDP"],
  rsvp: ["RSVP"],
  mpls: ["MPLS"],
};

/** Protocols that a device may be asked for although none of these routes is ever here. */
const otherProtocols =
  "access access-internal arp atmvpn bgp-l2vpn ccc dvmrp dynamic-tunnel esis evpn flow frr igmp inet6 l2circuit l2vpn msdp mvpn ng-mvpn pim rip ripng rift rtarget spring-te tunnel vpls vpn".split(
    " ",
  );

/**
 * Reads `destination`, `exact`, `best`, `protocol`, `active-path` and their like. `hidden` selects
 * nothing: what cannot be used is not in a table at all.
 */
export function routeFilter(given: Arguments): RouteFilter | { readonly error: RpcError } {
  const protocolText = given.text("protocol")?.toLowerCase();
  const protocols = protocolText === undefined ? undefined : protocolWords[protocolText];
  if (
    protocolText !== undefined &&
    protocols === undefined &&
    !otherProtocols.includes(protocolText)
  )
    return { error: operationFailed(`invalid value '${protocolText}'`, protocolText) };
  const text = given.text("destination");
  const wanted = text === undefined ? undefined : readDestination(text);
  if (wanted === "bad") return { error: operationFailed(`invalid prefix: ${text}`, text ?? "") };
  const label = given.text("label");
  const source = given.text("source-gateway");
  const community = given.text("community");
  const via = given.text("next-hop");
  const [isActiveOnly, isInactiveOnly] = [given.has("active-path"), given.has("inactive-path")];
  const isHidden = given.has("hidden");
  return {
    destinations(table) {
      if (label !== undefined) return table.destinations.filter(({ name }) => name === label);
      return wanted === undefined ? table.destinations : matching(table, wanted, given);
    },
    routes(route, isActive) {
      if (protocolText !== undefined && !(protocols ?? []).includes(route.protocol)) return false;
      if (isHidden || (isActiveOnly && !isActive) || (isInactiveOnly && isActive)) return false;
      if (source !== undefined && route.bgp?.learnedFrom !== source) return false;
      if (community !== undefined && route.bgp?.communities.includes(community) !== true)
        return false;
      return via === undefined || route.nextHops.some(({ to }) => to === via);
    },
  };
}

/** A label of mpls.0 is a destination, too. */
type Wanted = { readonly prefix: Prefix; readonly hasLength: boolean } | { readonly label: string };

function readDestination(text: string): Wanted | "bad" {
  if (/^\d{1,7}$/.test(text)) return { label: text };
  if (text === "default") return readDestination("0.0.0.0/0");
  const prefix = readPrefix(text, text.includes(":") ? "inet6" : "inet");
  return typeof prefix === "string" ? "bad" : { prefix, hasLength: text.includes("/") };
}

/**
 * An address alone selects the longest prefix that holds it. A prefix selects itself and all inside
 * it; with `exact` itself alone; with `best` the longest that holds it.
 */
function matching(
  { destinations }: RouteTable,
  wanted: Wanted,
  given: Arguments,
): readonly Destination[] {
  if ("label" in wanted) return destinations.filter(({ name }) => name === wanted.label);
  const { prefix, hasLength } = wanted;
  if (given.has("exact"))
    return destinations.filter(
      (one) => one.prefix?.length === prefix.length && holds(one.prefix, prefix),
    );
  if (!hasLength || given.has("best")) {
    const holders = destinations.filter(
      (one) =>
        one.prefix !== undefined && one.prefix.length <= prefix.length && holds(one.prefix, prefix),
    );
    const longest = Math.max(...holders.map((one) => one.prefix?.length ?? 0));
    return holders.filter((one) => one.prefix?.length === longest);
  }
  return destinations.filter(
    (one) =>
      one.prefix !== undefined && one.prefix.length >= prefix.length && holds(prefix, one.prefix),
  );
}

function holds(outer: Prefix, inner: Prefix): boolean {
  return outer.family === inner.family && holdsAddress(outer, inner);
}
