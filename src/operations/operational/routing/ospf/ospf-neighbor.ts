import { addressText } from "../../../../base/index.ts";
import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { ageElement, ageText } from "../model/elapsed.ts";
import { addressOf } from "../model/routed-unit.ts";
import type { Router } from "../model/router.ts";
import { sinceOf } from "../model/things.ts";
import {
  isDesignated,
  type OspfInterface,
  type OspfNeighbor,
  type OspfVersion,
  ospfThing,
} from "./ospf-model.ts";

type Adjacent = OspfInterface & { readonly neighbor: OspfNeighbor };

/** An adjacency and the router that has it. */
export interface ShownNeighbor {
  readonly router: Router;
  readonly one: Adjacent;
}

/** `show ospf neighbor`, and `show ospf3 neighbor`. */
export function ospfNeighbors(
  facts: DeviceFacts,
  version: OspfVersion,
  shown: readonly ShownNeighbor[],
  isLong: boolean,
): OperationalReply {
  const element = version === "ospf" ? ospfElement : ospf3Element;
  const lines = version === "ospf" ? ospfLines : ospf3Lines;
  return {
    xml: el(
      `${version}-neighbor-information`,
      dataNamespace(facts, "routing"),
      ...shown.map((neighbor) => element(facts, neighbor, isLong)),
    ),
    text: () =>
      [
        version === "ospf"
          ? "Address          Interface              State           ID               Pri  Dead"
          : "ID               Interface              State           Pri   Dead",
        ...shown.flatMap((neighbor) => lines(facts, neighbor, isLong)),
      ].join("\n"),
  };
}

function ospfElement(facts: DeviceFacts, shown: ShownNeighbor, isLong: boolean): XmlElement {
  const { one } = shown;
  const { neighbor, unit } = one;
  return el(
    "ospf-neighbor",
    el("neighbor-address", neighbor.address),
    el("interface-name", unit.name),
    el("ospf-neighbor-state", "Full"),
    el("neighbor-id", neighbor.peer.routerId),
    el("neighbor-priority", String(neighbor.priority)),
    el("activity-timer", String(deadSeconds(facts, one))),
    ...(isLong ? longElements(facts, shown, "ospf") : []),
  );
}

function longElements(
  facts: DeviceFacts,
  { router, one }: ShownNeighbor,
  version: OspfVersion,
): readonly XmlElement[] {
  const up = upFor(facts, router, one, version);
  const [designated, backup] = designatedAddresses(router, one);
  return [
    el("ospf-area", one.area),
    el("options", "0x52"),
    el("dr-address", designated),
    el("bdr-address", backup),
    ageElement("neighbor-up-time", up),
    ageElement("neighbor-adjacency-time", up),
    el(
      "ospf-neighbor-topology",
      el("ospf-topology-name", "default"),
      el("ospf-topology-id", "0"),
      el("ospf-neighbor-topology-state", "Bidirectional"),
    ),
  ];
}

function ospfLines(facts: DeviceFacts, shown: ShownNeighbor, isLong: boolean): readonly string[] {
  const { router, one } = shown;
  const { neighbor, unit, area } = one;
  const head = [
    neighbor.address.padEnd(16),
    unit.name.padEnd(22),
    "Full".padEnd(15),
    neighbor.peer.routerId.padEnd(15),
    String(neighbor.priority).padStart(4),
    String(deadSeconds(facts, one)).padStart(5),
  ].join(" ");
  if (!isLong) return [head];
  const [designated, backup] = designatedAddresses(router, one);
  const up = ageText(upFor(facts, router, one, "ospf"));
  return [
    head,
    `  Area ${area}, opt 0x52, DR ${designated}, BDR ${backup}`,
    `  Up ${up}, adjacent ${up}`,
    "  Topology default (ID 0) -> Bidirectional",
  ];
}

function ospf3Element(facts: DeviceFacts, shown: ShownNeighbor, isLong: boolean): XmlElement {
  const { router, one } = shown;
  const { neighbor, unit, area } = one;
  const up = upFor(facts, router, one, "ospf3");
  return el(
    "ospf3-neighbor",
    el("neighbor-id", neighbor.peer.routerId),
    el("interface-name", unit.name),
    el("ospf-neighbor-state", "Full"),
    el("neighbor-priority", String(neighbor.priority)),
    el("activity-timer", String(deadSeconds(facts, one))),
    el("neighbor-address", neighbor.address),
    ...(isLong
      ? [
          el("ospf-area", area),
          el("options", "0x33"),
          ageElement("neighbor-up-time", up),
          ageElement("neighbor-adjacency-time", up),
        ]
      : []),
  );
}

function ospf3Lines(facts: DeviceFacts, shown: ShownNeighbor, isLong: boolean): readonly string[] {
  const { router, one } = shown;
  const { neighbor, unit, area } = one;
  const up = ageText(upFor(facts, router, one, "ospf3"));
  return [
    [
      neighbor.peer.routerId.padEnd(16),
      unit.name.padEnd(22),
      "Full".padEnd(15),
      String(neighbor.priority).padEnd(5),
      String(deadSeconds(facts, one)),
    ].join(" "),
    `  Neighbor-address ${neighbor.address}`,
    ...(isLong ? [`  Area ${area}, opt 0x33`, `  Up ${up}, adjacent ${up}`] : []),
  ];
}

function upFor(
  facts: DeviceFacts,
  router: Router,
  { unit }: OspfInterface,
  version: OspfVersion,
): number {
  return facts.now - sinceOf(facts, ospfThing(router, version, unit.name));
}

/** The neighbor is given up when this has run down; each hello sets it back. */
function deadSeconds(facts: DeviceFacts, one: OspfInterface): number {
  const offset = facts.random.derive(`hello ${one.unit.name}`).integer(one.helloSeconds);
  return one.deadSeconds - 1 - ((Math.floor(facts.now / 1_000) + offset) % one.helloSeconds);
}

/** Addresses of designated router and backup; a point-to-point link has none. */
function designatedAddresses(router: Router, one: Adjacent): readonly [string, string] {
  if (one.isPointToPoint) return ["0.0.0.0", "0.0.0.0"];
  const own = addressOf(one.unit, "inet");
  const mine = own === undefined ? "0.0.0.0" : addressText(own.own);
  const theirs = one.neighbor.address;
  return isDesignated(one, router.routerId) ? [mine, theirs] : [theirs, mine];
}
