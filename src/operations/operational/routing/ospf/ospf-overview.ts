import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { grouped } from "../model/grouped.ts";
import type { Router } from "../model/router.ts";
import type { OspfInterface, OspfVersion } from "./ospf-model.ts";

type Running = readonly [Router, readonly OspfInterface[]];

/** `show ospf overview`, and `show ospf3 overview`. */
export function ospfOverview(
  facts: DeviceFacts,
  version: OspfVersion,
  found: readonly Running[],
): OperationalReply {
  return {
    xml: el(
      `${version}-overview-information`,
      dataNamespace(facts, "routing"),
      ...found.map((running) => overviewElement(facts, running)),
    ),
    text: () => found.map((running) => overviewText(facts, running)).join("\n"),
  };
}

interface AreaView {
  readonly area: string;
  readonly stub: string;
  readonly full: number;
}

function areasOf(interfaces: readonly OspfInterface[]): readonly AreaView[] {
  return [...grouped(interfaces, ({ area }) => area)].map(([area, some]) => ({
    area,
    stub:
      some[0]?.areaType === undefined
        ? "Not Stub"
        : some[0].areaType === "stub"
          ? "Stub"
          : "Stub NSSA",
    full: some.filter(({ neighbor }) => neighbor !== undefined).length,
  }));
}

/** One run when the protocol starts and one for each change of links that followed. */
function spfRuns(facts: DeviceFacts, interfaces: readonly OspfInterface[]): number {
  return 1 + interfaces.length + facts.epochs.length;
}

function overviewElement(facts: DeviceFacts, [router, interfaces]: Running): XmlElement {
  return el(
    "ospf-overview",
    el("instance-name", router.name),
    el("ospf-router-id", router.routerId),
    el("ospf-route-table-index", "0"),
    el("ospf-lsa-refresh-time", "50"),
    ...areasOf(interfaces).map(({ area, stub, full }) =>
      el(
        "ospf-area-overview",
        el("ospf-area", area),
        el("ospf-stub-type", stub),
        el("authentication-type", "None"),
        el("ospf-abr-count", "0"),
        el("ospf-asbr-count", "0"),
        el("ospf-nbr-overview", el("ospf-nbr-up-count", String(full))),
      ),
    ),
    el(
      "ospf-topology-overview",
      el("ospf-topology-name", "default"),
      el("ospf-topology-id", "0"),
      el("ospf-prefix-export-count", "0"),
      el("ospf-full-spf-count", String(spfRuns(facts, interfaces))),
      el("ospf-spf-delay", "0.200000"),
      el("ospf-spf-holddown", "5"),
      el("ospf-spf-rapid-runs", "3"),
      el("ospf-backup-spf-status", "Not Needed"),
    ),
  );
}

function overviewText(facts: DeviceFacts, [router, interfaces]: Running): string {
  return [
    `Instance: ${router.name}`,
    `  Router ID: ${router.routerId}`,
    "  Route table index: 0",
    "  LSA refresh time: 50 minutes",
    ...areasOf(interfaces).flatMap(({ area, stub, full }) => [
      `  Area: ${area}`,
      `    Stub type: ${stub}`,
      "    Authentication Type: None",
      "    Area border routers: 0, AS boundary routers: 0",
      "    Neighbors",
      `      Up (in full state): ${full}`,
    ]),
    "  Topology: default (ID 0)",
    "    Prefix export count: 0",
    `    Full SPF runs: ${spfRuns(facts, interfaces)}`,
    "    SPF delay: 0.200000 sec, SPF holddown: 5 sec, SPF rapid runs: 3",
    "    Backup SPF: Not Needed",
  ].join("\n");
}
