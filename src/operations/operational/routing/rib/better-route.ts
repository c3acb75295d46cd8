import type { Route } from "./route.ts";

/**
 * Orders the routes to one destination, the active one first: lower preference; among routes of BGP
 * higher local preference, shorter AS path, external before internal, lower router id and address
 * of the peer; otherwise lower metric.
 */
export function betterRoute(one: Route, other: Route): number {
  return (
    one.preference - other.preference || amongBgp(one, other) || metricOf(one) - metricOf(other)
  );
}

function amongBgp({ bgp: one }: Route, { bgp: other }: Route): number {
  if (one === undefined || other === undefined) return 0;
  return (
    other.localPreference - one.localPreference ||
    pathLength(one.asPath) - pathLength(other.asPath) ||
    Number(one.isInternal) - Number(other.isInternal) ||
    one.peerRouterId.localeCompare(other.peerRouterId, "en", { numeric: true }) ||
    one.learnedFrom.localeCompare(other.learnedFrom, "en", { numeric: true })
  );
}

/** Why a route is not the active one, in the words of `show route extensive`. */
export function inactiveReason(active: Route, route: Route): string {
  if (active.preference !== route.preference) return "Route Preference";
  const [best, bgp] = [active.bgp, route.bgp];
  if (best === undefined || bgp === undefined)
    return metricOf(active) === metricOf(route)
      ? "Unusable path"
      : "Route Metric or MED comparison";
  if (best.localPreference !== bgp.localPreference) return "Local Preference";
  if (pathLength(best.asPath) !== pathLength(bgp.asPath)) return "AS path";
  if (best.isInternal !== bgp.isInternal) return "Interior > Exterior > Exterior via Interior";
  return best.peerRouterId === bgp.peerRouterId ? "Update source" : "Router ID";
}

function pathLength(path: string): number {
  return path === "" ? 0 : path.split(" ").length;
}

function metricOf({ metric }: Route): number {
  return metric ?? 0;
}
