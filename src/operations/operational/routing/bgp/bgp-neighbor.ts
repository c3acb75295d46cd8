import { secondsText } from "../../../../base/index.ts";
import { has } from "../../../../junos/config/index.ts";
import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply, optional, wrapped } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { bgpNeighborText } from "./bgp-neighbor-text.ts";
import type { BgpPeer } from "./bgp-peers.ts";
import { type PeerReport, peerReport } from "./peer-report.ts";

/** What XML and text of one peer are both made of. */
export interface NeighborView extends PeerReport {
  readonly localId: string;
  readonly options: string;
  readonly groupIndex: number;
  readonly peerIndex: number;
  readonly lastState: string;
  readonly lastEvent: string;
  readonly nlri: string;
  readonly hasBfd: boolean;
  /** Seconds since the last message came and went, and since the session was looked at. */
  readonly lastReceived: number;
  readonly lastSent: number;
  readonly lastChecked: number;
}

/** `show bgp neighbor`: all about each peer. `all` are the peers of the device, for their indexes. */
export function bgpNeighbors(
  facts: DeviceFacts,
  peers: readonly BgpPeer[],
  all: readonly BgpPeer[],
): OperationalReply {
  const groups = [...new Set(all.map(groupKey))];
  const views = peers.map((peer) =>
    neighborView(facts, peer, groups.indexOf(groupKey(peer)), all.indexOf(peer)),
  );
  const namespace = dataNamespace(facts, "routing");
  return {
    xml: el("bgp-information", namespace, ...views.map((view) => peerElement(view, namespace))),
    text: () => views.map(bgpNeighborText).join("\n\n"),
  };
}

function groupKey({ router, group }: BgpPeer): string {
  return `${router.name}\0${group}`;
}

function neighborView(
  facts: DeviceFacts,
  peer: BgpPeer,
  groupIndex: number,
  peerIndex: number,
): NeighborView {
  const report = peerReport(facts, peer);
  const seconds = Math.floor(report.elapsed / 1_000);
  const keepalive = keepaliveSeconds(peer);
  return {
    ...report,
    localId: peer.router.routerId,
    options: optionsOf(peer),
    groupIndex,
    peerIndex,
    lastState: report.isUp ? "OpenConfirm" : peer.state === "Idle" ? "Idle" : "Active",
    lastEvent: report.isUp ? "RecvKeepAlive" : peer.state === "Idle" ? "Start" : "ConnectRetry",
    nlri: [...new Set(peer.families.map(({ nlri }) => nlri))].join(" "),
    hasBfd: peer.bfd !== undefined,
    lastReceived: seconds % keepalive,
    lastSent: (seconds + 11) % keepalive,
    lastChecked: seconds,
  };
}

/** A third of the hold time (RFC 4271 section 10). */
function keepaliveSeconds({ holdSeconds }: BgpPeer): number {
  return Math.max(1, Math.floor(holdSeconds / 3));
}

function optionsOf(peer: BgpPeer): string {
  const words: readonly (readonly [string, boolean])[] = [
    ["Multihop", peer.isMultihop],
    ["Preference", true],
    ["LocalAddress", peer.localAddress !== undefined],
    ["HoldTime", peer.holdSeconds !== 90],
    ["Passive", peer.isPassive],
    ["Cluster", peer.isRouteReflectorClient],
    ["LogUpDown", has(peer.router.statements, "protocols", "bgp", "log-updown")],
    ["AddressFamily", peer.families.length > 1 || peer.families[0]?.nlri !== "inet-unicast"],
    ["PeerAS", peer.type === "External"],
    ["Refresh", true],
  ];
  return words
    .filter(([, isSet]) => isSet)
    .map(([word]) => word)
    .join(" ");
}

function peerElement(view: NeighborView, namespace: Record<string, string>): XmlElement {
  const { peer, isUp } = view;
  const text = (name: string, content: string | number): XmlElement => el(name, String(content));
  return el(
    "bgp-peer",
    { "junos:style": "detail" },
    el("peer-address", isUp ? `${peer.addressText}+${view.peerPort}` : peer.addressText),
    text("peer-as", peer.peerAs ?? 0),
    el(
      "local-address",
      isUp ? `${peer.ownAddress}+${view.localPort}` : (peer.localAddress ?? "unspecified"),
    ),
    text("local-as", peer.localAs ?? 0),
    optional("description", peer.description),
    el("peer-group", peer.group),
    el("peer-cfg-rti", peer.router.name),
    el("peer-fwd-rti", peer.router.name),
    el("peer-type", peer.type),
    el("peer-state", peer.state),
    el("peer-flags", isUp ? "Sync" : ""),
    ...(peer.isRouteReflectorClient ? [el("route-reflector-client")] : []),
    el("last-state", view.lastState),
    el("last-event", view.lastEvent),
    el("last-error", view.lastError),
    optionElement(view, namespace),
    text("flap-count", view.flaps),
    optional("last-flap-event", view.lastFlapEvent),
    ...(view.lastError === "None"
      ? []
      : [
          el(
            "bgp-error",
            el("name", view.lastError),
            text("send-count", view.flaps),
            text("receive-count", 0),
          ),
        ]),
    ...(isUp ? sessionElements(view) : []),
  );
}

function optionElement(view: NeighborView, namespace: Record<string, string>): XmlElement {
  const { peer } = view;
  return el(
    "bgp-option-information",
    namespace,
    peer.exports.length === 0 ? undefined : wrapped("export-policy", peer.exports.join(" ")),
    peer.imports.length === 0 ? undefined : wrapped("import-policy", peer.imports.join(" ")),
    el("bgp-options", view.options),
    el("bgp-options2"),
    el("bgp-options-extended", "GracefulShutdownRcv"),
    el("address-families", view.nlri),
    optional("local-address", peer.localAddress),
    el("holdtime", String(peer.holdSeconds)),
    el("preference", String(peer.preference)),
    el("gshut-recv-local-preference", "0"),
    el("local-as", String(peer.localAs ?? 0)),
    el("local-system-as", "0"),
  );
}

function sessionElements(view: NeighborView): readonly XmlElement[] {
  const { peer, nlri } = view;
  const text = (name: string, content: string | number): XmlElement => el(name, String(content));
  const bfd = view.hasBfd;
  return [
    el("peer-id", peer.routerId),
    el("local-id", view.localId),
    text("active-holdtime", peer.holdSeconds),
    text("keepalive-interval", keepaliveSeconds(peer)),
    text("group-index", view.groupIndex),
    text("peer-index", view.peerIndex),
    text("snmp-index", view.peerIndex),
    el(
      "bgp-peer-iosession",
      el("iosession-thread-name", "bgpio-0"),
      el("iosession-state", "Enabled"),
    ),
    el(
      "bgp-bfd",
      el("bfd-configuration-state", bfd ? "enabled" : "disabled"),
      el("bfd-operational-state", bfd ? "up" : "down"),
    ),
    ...(peer.unit !== undefined && peer.type === "External"
      ? [el("local-interface-name", peer.unit)]
      : []),
    el("peer-restart-nlri-configured", nlri),
    el("nlri-type-peer", nlri),
    el("nlri-type-session", nlri),
    text("peer-refresh-capability", 2),
    text("peer-stale-route-time-configured", 300),
    el("peer-no-restart"),
    el("peer-restart-flags-received", "Notification"),
    el("peer-restart-nlri-negotiated", nlri),
    el("peer-end-of-rib-received", nlri),
    el("peer-end-of-rib-sent", nlri),
    el("peer-no-llgr-restarter"),
    text("peer-4byte-as-capability-advertised", peer.peerAs ?? 0),
    el("peer-addpath-not-supported"),
    ...view.ribs.map((rib, index) =>
      el(
        "bgp-rib",
        { "junos:style": "detail" },
        el("name", rib.table),
        text("rib-bit", `${(index + 2) * 10_000}`),
        el("bgp-rib-state", "BGP restart is complete"),
        el("send-state", rib.nlri === undefined ? "not advertising" : "in sync"),
        text("active-prefix-count", rib.active),
        text("received-prefix-count", rib.received),
        text("accepted-prefix-count", rib.received),
        text("suppressed-prefix-count", 0),
        text("advertised-prefix-count", rib.advertised),
      ),
    ),
    text("last-received", view.lastReceived),
    text("last-sent", view.lastSent),
    text("last-checked", secondsText(view.elapsed)),
    text("input-messages", view.inputMessages),
    text("input-updates", view.inputUpdates),
    text("input-refreshes", 0),
    text("input-octets", view.inputOctets),
    text("output-messages", view.outputMessages),
    text("output-updates", view.outputUpdates),
    text("output-refreshes", 0),
    text("output-octets", view.outputOctets),
    ...view.ribs.flatMap((rib, index) =>
      rib.nlri === undefined
        ? []
        : el(
            "bgp-output-queue",
            text("number", index + 1),
            text("count", 0),
            el("table-name", rib.table),
            el("rib-adv-nlri", rib.nlri),
          ),
    ),
  ];
}
