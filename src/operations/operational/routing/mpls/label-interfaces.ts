import { el } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import type { ProtocolUnit } from "../model/protocol-units.ts";
import type { RoutedUnit } from "../model/routed-unit.ts";
import type { Lsp } from "./lsp-model.ts";

/** `show mpls interface`: an interface is up with its family mpls. */
export function mplsInterfaces(
  facts: DeviceFacts,
  units: readonly ProtocolUnit[],
): OperationalReply {
  const rows = units.map(({ unit }) => ({
    name: unit.name,
    state: unit.isUp && unit.families.has("mpls") ? "Up" : "Dn",
  }));
  return {
    xml: el(
      "mpls-interface-information",
      dataNamespace(facts, "routing"),
      ...rows.map(({ name, state }) =>
        el(
          "mpls-interface",
          el("interface-name", name),
          el("mpls-interface-state", state),
          el("admin-group-name", "<none>"),
        ),
      ),
    ),
    text: () =>
      [
        "Interface        State       Administrative groups (x: extended)",
        ...rows.map(({ name, state }) => `${name.padEnd(16)} ${state.padEnd(11)} <none>`),
      ].join("\n"),
  };
}

/** `show rsvp interface`: bandwidth is that of the port, and what the paths over it take. */
export function rsvpInterfaces(
  facts: DeviceFacts,
  units: readonly ProtocolUnit[],
  lsps: readonly Lsp[],
): OperationalReply {
  const rows = units
    .filter(({ unit }) => !unit.isLoopback)
    .map(({ unit }) => ({
      name: unit.name,
      state: unit.isUp ? "Up" : "Down",
      paths: lsps.filter(({ isUp, nextHop }) => isUp && nextHop?.via === unit.name).length,
      bandwidth: bandwidthOf(unit),
    }));
  const active = rows.filter(({ state }) => state === "Up").length;
  return {
    xml: el(
      "rsvp-interface-information",
      dataNamespace(facts, "routing"),
      el("active-count", String(active)),
      ...rows.map(({ name, state, paths, bandwidth }) =>
        el(
          "rsvp-interface",
          { "junos:style": "brief" },
          el("interface-name", name),
          el("rsvp-status", state),
          el("active-reservation", String(paths)),
          el(
            "rsvp-telink",
            el("subscription", "100"),
            el("static-bandwidth", bandwidth),
            el("available-bandwidth", bandwidth),
            el("reserved-bandwidth", "0bps"),
            el("high-watermark", "0bps"),
          ),
        ),
      ),
    ),
    text: () =>
      [
        `RSVP interface: ${active} active`,
        "                          Active  Subscr- Static      Available   Reserved    Highwater",
        "Interface          State  resv    iption  BW          BW          BW          mark",
        ...rows.map(
          ({ name, state, paths, bandwidth }) =>
            `${name.padEnd(18)} ${state.padEnd(5)} ${String(paths).padStart(6)}    100%  ${bandwidth.padEnd(11)} ${bandwidth.padEnd(11)} 0bps        0bps`,
        ),
      ].join("\n"),
  };
}

const bandwidths: readonly (readonly [prefix: string, bandwidth: string])[] = [
  ["fe-", "100Mbps"],
  ["ge-", "1000Mbps"],
  ["xe-", "10Gbps"],
  ["et-", "100Gbps"],
];

function bandwidthOf({ name }: RoutedUnit): string {
  return bandwidths.find(([prefix]) => name.startsWith(prefix))?.[1] ?? "1000Mbps";
}
