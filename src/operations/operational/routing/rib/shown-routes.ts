import type { Prefix } from "../../../../base/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { sinceOf } from "../model/things.ts";
import type { Route, RouteTable } from "./route.ts";
import type { RouteFilter } from "./route-filter.ts";

/** How many there are in a whole table, whatever is shown of it. */
export interface TableCounts {
  readonly destinations: number;
  readonly routes: number;
  readonly active: number;
}

export interface ShownRoute {
  readonly route: Route;
  readonly isActive: boolean;
  /** Milliseconds. */
  readonly age: number;
}

export interface ShownDestination {
  readonly name: string;
  readonly prefix: Prefix | undefined;
  /** The active route of the destination, shown or not. */
  readonly best: Route | undefined;
  readonly routes: readonly ShownRoute[];
  /** All routes of the destination. */
  readonly count: number;
}

export interface ShownTable {
  readonly name: string;
  readonly counts: TableCounts;
  readonly destinations: readonly ShownDestination[];
}

/** How many destinations and routes a table has; the first route of each destination is active. */
export function tableCountsOf({ destinations }: RouteTable): TableCounts {
  return {
    destinations: destinations.length,
    routes: destinations.reduce((sum, { routes }) => sum + routes.length, 0),
    active: destinations.length,
  };
}

/** What a filter leaves of the tables; a table of which nothing is left is not shown. */
export function shownTables(
  facts: DeviceFacts,
  tables: readonly RouteTable[],
  filter: RouteFilter,
): readonly ShownTable[] {
  return tables.flatMap((table) => {
    const destinations = filter.destinations(table).flatMap((destination): ShownDestination[] => {
      const routes = destination.routes
        .map((route, index) => ({ route, isActive: index === 0 }))
        .filter(({ route, isActive }) => filter.routes(route, isActive))
        .map((shown) => ({ ...shown, age: facts.now - sinceOf(facts, shown.route.thing) }));
      const { name, prefix } = destination;
      const count = destination.routes.length;
      return routes.length === 0
        ? []
        : [{ name, prefix, best: destination.routes[0], routes, count }];
    });
    return destinations.length === 0
      ? []
      : [{ name: table.name, counts: tableCountsOf(table), destinations }];
  });
}
