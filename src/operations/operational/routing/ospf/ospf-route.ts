import { addressText, holdsAddress, type Prefix, prefixText } from "../../../../base/index.ts";
import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply, textTable } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { type Router, readAddress } from "../model/router.ts";
import { ospfRoutes } from "../rib/igp-routes.ts";
import type { NextHop } from "../rib/route.ts";
import { type OspfInterface, ospfNeighborsOf } from "./ospf-model.ts";

/** What OSPF has computed a way to. */
export interface OspfRoute {
  readonly type: "Router" | "Network";
  readonly prefix: Prefix;
  readonly metric: number;
  readonly area: string;
  /** Router id of who tells of it. */
  readonly origin: string;
  /** Without `to` for what is connected. */
  readonly nextHops: readonly NextHop[];
}

/** Every route, routers before networks, each in the order of their addresses. */
export function ospfRouteEntries(
  facts: DeviceFacts,
  router: Router,
  interfaces: readonly OspfInterface[],
): readonly OspfRoute[] {
  const neighbors = ospfNeighborsOf(interfaces);
  const entries = new Map<string, OspfRoute>();
  const add = (route: OspfRoute): void => {
    const key = `${route.type} ${prefixText(route.prefix)}`;
    const known = entries.get(key);
    if (known !== undefined && known.metric < route.metric) return;
    const isEqual = known?.metric === route.metric && known.origin === route.origin;
    entries.set(
      key,
      isEqual ? { ...known, nextHops: [...known.nextHops, ...route.nextHops] } : route,
    );
  };
  for (const { unit, neighbor, metric, area } of neighbors) {
    const prefix = readAddress(neighbor.peer.routerId);
    const nextHops = [{ to: neighbor.address, via: unit.name }];
    const origin = neighbor.peer.routerId;
    if (typeof prefix !== "string") add({ type: "Router", prefix, metric, area, origin, nextHops });
  }
  for (const { unit, metric, area } of interfaces)
    if (unit.isUp)
      for (const { own, network } of unit.addresses)
        if (own.family === "inet")
          add({
            type: "Network",
            prefix: network,
            metric,
            area,
            origin: router.routerId,
            nextHops: [{ via: unit.name }],
          });
  for (const { prefix, metric = 0, nextHops, area, kind } of ospfRoutes(facts, router, "ospf")) {
    const via = neighbors.find(({ unit }) => unit.name === nextHops[0]?.via);
    if (kind === "Router" && prefix !== undefined && via !== undefined)
      add({
        type: "Network",
        prefix,
        metric,
        area: area ?? via.area,
        origin: via.neighbor.peer.routerId,
        nextHops,
      });
  }
  return [...entries.values()].sort(
    (one, other) =>
      Number(one.type === "Network") - Number(other.type === "Network") ||
      Number(one.prefix.bits - other.prefix.bits) ||
      one.prefix.length - other.prefix.length,
  );
}

/** Whether a route is the destination that is asked for, or leads to the address. */
export function leadsTo(route: OspfRoute, wanted: Prefix, isAddress: boolean): boolean {
  return isAddress
    ? holdsAddress(route.prefix, wanted)
    : prefixText(route.prefix) === prefixText(wanted);
}

/** `show ospf route`: one table for each instance. */
export function ospfRoute(
  facts: DeviceFacts,
  tables: readonly (readonly OspfRoute[])[],
  isLong: boolean,
): OperationalReply {
  return {
    xml: el(
      "ospf-route-information",
      dataNamespace(facts, "routing"),
      ...tables.map((routes) =>
        el(
          "ospf-topology-route-table",
          el("ospf-topology-name", "default"),
          ...routes.map((route) => el("ospf-route", routeElement(route, isLong))),
        ),
      ),
    ),
    text: () => tables.map((routes) => tableText(routes, isLong)).join("\n\n"),
  };
}

function routeElement(route: OspfRoute, isLong: boolean): XmlElement {
  return el(
    "ospf-route-entry",
    el("address-prefix", destinationText(route)),
    el("route-path-type", "Intra"),
    el("route-type", route.type),
    el("next-hop-type", "IP"),
    el("interface-cost", String(route.metric)),
    ...route.nextHops.map(({ to, via }) =>
      el(
        "ospf-next-hop",
        el("next-hop-name", el("interface-name", via ?? "")),
        to === undefined ? undefined : el("next-hop-address", el("interface-address", to)),
      ),
    ),
    ...(isLong ? [el("ospf-area", route.area), el("route-origin", route.origin)] : []),
  );
}

function destinationText({ type, prefix }: OspfRoute): string {
  return type === "Router" ? addressText(prefix) : prefixText(prefix);
}

const widths = [19, 6, 11, 7, 8, 15] as const;

function tableText(routes: readonly OspfRoute[], isLong: boolean): string {
  const rows = routes.flatMap((route) =>
    route.nextHops.map(({ to, via }, index) => {
      const isLast = index === route.nextHops.length - 1;
      const about = `  area ${route.area}, origin ${route.origin}, optional-capability 0x0`;
      return {
        cells: [...(index === 0 ? routeCells(route) : ["", "", "", "", ""]), via ?? "", to ?? ""],
        below: isLong && isLast ? [about] : [],
      };
    }),
  );
  const [heading = "", subheading = "", ...lines] = textTable(
    [
      ["Prefix", "Path", "Route", "NH", "Metric", "NextHop", "Nexthop"],
      ["", "Type", "Type", "Type", "", "Interface", "Address/LSP"],
      ...rows.map(({ cells }) => cells),
    ],
    widths,
  );
  const told = lines.flatMap((line, index) => [line, ...(rows[index]?.below ?? [])]);
  return ["Topology default Route Table:", "", heading, subheading, ...told].join("\n");
}

function routeCells(route: OspfRoute): readonly string[] {
  const metric = String(route.metric).padStart(widths[4] - 2);
  return [destinationText(route), "Intra", route.type, "IP", metric];
}
