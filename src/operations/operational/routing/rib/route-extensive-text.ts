import { ageText } from "../model/elapsed.ts";
import { inactiveReason } from "./better-route.ts";
import type { Route } from "./route.ts";
import { secondPreference, stateText, taskName } from "./route-extensive.ts";
import { asPathText, countLine, hopText } from "./route-text.ts";
import type { ShownDestination, ShownRoute, ShownTable } from "./shown-routes.ts";

/** `show route detail` and `extensive`. */
export function routeExtensiveText(tables: readonly ShownTable[]): string {
  return tables
    .map((table) => [countLine(table), ...table.destinations.map(destinationText)].join("\n"))
    .join("\n\n");
}

function destinationText({ name, routes, count, best }: ShownDestination): string {
  const entries = `${count} ${count === 1 ? "entry" : "entries"}`;
  return [
    `${name} (${entries}, 1 announced)`,
    ...routes.flatMap((shown) => routeLines(shown, best)),
    "",
  ].join("\n");
}

const indent = " ".repeat(16);

function routeLines(
  { route, isActive, age }: ShownRoute,
  best: Route | undefined,
): readonly string[] {
  const { bgp, kind, nextHops, metric, tag } = route;
  const second = secondPreference(route);
  const preference = `${route.preference}${second === undefined ? "" : `/${second}`}`;
  const numbers = [
    ...(bgp === undefined ? [] : [`Local AS: ${bgp.localAs} Peer AS: ${bgp.peerAs}`]),
    [
      `Age: ${ageText(age)}`,
      ...(metric === undefined ? [] : [`Metric: ${metric}`]),
      ...(tag === undefined ? [] : [`Tag: ${tag}`]),
    ].join("  "),
  ];
  return [
    `        ${isActive ? "*" : " "}${route.protocol.padEnd(7)}Preference: ${preference}`,
    `${indent}Next hop type: ${kind}`,
    ...(bgp === undefined ? [] : [`${indent}Source: ${bgp.learnedFrom}`]),
    ...nextHops.map(
      (hop, index) =>
        `${indent}${kind === "Local" ? "Interface: " : "Next hop: "}${
          kind === "Local" ? (hop.via ?? "") : hopText(hop)
        }${kind !== "Local" && index === 0 ? ", selected" : ""}`,
    ),
    ...(bgp !== undefined && kind === "Indirect"
      ? [`${indent}Protocol next hop: ${bgp.nextHop}`]
      : []),
    `${indent}State: <${stateText(route, isActive)}>`,
    ...(isActive || best === undefined
      ? []
      : [`${indent}Inactive reason: ${inactiveReason(best, route)}`]),
    ...numbers.map((line) => `${indent}${line}`),
    ...(bgp === undefined ? [] : [`${indent}Validation State: unverified`]),
    ...(route.area === undefined ? [] : [`${indent}Area: ${route.area}`]),
    ...(route.level === undefined ? [] : [`${indent}Level: ${route.level}`]),
    `${indent}Task: ${taskName(route)}`,
    `${indent}Announcement bits (1): 0-KRT`,
    `${indent}AS path: ${asPathText(route)}`,
    ...(bgp === undefined
      ? []
      : [
          ...(bgp.communities.length === 0
            ? []
            : [`${indent}Communities: ${bgp.communities.join(" ")}`]),
          `${indent}Accepted`,
          `${indent}Localpref: ${bgp.localPreference}`,
          `${indent}Router ID: ${bgp.peerRouterId}`,
          ...(bgp.primaryTable === undefined
            ? []
            : [`${indent}Primary Routing Table: ${bgp.primaryTable}`]),
        ]),
  ];
}
