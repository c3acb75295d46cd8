import { operationFailed, type RpcError } from "../../../../netconf/rpc/index.ts";
import {
  type Answer,
  type Arguments,
  type Asked,
  choice,
  flag,
  integer,
  type OperationalOperation,
  operational,
  value,
} from "../../request/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { logicalSystemProblem } from "../model/asked-routers.ts";
import { exchangedRoutes, isExchange } from "./exchanged-routes.ts";
import { forwardingTable } from "./forwarding-table.ts";
import type { RouteTable } from "./route.ts";
import { routeFilter } from "./route-filter.ts";
import { type RouteStyle, routeInformation } from "./route-information.ts";
import { routeSummary } from "./route-summary.ts";
import { routeTablesOf } from "./route-tables.ts";
import { shownTables } from "./shown-routes.ts";
import { knownTables } from "./table-names.ts";

/** `show route ...`. */
export const routeOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-route-information",
    command: "show route",
    arguments: [
      value("destination", { isPositional: true }),
      choice("level", "brief", "detail", "extensive", "terse"),
      value("table"),
      value("protocol"),
      flag("exact"),
      flag("best"),
      flag("longer"),
      flag("range"),
      flag("all"),
      flag("hidden"),
      flag("active-path"),
      flag("inactive-path"),
      value("next-hop"),
      value("source-gateway"),
      value("community"),
      value("receive-protocol-name", { keyword: "receive-protocol" }),
      value("peer"),
      value("advertising-protocol-name", { keyword: "advertising-protocol" }),
      value("neighbor"),
      integer("label", 0, 1_048_575),
      value("logical-system"),
    ],
    drivenBy: "interfaces, `routing-options`, and what the neighbors of routing protocols announce",
    answer: routeAnswer,
  }),
  operational({
    name: "get-route-summary-information",
    command: "show route summary",
    arguments: [value("table"), value("logical-system")],
    drivenBy: "the routes of all tables, counted",
    answer: ({ facts, arguments: given }) => {
      const tables = askedTables(facts, given);
      return "error" in tables ? tables : routeSummary(facts, tables);
    },
  }),
  operational({
    name: "get-forwarding-table-information",
    command: "show route forwarding-table",
    arguments: [
      value("destination"),
      choice("level", "brief", "detail", "extensive", "summary"),
      value("table"),
      value("family", { values: ["inet", "inet6", "mpls"] }),
    ],
    drivenBy: "the active routes of all tables",
    answer: forwardingTable,
  }),
];

function routeAnswer({ facts, arguments: given }: Asked): Answer {
  const tables = askedTables(facts, given);
  if ("error" in tables) return tables;
  if (isExchange(given)) return exchangedRoutes(facts, given, tables);
  const filter = routeFilter(given);
  if ("error" in filter) return filter;
  const style = (given.text("level") ?? "brief") as RouteStyle;
  return routeInformation(facts, shownTables(facts, tables, filter), style);
}

/** One table, or all; `inet.0` and the like may be known without having a route. */
function askedTables(
  facts: DeviceFacts,
  given: Arguments,
): readonly RouteTable[] | { readonly error: RpcError } {
  const problem = logicalSystemProblem(given);
  if (problem !== undefined) return { error: problem };
  const tables = routeTablesOf(facts);
  const name = given.text("table");
  if (name === undefined) return tables;
  const found = tables.filter((table) => table.name === name || instanceOf(table.name) === name);
  return found.length === 0 && !knownTables(facts).includes(name)
    ? { error: operationFailed(`table ${name} not found`, name) }
    : found;
}

/** `show route table NAME` takes the name of an instance for all its tables. */
function instanceOf(table: string): string | undefined {
  return /^(.+)\.(inet6?|mpls|iso)\.\d$/.exec(table)?.[1];
}
