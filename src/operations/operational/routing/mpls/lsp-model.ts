import { entriesOf, has, type ListEntry, leafValue } from "../../../../junos/config/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { protocolUnits } from "../model/protocol-units.ts";
import { protocolOf, type Router, readAddress } from "../model/router.ts";
import { interiorRouteTo, interiorTable } from "../rib/interior-table.ts";
import type { NextHop, Route } from "../rib/route.ts";

/** A label-switched path that begins here. */
export interface Lsp {
  readonly name: string;
  readonly to: string;
  readonly from: string;
  readonly isUp: boolean;
  /** Name of the primary path; undefined for one without. */
  readonly path: string | undefined;
  readonly description: string | undefined;
  readonly bandwidth: string | undefined;
  readonly setupPriority: number;
  readonly holdPriority: number;
  readonly nextHop: NextHop | undefined;
  readonly metric: number | undefined;
  readonly labelOut: number;
  readonly thing: string;
}

/**
 * The paths of `protocols mpls label-switched-path`; undefined when MPLS does not run. A path is up
 * when its end is reached by interior routes and there is an interface with MPLS and RSVP to leave
 * by: the one of the route, otherwise the first that has an interior neighbor, as CSPF finds it.
 */
export function lspsOf(facts: DeviceFacts, router: Router): readonly Lsp[] | undefined {
  const mpls = protocolOf(router, "mpls");
  if (mpls === undefined) return undefined;
  const rsvp = protocolOf(router, "rsvp");
  const inMpls = new Set(protocolUnits(mpls, router.units).map(({ unit }) => unit.name));
  const carriers = new Set(
    (rsvp ? protocolUnits(rsvp, router.units) : [])
      .map(({ unit }) => unit.name)
      .filter((name) => inMpls.has(name)),
  );
  return entriesOf(mpls, "label-switched-path")
    .filter((entry) => !has(entry, "template"))
    .map((entry) => lspOf(facts, router, entry, carriers));
}

function lspOf(
  facts: DeviceFacts,
  router: Router,
  entry: ListEntry,
  carriers: ReadonlySet<string>,
): Lsp {
  const name = entry.keys[0] ?? "";
  const to = leafValue(entry, "to") ?? "";
  const end = readAddress(to);
  const route = typeof end === "string" ? undefined : interiorRouteTo(facts, router, end);
  const nextHop = route && wayOver(carriers, route, facts, router);
  const isOff = has(entry, "disable") || has(entry, "admin-down");
  const primary = entriesOf(entry, "primary")[0];
  const number = (leaf: string, otherwise: number): number =>
    Number(leafValue(entry, "priority", leaf) ?? otherwise);
  return {
    name,
    to,
    from: leafValue(entry, "from") ?? router.routerId,
    isUp: nextHop !== undefined && !isOff,
    path: primary?.keys[0],
    description: leafValue(entry, "description"),
    bandwidth: leafValue(entry, "bandwidth", "per-traffic-class-bandwidth"),
    setupPriority: number("setup-priority", 7),
    holdPriority: number("reservation-priority", 0),
    nextHop,
    metric: route?.metric,
    labelOut: 299_776 + 16 * facts.random.derive(`lsp label ${name}`).integer(512),
    thing: `lsp ${router.name} ${name}`,
  };
}

function wayOver(
  carriers: ReadonlySet<string>,
  route: Route,
  facts: DeviceFacts,
  router: Router,
): NextHop | undefined {
  const isCarried = ({ via }: NextHop): boolean => via !== undefined && carriers.has(via);
  const own = route.nextHops.find(isCarried);
  if (own !== undefined || (route.protocol !== "OSPF" && route.protocol !== "IS-IS")) return own;
  return interiorTable(facts, router, "inet")
    .filter(({ protocol }) => protocol === route.protocol)
    .flatMap(({ nextHops }) => nextHops)
    .find(isCarried);
}
