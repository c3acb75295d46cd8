import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { grouped } from "../model/grouped.ts";
import type { BgpPeer } from "./bgp-peers.ts";
import { type PeerReport, peerReport } from "./peer-report.ts";
import { tableCounts, tablesOfPeers } from "./rib-counts.ts";
import { terseRib } from "./terse-rib.ts";

/** `show bgp group`: the groups with their peers, then the tables of all. */
export function bgpGroups(facts: DeviceFacts, peers: readonly BgpPeer[]): OperationalReply {
  const reports = peers.map((peer) => peerReport(facts, peer));
  const groups = [...grouped(reports, ({ peer }) => `${peer.router.name}\0${peer.group}`).values()];
  const established = reports.filter(({ isUp }) => isUp).length;
  const internal = groups.filter(([first]) => first?.peer.type === "Internal").length;
  const tables = tablesOfPeers(facts, peers).map((table) => tableCounts(facts, table));
  return {
    xml: el(
      "bgp-group-information",
      dataNamespace(facts, "routing"),
      ...groups.map((group, index) => groupElement(group, index)),
      el(
        "bgp-information",
        dataNamespace(facts, "routing"),
        el("group-count", String(groups.length)),
        el("peer-count", String(peers.length)),
        el("external-peer-count", String(peers.filter(({ type }) => type === "External").length)),
        el("internal-peer-count", String(peers.filter(({ type }) => type === "Internal").length)),
        el("down-peer-count", String(peers.length - established)),
        el("flap-count", String(reports.reduce((sum, { flaps }) => sum + flaps, 0))),
        ...tables.map(({ table, received, active }) =>
          el(
            "bgp-rib",
            { "junos:style": "brief" },
            el("name", table),
            el("total-prefix-count", String(received)),
            el("active-prefix-count", String(active)),
            el("suppressed-prefix-count", "0"),
            el("history-prefix-count", "0"),
            el("damped-prefix-count", "0"),
            el("pending-prefix-count", "0"),
          ),
        ),
      ),
    ),
    text: () =>
      [
        ...groups.map((group, index) => groupText(group, index)),
        [
          `Groups: ${groups.length}`,
          `Peers: ${peers.length}`,
          `External: ${groups.length - internal}`,
          `Internal: ${internal}`,
          `Down peers: ${peers.length - established}`,
          `Flaps: ${reports.reduce((sum, { flaps }) => sum + flaps, 0)}`,
        ]
          .map((part) => part.padEnd(11))
          .join(" ")
          .trimEnd(),
      ].join("\n"),
  };
}

function groupElement(group: readonly PeerReport[], index: number): XmlElement {
  const first = group[0]?.peer;
  return el(
    "bgp-group",
    el("type", first?.type ?? ""),
    el("peer-as", String(first?.peerAs ?? 0)),
    el("local-as", String(first?.localAs ?? 0)),
    el("name", first?.group ?? ""),
    el("group-index", String(index)),
    el("group-flags", ""),
    el(
      "bgp-option-information",
      el("bgp-options"),
      el("bgp-options-extended", "GracefulShutdownRcv"),
      el("holdtime", String(first?.holdSeconds ?? 90)),
      el("preference", String(first?.preference ?? 170)),
    ),
    el("peer-count", String(group.length)),
    el("established-count", String(group.filter(({ isUp }) => isUp).length)),
    ...group.map(({ peer, isUp, peerPort }) =>
      el("peer-address", isUp ? `${peer.addressText}+${peerPort}` : peer.addressText),
    ),
    ...ribsOf(group).map((rib) =>
      terseRib(rib, el("advertised-prefix-count", String(rib.advertised))),
    ),
  );
}

interface GroupRib {
  readonly table: string;
  readonly active: number;
  readonly received: number;
  readonly advertised: number;
}

function ribsOf(group: readonly PeerReport[]): readonly GroupRib[] {
  const ribs = grouped(
    group.flatMap((report) => report.ribs),
    ({ table }) => table,
  );
  return [...ribs].map(([table, some]) => ({
    table,
    active: some.reduce((sum, { active }) => sum + active, 0),
    received: some.reduce((sum, { received }) => sum + received, 0),
    advertised: Math.max(...some.map(({ advertised }) => advertised)),
  }));
}

function groupText(group: readonly PeerReport[], index: number): string {
  const first = group[0]?.peer;
  const established = group.filter(({ isUp }) => isUp).length;
  const name = first?.group ?? "";
  const kind = `Group Type: ${first?.type ?? ""}`;
  const as = first?.type === "Internal" ? `    AS: ${first.peerAs ?? 0}` : "";
  return [
    `${`${kind}${as}`.padEnd(50)} Local AS: ${first?.localAs ?? 0}`,
    `  Name: ${name.padEnd(15)} Index: ${String(index).padEnd(20)}Flags: <>`,
    `  Options: <GracefulShutdownRcv>`,
    `  Holdtime: ${first?.holdSeconds ?? 90} Preference: ${first?.preference ?? 170}`,
    `  Total peers: ${String(group.length).padEnd(9)}Established: ${established}`,
    ...group.map(
      ({ peer, isUp, peerPort }) =>
        `  ${isUp ? `${peer.addressText}+${peerPort}` : peer.addressText}`,
    ),
    ...ribsOf(group).map(
      ({ table, active, received }) => `  ${table}: ${active}/${received}/${received}/0`,
    ),
    "",
  ].join("\n");
}
