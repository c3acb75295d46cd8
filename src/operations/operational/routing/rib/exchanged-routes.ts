import { operationFailed, type RpcError } from "../../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply, outputReply } from "../../reply/index.ts";
import type { Answer, Arguments } from "../../request/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { type BgpPeer, bgpPeersOf } from "../bgp/bgp-peers.ts";
import { isTold } from "../bgp/rib-counts.ts";
import { readAddress } from "../model/router.ts";
import type { Destination, Route, RouteTable } from "./route.ts";
import { type RouteFilter, routeFilter } from "./route-filter.ts";
import { routeTableElement } from "./route-table-element.ts";
import { asPathText, countLine } from "./route-text.ts";
import { tableCountsOf } from "./shown-routes.ts";

interface Exchanged {
  readonly table: RouteTable;
  readonly rows: readonly Row[];
}

interface Row {
  readonly destination: string;
  readonly isActive: boolean;
  readonly nextHop: string;
  readonly localPreference: string;
  readonly asPath: string;
}

/** Whether a request is about what a peer tells us, or what we tell it. */
export function isExchange(given: Arguments): boolean {
  return given.has("receive-protocol-name") || given.has("advertising-protocol-name");
}

/**
 * `show route receive-protocol bgp PEER`: what a peer announced. `show route advertising-protocol
 * bgp PEER`: what it is told. On the CLI the peer is the last word, where a destination may stand
 * otherwise.
 */
export function exchangedRoutes(
  facts: DeviceFacts,
  given: Arguments,
  tables: readonly RouteTable[],
): Answer {
  const isReceived = given.has("receive-protocol-name");
  const protocol = given.text(isReceived ? "receive-protocol-name" : "advertising-protocol-name");
  if (protocol !== "bgp") return { error: operationFailed("syntax error", protocol ?? "") };
  const named = given.text(isReceived ? "peer" : "neighbor");
  const peers = peersNamed(facts, named ?? given.text("destination"));
  if ("error" in peers) return peers;
  if (bgpPeersOf(facts).size === 0) return outputReply("BGP is not running");
  const filter = named === undefined ? everything : routeFilter(given);
  if ("error" in filter) return filter;
  const found = tables.flatMap((table): readonly Exchanged[] => {
    const rows = filter
      .destinations(table)
      .flatMap((one) =>
        peers.flatMap((peer) =>
          isReceived ? receivedRows(one, peer) : toldRows(one, peer, table.name),
        ),
      );
    return rows.length === 0 ? [] : [{ table, rows }];
  });
  return reply(facts, found);
}

const everything: Pick<RouteFilter, "destinations"> = {
  destinations: ({ destinations }) => destinations,
};

function peersNamed(
  facts: DeviceFacts,
  text: string | undefined,
): readonly BgpPeer[] | { readonly error: RpcError } {
  if (text === undefined) return { error: operationFailed("missing argument", "peer") };
  const address = readAddress(text);
  if (typeof address === "string")
    return { error: operationFailed(`invalid ip address or hostname: ${text}`, text) };
  return [...bgpPeersOf(facts).values()]
    .flat()
    .filter((peer) => peer.address.family === address.family && peer.address.bits === address.bits);
}

function receivedRows({ name, routes }: Destination, peer: BgpPeer): readonly Row[] {
  return routes.flatMap((route, index) =>
    route.bgp === undefined || route.thing !== peer.thing
      ? []
      : [rowOf(name, route, index === 0, route.bgp.nextHop, asPathText(route))],
  );
}

/** An external peer sees our own system at the head of the path, and us as the next hop. */
function toldRows(
  { name, routes: [active] }: Destination,
  peer: BgpPeer,
  table: string,
): readonly Row[] {
  if (active?.bgp === undefined || !isTold(active, peer, table)) return [];
  const isExternal = peer.type === "External";
  const isReflected = !isExternal && active.bgp.isInternal;
  const path = `${isExternal ? `[${peer.localAs ?? 0}] ` : ""}${asPathText(active)}`;
  return [rowOf(name, active, true, isReflected ? active.bgp.nextHop : "Self", path, isExternal)];
}

function rowOf(
  destination: string,
  { bgp }: Route,
  isActive: boolean,
  nextHop: string,
  asPath: string,
  isExternal: boolean = bgp?.isInternal === false,
): Row {
  const localPreference = isExternal ? "" : String(bgp?.localPreference ?? "");
  return { destination, isActive, nextHop, localPreference, asPath };
}

function reply(facts: DeviceFacts, found: readonly Exchanged[]): OperationalReply {
  return {
    xml: el(
      "route-information",
      dataNamespace(facts, "routing"),
      ...found.map(({ table, rows }) =>
        routeTableElement(table.name, tableCountsOf(table), rows.map(rowElement)),
      ),
    ),
    text: () => found.map(tableText).join("\n\n"),
  };
}

function rowElement(row: Row): XmlElement {
  return el(
    "rt",
    { "junos:style": "brief" },
    el("rt-destination", row.destination),
    el(
      "rt-entry",
      el("active-tag", row.isActive ? "*" : ""),
      el("protocol-name", "BGP"),
      el("nh", el("to", row.nextHop)),
      ...(row.localPreference === "" ? [] : [el("local-preference", row.localPreference)]),
      el("as-path", row.asPath),
    ),
  );
}

function tableText({ table, rows }: Exchanged): string {
  return [
    countLine({ name: table.name, counts: tableCountsOf(table) }),
    "  Prefix                  Nexthop              MED     Lclpref    AS path",
    ...rows.map((row) =>
      [
        row.isActive ? "*" : " ",
        row.destination.padEnd(23),
        row.nextHop.padEnd(20),
        "".padEnd(7),
        row.localPreference.padEnd(10),
        row.asPath,
      ].join(" "),
    ),
  ].join("\n");
}
