import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { masterName, routerNamed } from "../model/router.ts";
import type { RouteTable } from "./route.ts";
import { routeTableElement } from "./route-table-element.ts";
import { tableCountsOf } from "./shown-routes.ts";

/** `show route summary`: how many routes of which protocol each table has. */
export function routeSummary(facts: DeviceFacts, tables: readonly RouteTable[]): OperationalReply {
  const master = routerNamed(facts, masterName);
  const as = master?.autonomousSystem;
  const routerId = master?.routerId ?? "0.0.0.0";
  return {
    xml: el(
      "route-summary-information",
      dataNamespace(facts, "routing"),
      ...(as === undefined ? [] : [el("as-number", String(as))]),
      el("router-id", routerId),
      ...tables.map(tableElement),
    ),
    text: () =>
      [
        ...(as === undefined ? [] : [`Autonomous system number: ${as}`]),
        `Router ID: ${routerId}`,
        ...tables.flatMap((table) => ["", ...tableLines(table)]),
      ].join("\n"),
  };
}

interface ProtocolCount {
  readonly protocol: string;
  readonly routes: number;
  readonly active: number;
}

/** Routes by protocol, in the order in which Junos lists protocols: by preference. */
function countsOf({ destinations }: RouteTable): readonly ProtocolCount[] {
  const counts = new Map<string, { routes: number; active: number }>();
  const all = destinations.flatMap(({ routes }) =>
    routes.map((route, index) => ({ route, isActive: index === 0 })),
  );
  const inOrder = all.toSorted((one, other) => one.route.preference - other.route.preference);
  for (const { route, isActive } of inOrder) {
    const count = counts.get(route.protocol) ?? { routes: 0, active: 0 };
    counts.set(route.protocol, {
      routes: count.routes + 1,
      active: count.active + (isActive ? 1 : 0),
    });
  }
  return [...counts].map(([protocol, count]) => ({ protocol, ...count }));
}

function tableElement(table: RouteTable): XmlElement {
  const protocols = countsOf(table).map((count) =>
    el(
      "protocols",
      el("protocol-name", count.protocol),
      el("protocol-route-count", String(count.routes)),
      el("active-route-count", String(count.active)),
    ),
  );
  return routeTableElement(table.name, tableCountsOf(table), protocols);
}

function tableLines(table: RouteTable): readonly string[] {
  const { destinations, routes, active } = tableCountsOf(table);
  return [
    `${table.name}: ${destinations} destinations, ${routes} routes (${active} active, 0 holddown, 0 hidden)`,
    ...countsOf(table).map(
      (count) =>
        `${`${count.protocol}:`.padStart(21)} ${String(count.routes).padStart(6)} routes, ${String(count.active).padStart(6)} active`,
    ),
  ];
}
