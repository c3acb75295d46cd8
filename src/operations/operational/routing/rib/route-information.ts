import { el, largeElement, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { ageElement } from "../model/elapsed.ts";
import { hopElement } from "./hop-element.ts";
import { extensiveEntry } from "./route-extensive.ts";
import { routeExtensiveText } from "./route-extensive-text.ts";
import { routeTableElement } from "./route-table-element.ts";
import { asPathText, routeTerseText, routeText } from "./route-text.ts";
import type { ShownDestination, ShownRoute, ShownTable } from "./shown-routes.ts";

export type RouteStyle = "brief" | "terse" | "detail" | "extensive";

/** `show route`: the tables that are to be shown, in a style. */
export function routeInformation(
  facts: DeviceFacts,
  tables: readonly ShownTable[],
  style: RouteStyle,
): OperationalReply {
  const isLong = style === "detail" || style === "extensive";
  return {
    xml: largeElement(el("route-information", dataNamespace(facts, "routing")), () =>
      tables.map(({ name, counts, destinations }) =>
        largeElement(routeTableElement(name, counts, []), function* elements() {
          for (const one of destinations)
            yield isLong ? longDestination(one, style) : shortDestination(one, style);
        }),
      ),
    ),
    text: () => {
      if (isLong) return routeExtensiveText(tables);
      return style === "terse" ? routeTerseText(tables) : routeText(tables);
    },
  };
}

function shortDestination({ name, routes }: ShownDestination, style: RouteStyle): XmlElement {
  return el(
    "rt",
    { "junos:style": style },
    el("rt-destination", name),
    ...routes.map((shown) => shortEntry(shown)),
  );
}

function shortEntry({ route, isActive, age }: ShownRoute): XmlElement {
  const { protocol, preference, metric, tag, bgp, kind, nextHops } = route;
  return el(
    "rt-entry",
    el("active-tag", isActive ? "*" : ""),
    ...(isActive ? [el("current-active"), el("last-active")] : []),
    el("protocol-name", protocol),
    el("preference", String(preference)),
    ...(metric === undefined ? [] : [el("metric", String(metric))]),
    ageElement("age", age),
    ...(tag === undefined ? [] : [el("rt-tag", String(tag))]),
    ...(bgp === undefined
      ? []
      : [
          el("local-preference", String(bgp.localPreference)),
          el("learned-from", bgp.learnedFrom),
          el("as-path", asPathText(route)),
          el("validation-state", "unverified"),
        ]),
    ...(nextHops.length === 0 ? [el("nh-type", kind)] : []),
    ...nextHops.map((hop, index) => hopElement(hop, kind === "Local", index === 0)),
  );
}

/** `detail` and `extensive` split a prefix into address and length. */
function longDestination(destination: ShownDestination, style: RouteStyle): XmlElement {
  const { name, prefix, routes, count, best } = destination;
  const [address = name] = prefix === undefined ? [name] : name.split("/");
  return el(
    "rt",
    { "junos:style": style === "extensive" ? "detail" : style },
    el("rt-destination", address),
    ...(prefix === undefined ? [] : [el("rt-prefix-length", String(prefix.length))]),
    el(
      "rt-entry-count",
      { "junos:format": `${count} ${count === 1 ? "entry" : "entries"}` },
      String(count),
    ),
    el("rt-announced-count", "1"),
    ...routes.map((shown) => extensiveEntry(shown, best)),
  );
}
