import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace } from "../../reply/index.ts";
import type { Answer, Asked } from "../../request/index.ts";
import { unknownInstance } from "../model/asked-routers.ts";
import { hasTables, masterName, routersOf } from "../model/router.ts";
import type { Route } from "./route.ts";
import { routeFilter } from "./route-filter.ts";
import { routeTablesOf } from "./route-tables.ts";

const families = [
  { family: "inet", table: "inet.0", title: "Internet", name: "Internet" },
  { family: "inet6", table: "inet6.0", title: "Internet6", name: "Internet6" },
  { family: "mpls", table: "mpls.0", title: "MPLS", name: "MPLS" },
] as const;

interface Row {
  readonly destination: string;
  readonly type: string;
  readonly hops: readonly { readonly to: string; readonly kind: string; readonly via: string }[];
}

interface ForwardingTable {
  readonly title: string;
  readonly instance: string;
  readonly rows: readonly Row[];
}

/** `show route forwarding-table`: the active routes as the forwarding plane has them. */
export function forwardingTable({ facts, arguments: given }: Asked): Answer {
  const filter = routeFilter(given);
  if ("error" in filter) return filter;
  const wanted = given.text("table");
  const routers = routersOf(facts).filter(hasTables);
  const known = routers.filter(
    ({ name }) =>
      wanted === undefined || name === wanted || (wanted === "default" && name === masterName),
  );
  if (wanted !== undefined && known.length === 0) return { error: unknownInstance(wanted) };
  const byName = new Map(routeTablesOf(facts).map((table) => [table.name, table]));
  const tables = known.flatMap(({ name }) =>
    families
      .filter(({ family }) => (given.text("family") ?? family) === family)
      .flatMap(({ table, title }): readonly ForwardingTable[] => {
        const found = byName.get(name === masterName ? table : `${name}.${table}`);
        if (found === undefined) return [];
        const rows = filter
          .destinations(found)
          .flatMap(({ name: destination, routes: [active] }) =>
            active === undefined ? [] : [rowOf(destination, active)],
          );
        const instance = name === masterName ? "default" : name;
        return rows.length === 0 ? [] : [{ title, instance, rows }];
      }),
  );
  return {
    xml: el(
      "forwarding-table-information",
      dataNamespace(facts, "rtinfo"),
      ...tables.map(tableElement),
    ),
    text: () => tables.map(tableText).join("\n\n"),
  };
}

/** The short words of the forwarding plane for where packets go. */
const kinds: Readonly<Record<Route["kind"], string>> = {
  Interface: "rslv",
  Local: "locl",
  Router: "ucst",
  Indirect: "indr",
  Discard: "dscd",
  Reject: "rjct",
  Receive: "recv",
  MultiRecv: "mcst",
  "Next table": "rtbl",
};

function rowOf(destination: string, route: Route): Row {
  const kind = kinds[route.kind];
  const type =
    route.protocol === "Direct" || route.protocol === "Local"
      ? "intf"
      : route.protocol === "MPLS"
        ? "dest"
        : "user";
  const hops = route.nextHops.map(({ to, via }) => ({ to: to ?? "", kind, via: via ?? "" }));
  return { destination, type, hops: hops.length > 0 ? hops : [{ to: "", kind, via: "" }] };
}

function tableElement({ title, instance, rows }: ForwardingTable): XmlElement {
  return el(
    "route-table",
    el("address-family", title),
    el("table-name", instance),
    ...rows.map(({ destination, type, hops }) =>
      el(
        "rt-entry",
        el("rt-destination", destination),
        el("destination-type", type),
        el("route-reference-count", "0"),
        ...hops.map(({ to, kind, via }) =>
          el(
            "nh",
            ...(to === "" ? [] : [el("to", to)]),
            el("nh-type", kind),
            ...(via === "" ? [] : [el("via", via)]),
          ),
        ),
      ),
    ),
  );
}

function tableText({ title, instance, rows }: ForwardingTable): string {
  return [
    `Routing table: ${instance}.${title === "Internet" ? "inet" : title === "MPLS" ? "mpls" : "inet6"}`,
    `${title}:`,
    "Destination        Type RtRef Next hop           Type Index    NhRef Netif",
    ...rows.flatMap(rowLines),
  ].join("\n");
}

/** A line per next hop. What is too long for its column has a line of its own, and the rest goes on below. */
function rowLines({ destination, type, hops }: Row): readonly string[] {
  return hops.flatMap(({ to, kind, via }, index) => {
    const name = index === 0 ? destination : "";
    const head = (index === 0 ? type : "").padEnd(4) + (index === 0 ? "0" : "").padStart(6);
    const tail = ` ${kind.padStart(4)} ${"1".padStart(14)} ${via}`.trimEnd();
    const start = name.length > 18 ? [name, ""] : [name];
    const last = `${(start.at(-1) ?? "").padEnd(18)} ${head} ${to.padEnd(18)}`;
    const lines = to.length > 18 ? [last, `${"".padEnd(48)}${tail}`] : [`${last}${tail}`];
    return [...start.slice(0, -1), ...lines];
  });
}
