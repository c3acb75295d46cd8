import { el, type XmlElement } from "../../../../xml/index.ts";
import { ageElement } from "../model/elapsed.ts";
import { inactiveReason } from "./better-route.ts";
import { hopElement } from "./hop-element.ts";
import type { Route } from "./route.ts";
import { asPathText } from "./route-text.ts";
import type { ShownRoute } from "./shown-routes.ts";

/** One route with all that `detail` and `extensive` tell of it. */
export function extensiveEntry(shown: ShownRoute, best: Route | undefined): XmlElement {
  const { route, isActive, age } = shown;
  const { bgp, nextHops, kind } = route;
  const reason = isActive || best === undefined ? undefined : inactiveReason(best, route);
  const text = (name: string, content: string | number | undefined): readonly XmlElement[] =>
    content === undefined ? [] : [el(name, String(content))];
  return el(
    "rt-entry",
    el("active-tag", isActive ? "*" : ""),
    ...(isActive ? [el("current-active"), el("last-active")] : []),
    el("protocol-name", route.protocol),
    el("preference", String(route.preference)),
    ...text("preference2", secondPreference(route)),
    ...text("route-distinguisher", distinguisherOf(route)),
    el("nh-type", kind),
    el("nh-reference-count", "1"),
    ...text("gateway", bgp?.learnedFrom),
    ...nextHops.map((hop, index) => hopElement(hop, kind === "Local", index === 0)),
    ...(bgp !== undefined && kind === "Indirect"
      ? [el("protocol-nh", el("to", bgp.nextHop), el("indirect-nh", "0x2 no-forward"))]
      : []),
    el("rt-entry-state", stateText(route, isActive)),
    ...text("inactive-reason", reason),
    ...text("local-as", bgp?.localAs),
    ...text("peer-as", bgp?.peerAs),
    ageElement("age", age),
    ...text("metric", route.metric),
    ...text("rt-tag", route.tag),
    ...text("rt-isis-level", route.level),
    ...text("rt-ospf-area", route.area),
    ...(bgp === undefined ? [] : [el("validation-state", "unverified")]),
    el("task-name", taskName(route)),
    el("announce-bits", "1"),
    el("announce-tasks", "0-KRT"),
    el("as-path", asPathText(route)),
    ...(bgp === undefined || bgp.communities.length === 0
      ? []
      : [el("communities", ...bgp.communities.map((one) => el("community", one)))]),
    ...(bgp === undefined
      ? []
      : [
          el("bgp-rt-flag", "Accepted"),
          el("local-preference", String(bgp.localPreference)),
          el("peer-id", bgp.peerRouterId),
        ]),
    ...text("primary-route-table", bgp?.primaryTable),
  );
}

/** BGP writes its local preference as the one's complement: 100 is -101. */
export function secondPreference({ bgp }: Route): number | undefined {
  return bgp === undefined ? undefined : -1 - bgp.localPreference;
}

/** `192.0.2.2:17` of a VPN route. */
function distinguisherOf({ bgp, prefix, destination }: Route): string | undefined {
  if (bgp === undefined || prefix !== undefined) return undefined;
  return destination.split(":").slice(0, 2).join(":");
}

/** `Active Int Ext`: internal or external, and whether it is used. */
export function stateText(route: Route, isActive: boolean): string {
  const source = route.bgp?.isInternal === false ? "Ext" : "Int";
  const secondary = route.bgp?.primaryTable === undefined ? [] : ["Secondary"];
  return [...secondary, ...(isActive ? ["Active"] : ["NotBest"]), source].join(" ");
}

/** The task of the routing daemon that made the route. */
export function taskName({ protocol, bgp }: Route): string {
  switch (protocol) {
    case "BGP":
      return `BGP_${bgp?.peerAs ?? 0}.${bgp?.learnedFrom ?? ""}`;
    case "Direct":
    case "Local":
      return "IF";
    case "Static":
      return "RT";
    case "OSPF":
      return "OSPF";
    default:
      return protocol;
  }
}
