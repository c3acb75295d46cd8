import { secondsText } from "../../../../base/index.ts";
import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply, optional } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { bgpTimeText } from "../model/elapsed.ts";
import type { BgpPeer } from "./bgp-peers.ts";
import { type PeerReport, peerReport } from "./peer-report.ts";
import { type RibCounts, tableCounts, tablesOfPeers } from "./rib-counts.ts";
import { terseRib } from "./terse-rib.ts";

/** `show bgp summary`: tables with their counts, then peers. */
export function bgpSummary(facts: DeviceFacts, peers: readonly BgpPeer[]): OperationalReply {
  const reports = peers.map((peer) => peerReport(facts, peer));
  const groups = new Set(peers.map(({ router, group }) => `${router.name}\0${group}`)).size;
  const down = reports.filter(({ isUp }) => !isUp).length;
  const tables = tablesOfPeers(facts, peers).map((table) => tableCounts(facts, table));
  return {
    xml: el(
      "bgp-information",
      dataNamespace(facts, "routing"),
      el("bgp-thread-mode", "BGP I/O"),
      el("group-count", String(groups)),
      el("peer-count", String(peers.length)),
      el("down-peer-count", String(down)),
      ...tables.map(tableElement),
      ...reports.map(peerElement),
    ),
    text: () =>
      [
        "Threading mode: BGP I/O",
        "Default eBGP mode: advertise - accept, receive - accept",
        `Groups: ${groups} Peers: ${peers.length} Down peers: ${down}`,
        tableHead,
        ...tables.flatMap(tableLines),
        peerHead,
        ...reports.flatMap(peerLines),
      ].join("\n"),
  };
}

function tableElement(counts: RibCounts): XmlElement {
  const { table, received, active, external, activeExternal } = counts;
  const internal = received - external;
  const rows: readonly (readonly [string, number])[] = [
    ["total-prefix-count", received],
    ["received-prefix-count", received],
    ["accepted-prefix-count", received],
    ["active-prefix-count", active],
    ["suppressed-prefix-count", 0],
    ["history-prefix-count", 0],
    ["damped-prefix-count", 0],
    ["total-external-prefix-count", external],
    ["active-external-prefix-count", activeExternal],
    ["accepted-external-prefix-count", external],
    ["suppressed-external-prefix-count", 0],
    ["total-internal-prefix-count", internal],
    ["active-internal-prefix-count", active - activeExternal],
    ["accepted-internal-prefix-count", internal],
    ["suppressed-internal-prefix-count", 0],
    ["pending-prefix-count", 0],
  ];
  return el(
    "bgp-rib",
    { "junos:style": "brief" },
    el("name", table),
    ...rows.map(([name, count]) => el(name, String(count))),
    el("bgp-rib-state", "BGP restart is complete"),
    table.includes("vpn") || isOfInstance(table)
      ? el("vpn-rib-state", "VPN restart is complete")
      : undefined,
  );
}

function isOfInstance(table: string): boolean {
  return table.split(".").length > 2;
}

function peerElement(report: PeerReport): XmlElement {
  const { peer, elapsed } = report;
  return el(
    "bgp-peer",
    { "junos:style": "terse" },
    el("peer-address", peer.addressText),
    el("peer-as", String(peer.peerAs ?? 0)),
    el("input-messages", String(report.inputMessages)),
    el("output-messages", String(report.outputMessages)),
    el("route-queue-count", "0"),
    el("flap-count", String(report.flaps)),
    el("elapsed-time", { "junos:seconds": secondsText(elapsed) }, bgpTimeText(elapsed)),
    optional("description", peer.description),
    report.isUp
      ? el("peer-state", { "junos:format": "Establ" }, peer.state)
      : el("peer-state", peer.state),
    ...(report.isUp ? report.ribs : []).map((rib) => terseRib(rib)),
  );
}

const tableHead = "Table          Tot Paths  Act Paths Suppressed    History Damp State    Pending";
const peerHead =
  "Peer                     AS      InPkt     OutPkt    OutQ   Flaps Last Up/Dwn State|#Active/Received/Accepted/Damped...";

function tableLines({ table, received, active }: RibCounts): readonly string[] {
  const cells = [received, active, 0, 0, 0, 0].map((count) => String(count).padStart(10));
  return [table.padEnd(20).trimEnd(), `${" ".repeat(14)}${cells.join(" ")}`];
}

function peerLines(report: PeerReport): readonly string[] {
  const { peer, isUp, elapsed } = report;
  const head = [
    peer.addressText.padEnd(22),
    String(peer.peerAs ?? 0).padStart(5),
    String(report.inputMessages).padStart(11),
    String(report.outputMessages).padStart(11),
    "0".padStart(8),
    String(report.flaps).padStart(8),
    bgpTimeText(elapsed).padStart(12),
    ` ${isUp ? "Establ" : peer.state}`,
  ].join("");
  const ribs = (isUp ? report.ribs : []).map(
    ({ table, active, received }) => `  ${table}: ${active}/${received}/${received}/0`,
  );
  return [head, ...ribs];
}
