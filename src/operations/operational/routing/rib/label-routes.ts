import { addressText } from "../../../../base/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { ldpOf, ldpThing } from "../ldp/ldp-model.ts";
import { protocolOf, type Router, readAddress } from "../model/router.ts";
import { lspsOf } from "../mpls/lsp-model.ts";
import { loopback } from "./igp-routes.ts";
import { interiorTable } from "./interior-table.ts";
import type { NextHop, Route } from "./route.ts";

/** An address behind an LDP session, and the labels of its path. */
interface LabelledDestination {
  readonly route: Route;
  readonly thing: string;
  /** The neighbor is the destination itself, which asks for no label (RFC 3032 2.1, implicit null). */
  readonly isEgress: boolean;
  /** The label that this router gives to others. */
  readonly labelIn: number;
  readonly labelOut: number;
}

const firstLabel = 299_776;
const labelStep = 16;

/** inet.3: the addresses to which labelled paths of LDP and RSVP lead. */
export function labelledPaths(facts: DeviceFacts, router: Router): readonly Route[] {
  const ldp = labelled(facts, router).map(
    ({ route, isEgress, labelOut, thing }): Route => ({
      destination: route.destination,
      prefix: route.prefix,
      protocol: "LDP",
      preference: 9,
      metric: route.metric ?? 1,
      kind: "Router",
      nextHops: route.nextHops.map((hop) =>
        isEgress ? hop : { ...hop, label: `Push ${labelOut}` },
      ),
      thing,
    }),
  );
  const rsvp = (lspsOf(facts, router) ?? []).flatMap((lsp): readonly Route[] => {
    const end = readAddress(lsp.to);
    if (!lsp.isUp || lsp.nextHop === undefined || typeof end === "string") return [];
    return [
      {
        destination: `${lsp.to}/32`,
        prefix: end,
        protocol: "RSVP",
        preference: 7,
        metric: lsp.metric ?? 1,
        kind: "Router",
        nextHops: [{ ...lsp.nextHop, label: `Push ${lsp.labelOut}`, lspName: lsp.name }],
        thing: lsp.thing,
      },
    ];
  });
  return [...rsvp, ...ldp];
}

/** mpls.0: the reserved labels of a router that speaks MPLS, and one label per LDP destination. */
export function labelSwitching(facts: DeviceFacts, router: Router): readonly Route[] {
  if (protocolOf(router, "mpls") === undefined) return [];
  const reserved = [0, 1, 2, 13].map(
    (label): Route => ({
      destination: String(label),
      prefix: undefined,
      protocol: "MPLS",
      preference: 0,
      metric: 1,
      kind: "Receive",
      nextHops: [],
      thing: "MPLS",
    }),
  );
  const switched = labelled(facts, router).map(
    ({ route, isEgress, labelIn, labelOut, thing }): Route => ({
      destination: String(labelIn),
      prefix: undefined,
      protocol: "LDP",
      preference: 9,
      metric: 1,
      kind: "Router",
      nextHops: route.nextHops.map(
        (hop): NextHop => ({ ...hop, label: isEgress ? "Pop" : `Swap ${labelOut}` }),
      ),
      thing,
    }),
  );
  return [...reserved, ...switched];
}

/** The host routes that lead over a link with an operational LDP session. */
function labelled(facts: DeviceFacts, router: Router): readonly LabelledDestination[] {
  const ldp = ldpOf(facts, router);
  if (ldp === undefined) return [];
  const open = new Set(
    ldp.sessions.filter(({ isOperational }) => isOperational).map(({ address }) => address),
  );
  const sessionOf = new Map(
    ldp.neighbors
      .filter(({ isTargeted, routerId }) => !isTargeted && open.has(routerId))
      .map(({ interfaceName, routerId }) => [interfaceName, routerId]),
  );
  const hosts = interiorTable(facts, router, "inet").filter(
    ({ prefix, protocol }) =>
      prefix?.length === 32 && (protocol === "OSPF" || protocol === "IS-IS"),
  );
  const best = new Map(hosts.toReversed().map((route) => [route.destination, route]));
  return [...best.values()].flatMap((route, index): readonly LabelledDestination[] => {
    const session = sessionOf.get(route.nextHops[0]?.via ?? "");
    if (session === undefined) return [];
    const end = addressText(loopback(session, "inet"));
    const draw = facts.random.derive(`ldp label ${route.destination}`).integer(2_048);
    return [
      {
        route,
        thing: ldpThing(router, session),
        isEgress: route.destination === `${end}/32`,
        labelIn: firstLabel + labelStep * index,
        labelOut: firstLabel + labelStep * draw,
      },
    ];
  });
}
