import { el, type XmlElement } from "../../../../xml/index.ts";
import type { TableCounts } from "./shown-routes.ts";

/** `<route-table>`: its name, how many routes it has, and what is told of them. */
export function routeTableElement(
  name: string,
  { destinations, routes, active }: TableCounts,
  inside: readonly XmlElement[],
): XmlElement {
  return el(
    "route-table",
    el("table-name", name),
    el("destination-count", String(destinations)),
    el("total-route-count", String(routes)),
    el("active-route-count", String(active)),
    el("holddown-route-count", "0"),
    el("hidden-route-count", "0"),
    ...inside,
  );
}
