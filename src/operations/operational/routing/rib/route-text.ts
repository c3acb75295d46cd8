import { ageText } from "../model/elapsed.ts";
import type { NextHop, Route } from "./route.ts";
import type { ShownDestination, ShownRoute, ShownTable } from "./shown-routes.ts";

const brief = ["+ = Active Route, - = Last Active, * = Both", ""];

/** `show route`: as the device lays it out without a style. */
export function routeText(tables: readonly ShownTable[]): string {
  return tables
    .map((table) =>
      [countLine(table), ...brief, ...table.destinations.flatMap(destinationLines)].join("\n"),
    )
    .join("\n\n");
}

/** `inet.0: 5 destinations, 6 routes (5 active, 0 holddown, 0 hidden)`. */
export function countLine({ name, counts }: Pick<ShownTable, "name" | "counts">): string {
  return `${name}: ${counts.destinations} destinations, ${counts.routes} routes (${counts.active} active, 0 holddown, 0 hidden)`;
}

/** Blanks before the second line of a route. */
const indent = " ".repeat(20);

function destinationLines({ name, routes }: ShownDestination): readonly string[] {
  return routes.flatMap((shown, index) => {
    const head = `${shown.isActive ? "*" : " "}[${heading(shown)}`;
    const first =
      index > 0
        ? [`${indent.slice(1)}${head}`]
        : name.length < 19
          ? [`${name.padEnd(19)}${head}`]
          : [name, `${indent.slice(1)}${head}`];
    return [...first, ...hopLines(shown.route)];
  });
}

function heading({ route, age }: ShownRoute): string {
  const { protocol, preference, metric, tag, bgp } = route;
  const parts = [
    `${protocol}/${preference}] ${ageText(age)}`,
    ...(metric === undefined || protocol === "Direct" ? [] : [`metric ${metric}`]),
    ...(tag === undefined ? [] : [`tag ${tag}`]),
    ...(bgp === undefined
      ? []
      : [`localpref ${bgp.localPreference}`, `from ${bgp.learnedFrom}`].slice(
          0,
          route.kind === "Indirect" ? 2 : 1,
        )),
  ];
  const path =
    bgp === undefined
      ? []
      : [`${indent}  AS path: ${asPathText(route)}, validation-state: unverified`];
  return [parts.join(", "), ...path].join("\n");
}

/** The path ends in the origin of the route: `64496 64499 I`. */
export function asPathText({ bgp }: Route): string {
  return bgp === undefined || bgp.asPath === "" ? "I" : `${bgp.asPath} I`;
}

function hopLines({ kind, nextHops }: Route): readonly string[] {
  switch (kind) {
    case "Discard":
    case "Reject":
    case "Receive":
    case "MultiRecv":
      return [`${indent}   ${kind}`];
    case "Local":
      return nextHops.map(({ via }) => `${indent}   Local via ${via ?? ""}`);
    default:
      return nextHops.map((hop, index) => `${indent} ${index === 0 ? ">" : " "} ${hopText(hop)}`);
  }
}

/** `to 192.0.2.1 via ge-0/0/0.0, Push 299776`. */
export function hopText({ to, via, label, lspName, table }: NextHop): string {
  if (table !== undefined) return `to table ${table}`;
  const way =
    lspName !== undefined && via !== undefined
      ? `to ${to ?? ""} via ${via}, label-switched-path ${lspName}`
      : `${to === undefined ? "" : `to ${to} `}via ${via ?? ""}`;
  return label === undefined || lspName !== undefined ? way : `${way}, ${label}`;
}

/** `show route terse`. */
export function routeTerseText(tables: readonly ShownTable[]): string {
  const rows = tables.map((table) =>
    [
      countLine(table),
      ...brief,
      "A V Destination        P Prf   Metric 1   Metric 2  Next hop        AS path",
      ...table.destinations.flatMap(terseLines),
    ].join("\n"),
  );
  return rows.join("\n\n");
}

const letters: Readonly<Record<Route["protocol"], string>> = {
  Direct: "D",
  Local: "L",
  Static: "S",
  Aggregate: "A",
  OSPF: "O",
  OSPF3: "O",
  "IS-IS": "I",
  BGP: "B",
  LDP: "L",
  RSVP: "R",
  MPLS: "M",
};

function terseLines({ name, routes }: ShownDestination): readonly string[] {
  return routes.flatMap(({ route, isActive }, index) => {
    const validation = "?";
    const first = route.nextHops[0];
    const isLong = index === 0 && name.length > 18;
    const metric = route.bgp === undefined ? route.metric : route.bgp.localPreference;
    const head = [
      isLong ? " " : isActive ? "*" : " ",
      isLong ? " " : validation,
      (index === 0 && !isLong ? name : "").padEnd(18),
      letters[route.protocol],
      String(route.preference).padStart(3),
      (metric === undefined ? "" : String(metric)).padStart(10),
      "".padStart(10),
      ` ${terseHop(route, first, 0).padEnd(15)}`,
      route.bgp === undefined ? "" : asPathText(route),
    ].join(" ");
    const others = route.nextHops
      .slice(1)
      .map((hop, at) => `${" ".repeat(52)}${terseHop(route, hop, at + 1)}`);
    const alone = isLong ? [`${isActive ? "*" : " "} ${validation} ${name}`] : [];
    return [...alone, head.trimEnd(), ...others];
  });
}

function terseHop({ kind }: Route, hop: NextHop | undefined, index: number): string {
  if (hop === undefined) return `   ${kind}`.slice(1);
  if (kind === "Local") return "Local";
  const target = hop.table === undefined ? (hop.to ?? hop.via ?? "") : `Table ${hop.table}`;
  return `${index === 0 ? ">" : " "}${target}`;
}
