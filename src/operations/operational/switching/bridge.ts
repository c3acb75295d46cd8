import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el } from "../../../xml/index.ts";
import { switchingOf } from "../../profile/port-media.ts";
import { dataNamespace, type OperationalReply } from "../reply/index.ts";
import {
  type Answer,
  type Asked,
  choice,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { interfaceIndexes } from "../state/port-attributes.ts";
import { type Vlan, vlansOf } from "../state/vlans.ts";
import { type MacEntry, macEntries } from "./mac-entries.ts";
import { byVlan, clearMacs, entryFlags, flagLegend, learnMask } from "./mac-table.ts";
import { byName, switchInstance, tagText } from "./vlans.ts";

const ofDomain = value("bridge-domain");

/** `show bridge ...` of a router. */
export const bridgeOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-bridge-instance-information",
    command: "show bridge domain",
    arguments: [value("bridge-domain", { isPositional: true }), value("instance")],
    drivenBy: "`bridge-domains` and the units that are in them",
    answer: (asked) =>
      onRouter(asked, () => {
        const name = asked.arguments.text("bridge-domain");
        return domains(
          asked.facts,
          byName(vlansOf(asked.facts)).filter((vlan) => name === undefined || vlan.name === name),
        );
      }),
  }),
  operational({
    name: "get-bridge-mac-table",
    command: "show bridge mac-table",
    arguments: [
      choice("level", "brief", "detail", "extensive", "count"),
      value("address"),
      value("interface"),
      ofDomain,
      value("vlan-id"),
      value("instance"),
    ],
    drivenBy: "the devices and hosts behind the units of bridge domains that are up",
    answer: (asked) => onRouter(asked, () => macTable(asked)),
  }),
  operational({
    name: "clear-bridge-mac-table",
    command: "clear bridge mac-table",
    arguments: [ofDomain, value("instance")],
    drivenBy: "learnt addresses go, and are learnt again within seconds",
    permissions: ["clear"],
    answer: (asked) =>
      onRouter(asked, () =>
        clearMacs(asked.facts, asked.arguments.text("bridge-domain"), asked.context.mark),
      ),
  }),
];

/** A switch does not know the word `bridge`; no instance but the default switch bridges. */
function onRouter({ facts, request, arguments: given }: Asked, make: () => Answer): Answer {
  if (switchingOf(facts.platform) !== "bridge")
    return { error: operationFailed("syntax error", request.name) };
  const instance = given.text("instance");
  return instance === undefined || instance === switchInstance
    ? make()
    : { error: operationFailed(`instance ${instance} not found`, instance) };
}

function domains(facts: DeviceFacts, vlans: readonly Vlan[]): OperationalReply {
  return {
    xml: el(
      "l2ald-bridge-instance-information",
      { ...dataNamespace(facts, "l2al"), "junos:style": "brief" },
      ...vlans.map((vlan, place) =>
        el(
          "l2ald-bridge-instance-group",
          place === 0 ? el("l2rtb-brief-summary") : undefined,
          el("l2rtb-name", switchInstance),
          el("l2rtb-bridging-domain", vlan.name),
          el("l2rtb-bridge-vlan", tagText(vlan)),
          ...vlan.members.map(({ unit }) => el("l2rtb-interface-name", unit)),
        ),
      ),
    ),
    text: () =>
      [
        "",
        "Routing instance        Bridge domain            VLAN ID     Interfaces",
        ...vlans.flatMap((vlan) => [
          `${switchInstance.padEnd(24)}${vlan.name.padEnd(25)}${tagText(vlan)}`,
          ...vlan.members.map(({ unit }) => `${" ".repeat(61)}${unit}`),
        ]),
      ].join("\n"),
  };
}

function macTable({ facts, arguments: given }: Asked): Answer {
  const [mac, unit] = [given.text("address")?.toLowerCase(), given.text("interface")];
  const [domain, tag] = [given.text("bridge-domain"), given.text("vlan-id")];
  const entries = macEntries(facts).filter(
    (entry) =>
      (mac === undefined || entry.mac === mac) &&
      (unit === undefined || entry.unit === unit) &&
      (domain === undefined || entry.vlan.name === domain) &&
      (tag === undefined || String(entry.vlan.tag) === tag),
  );
  const level = given.text("level");
  if (level === "count") return macCount(entries);
  return level === "detail" || level === "extensive" ? extensive(facts, entries) : brief(entries);
}

function macCount(entries: readonly MacEntry[]): OperationalReply {
  const groups = byVlan(entries);
  return {
    xml: el(
      "l2ald-rtb-mac-count",
      ...groups.map(({ vlan, entries: inside }) =>
        el(
          "l2ald-rtb-mac-count-entry",
          el("l2-mac-routing-instance", switchInstance),
          el("l2-mac-bridging-domain", vlan.name),
          el("l2-bridge-vlan", tagText(vlan)),
          el("mac-count", String(inside.length)),
        ),
      ),
    ),
    text: () =>
      groups
        .map(
          ({ vlan, entries: inside }) =>
            `${inside.length} MAC address learned in routing instance ${switchInstance} bridge domain ${vlan.name} VLAN ${tagText(vlan)}`,
        )
        .join("\n"),
  };
}

function brief(entries: readonly MacEntry[]): OperationalReply {
  const groups = byVlan(entries);
  return {
    xml: el(
      "l2ald-rtb-macdb",
      ...groups.map(({ vlan, entries: inside }) =>
        el(
          "l2ald-mac-entry",
          { "junos:style": "brief" },
          el("l2-mac-routing-instance", switchInstance),
          el("l2-mac-bridging-domain", vlan.name),
          el("l2-bridge-vlan", tagText(vlan)),
          ...inside.map(({ mac, unit }) =>
            el(
              "l2-mac-entry",
              el("l2-mac-address", mac),
              el("l2-mac-flags", "D"),
              el("l2-mac-logical-interface", unit),
            ),
          ),
        ),
      ),
    ),
    text: () =>
      groups
        .map(({ vlan, entries: inside }) =>
          [
            "",
            ...flagLegend,
            "",
            `Routing instance : ${switchInstance}`,
            ` Bridging domain : ${vlan.name}, VLAN : ${tagText(vlan)}`,
            "   MAC                 MAC      Logical          NH     RTR",
            "   address             flags    interface        Index  ID",
            ...inside.map(({ mac, unit }) => `   ${mac.padEnd(20)}${"D".padEnd(9)}${unit}`),
          ].join("\n"),
        )
        .join("\n"),
  };
}

function extensive(facts: DeviceFacts, entries: readonly MacEntry[]): OperationalReply {
  const sorted = byVlan(entries).flatMap((group) => group.entries);
  return {
    xml: el(
      "l2ald-rtb-macdb",
      ...sorted.map(({ mac, vlan, unit }) =>
        el(
          "l2ald-mac-entry",
          { "junos:style": "extensive" },
          el("l2-mac-address", mac),
          el("l2-mac-routing-instance", switchInstance),
          el("l2-mac-bridging-domain", vlan.name),
          el("l2-bridge-vlan", tagText(vlan)),
          el("l2-mac-logical-interface", unit),
          el("l2-mac-base-logical-interface", unit),
          el("l2-mac-ifl-generation", String(interfaceIndexes(facts).get(unit)?.generation ?? 0)),
          el("l2-mac-entry-flags", entryFlags),
          el("l2-mac-epoch", "1"),
          el("l2-mac-sequence-number", "0"),
          el("l2-mac-learn-mask", learnMask),
        ),
      ),
    ),
    text: () =>
      sorted
        .map(({ mac, vlan, unit }) =>
          [
            "",
            `MAC address: ${mac}`,
            `  Routing instance: ${switchInstance}`,
            `   Bridging domain: ${vlan.name}, VLAN : ${tagText(vlan)}`,
            `   Learning interface: ${unit}`,
            `   Layer 2 flags: ${entryFlags}`,
            "   Epoch: 1                                 Sequence number: 0",
            `   Learning mask: ${learnMask}`,
          ].join("\n"),
        )
        .join("\n"),
  };
}
