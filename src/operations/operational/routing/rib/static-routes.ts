import { networkOf, type Prefix, prefixText, readPrefix } from "../../../../base/index.ts";
import {
  entriesOf,
  findParent,
  has,
  type ListEntry,
  leafListValues,
  leafValue,
  type Parent,
} from "../../../../junos/config/index.ts";
import { type Router, readAddress, tableName } from "../model/router.ts";
import type { NextHop, NextHopKind, Route } from "./route.ts";

const usualPreference = 5;

/** What a static route is made of, before its next hops are looked at. */
type StaticBase = Omit<Route, "kind" | "nextHops">;

/** The static routes of one family that have a usable next hop. */
export function staticRoutes(router: Router, family: Prefix["family"]): readonly Route[] {
  return staticStatements(router, family).flatMap((statement) =>
    routesOf(router, family, statement),
  );
}

/** `route` statements for a table: those of `static` itself are IPv4 or IPv6 by their prefix. */
function staticStatements(router: Router, family: Prefix["family"]): readonly ListEntry[] {
  const options = findParent(router.statements, "routing-options");
  if (options === undefined) return [];
  const rib = tableName(router, family === "inet" ? "inet.0" : "inet6.0");
  return [
    ...entriesOf(options, "static", "route"),
    ...entriesOf(options, "rib")
      .filter(({ keys }) => keys[0] === rib)
      .flatMap((entry) => entriesOf(entry, "static", "route")),
  ];
}

function routesOf(
  router: Router,
  family: Prefix["family"],
  statement: ListEntry,
): readonly Route[] {
  const read = readPrefix(destinationText(statement.keys[0] ?? ""), family);
  if (typeof read === "string") return [];
  const prefix = networkOf(read);
  const destination = prefixText(prefix);
  const tag = attribute(statement, "tag");
  const metric = attribute(statement, "metric");
  const base: StaticBase = {
    destination,
    prefix,
    protocol: "Static",
    preference: attribute(statement, "preference") ?? usualPreference,
    ...(metric === undefined ? {} : { metric }),
    ...(tag === undefined ? {} : { tag }),
    thing: staticThing(router, destination),
  };
  const drop = dropOf(statement);
  if (drop !== undefined) return [{ ...base, kind: drop, nextHops: [] }];
  const table = leafValue(statement, "next-table");
  if (table !== undefined) return [{ ...base, kind: "Next table", nextHops: [{ table }] }];
  const hops = leafListValues(statement, "next-hop").flatMap((text) => usable(router, text));
  const plain: readonly Route[] =
    hops.length === 0 ? [] : [{ ...base, kind: "Router", nextHops: hops }];
  return [...plain, ...qualifiedRoutes(router, statement, base)];
}

/** Each `qualified-next-hop` is a route of its own, with its own preference. */
function qualifiedRoutes(router: Router, statement: Parent, base: StaticBase): readonly Route[] {
  return entriesOf(statement, "qualified-next-hop").flatMap((entry) => {
    const via = leafValue(entry, "interface");
    const nextHops = usable(router, entry.keys[0] ?? "", via);
    if (nextHops.length === 0) return [];
    const metric = leafValue(entry, "metric");
    return [
      {
        ...base,
        preference: Number(leafValue(entry, "preference") ?? base.preference),
        ...(metric === undefined ? {} : { metric: Number(metric) }),
        kind: "Router" as const,
        nextHops,
      },
    ];
  });
}

/** A next hop is usable in the subnet of an interface that is up, or as such an interface. */
function usable(router: Router, text: string, via?: string): readonly NextHop[] {
  const address = readAddress(text);
  if (typeof address === "string" || via !== undefined) {
    const unit = router.units.find(({ isUp, name }) => isUp && name === (via ?? text));
    if (unit === undefined) return [];
    return [typeof address === "string" ? { via: unit.name } : { to: text, via: unit.name }];
  }
  const unit = router.upSubnets.longest(address)?.unit;
  return unit === undefined ? [] : [{ to: text, via: unit.name }];
}

function dropOf(statement: Parent): NextHopKind | undefined {
  if (has(statement, "discard")) return "Discard";
  if (has(statement, "reject")) return "Reject";
  return has(statement, "receive") ? "Receive" : undefined;
}

/** `default` may be written for the route to everywhere. */
function destinationText(text: string): string {
  return text === "default" ? "0.0.0.0/0" : text;
}

/** A number of a route: `preference { 10; }` or, in other schemas, a plain leaf. */
function attribute(statement: Parent, name: string): number | undefined {
  const text = leafValue(statement, name, "metric-value") ?? leafValue(statement, name);
  return text === undefined || text === "" ? undefined : Number(text);
}

/** What a static route that works is called among the things that come and go. */
function staticThing(router: Router, destination: string): string {
  return `static ${router.name} ${destination}`;
}
