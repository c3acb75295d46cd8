import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { switchingOf } from "../../profile/port-media.ts";
import type { OperationalReply } from "../reply/index.ts";
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
import { type MacEntry, macEntries, macMark } from "./mac-entries.ts";
import { byName, switchInstance, tagText } from "./vlans.ts";

/** `show ethernet-switching table` of a switch. */
export const macTableOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-ethernet-switching-table-information",
    command: "show ethernet-switching table",
    arguments: [
      choice("level", "brief", "detail", "extensive", "summary", "count"),
      value("address", { isPositional: true }),
      value("interface-name", { keyword: "interface" }),
      value("vlan-name"),
      value("vlan"),
      value("vlan-id"),
      value("instance"),
    ],
    drivenBy: "the devices and hosts behind the units of VLANs that are up",
    answer: showTable,
  }),
  operational({
    name: "clear-ethernet-switching-table",
    command: "clear ethernet-switching table",
    arguments: [value("vlan-name")],
    drivenBy: "learnt addresses go, and are learnt again within seconds",
    permissions: ["clear"],
    answer: ({ facts, arguments: given, context, request }) => {
      if (switchingOf(facts.platform) !== "els")
        return { error: operationFailed("syntax error", request.name) };
      return clearMacs(facts, given.text("vlan-name"), context.mark);
    },
  }),
];

/** Clears the addresses of one VLAN or bridge domain, or of all. */
export function clearMacs(
  facts: DeviceFacts,
  name: string | undefined,
  mark: (name: string) => void,
): Answer {
  const vlans = vlansOf(facts).filter((vlan) => name === undefined || vlan.name === name);
  if (name !== undefined && vlans.length === 0)
    return { error: operationFailed(`vlan with name '${name}' does not exist`, name) };
  for (const vlan of vlans) mark(macMark(vlan.name));
  return [];
}

function showTable({ facts, arguments: given, request }: Asked): Answer {
  if (switchingOf(facts.platform) !== "els")
    return { error: operationFailed("syntax error", request.name) };
  const [mac, unit, instance] = [
    given.text("address"),
    given.text("interface-name"),
    given.text("instance"),
  ];
  if (mac !== undefined && !/^([\da-f]{1,2}:){5}[\da-f]{1,2}$/i.test(mac))
    return { error: operationFailed(`invalid mac address '${mac}'`, mac) };
  const vlan = given.text("vlan-name") ?? given.text("vlan") ?? given.text("vlan-id");
  const entries = macEntries(facts).filter(
    (entry) =>
      (mac === undefined || entry.mac === mac.toLowerCase()) &&
      (unit === undefined || entry.unit === unit || entry.unit === `${unit}.0`) &&
      (vlan === undefined || entry.vlan.name === vlan || String(entry.vlan.tag) === vlan) &&
      (instance === undefined || instance === switchInstance),
  );
  const level = given.text("level");
  if (level === "summary" || level === "count") return summary(entries, level);
  return level === "detail" || level === "extensive" ? extensive(facts, entries) : brief(entries);
}

/** Entries by VLAN, the VLANs by name; only those that have some. */
export function byVlan(
  entries: readonly MacEntry[],
): readonly { readonly vlan: Vlan; readonly entries: readonly MacEntry[] }[] {
  const groups = new Map<Vlan, MacEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.vlan);
    if (group === undefined) groups.set(entry.vlan, [entry]);
    else group.push(entry);
  }
  return byName([...groups.keys()]).map((vlan) => ({ vlan, entries: groups.get(vlan) ?? [] }));
}

function counts(entries: readonly MacEntry[]): readonly XmlElement[] {
  const count = String(entries.length);
  return [el("mac-count-global", count), el("learnt-mac-count", count)];
}

export const flagLegend = [
  "MAC flags (S - static MAC, D - dynamic MAC, L - locally learned, P - Persistent static",
  "           SE - statistics enabled, NM - non configured MAC, R - remote PE MAC, O - ovsdb MAC)",
] as const;

function summary(entries: readonly MacEntry[], style: string): OperationalReply {
  return {
    xml: el(
      "l2ng-l2ald-rtb-macdb",
      el("l2ng-l2ald-mac-entry-vlan", { "junos:style": style }, ...counts(entries)),
    ),
    text: () => headline(entries),
  };
}

function headline({ length }: readonly MacEntry[]): string {
  return `Ethernet switching table : ${length} entries, ${length} learned`;
}

function brief(entries: readonly MacEntry[]): OperationalReply {
  return {
    xml: el(
      "l2ng-l2ald-rtb-macdb",
      ...byVlan(entries).map((group) =>
        el(
          "l2ng-l2ald-mac-entry-vlan",
          { "junos:style": "brief-rtb" },
          ...counts(entries),
          el("l2ng-l2-mac-routing-instance", switchInstance),
          el("l2ng-l2-vlan-id", tagText(group.vlan)),
          ...group.entries.map(({ mac, vlan, unit }) =>
            el(
              "l2ng-mac-entry",
              el("l2ng-l2-mac-vlan-name", vlan.name),
              el("l2ng-l2-mac-address", mac),
              el("l2ng-l2-mac-flags", "D"),
              el("l2ng-l2-mac-age", "-"),
              el("l2ng-l2-mac-logical-interface", unit),
              el("l2ng-l2-mac-fwd-next-hop", "0"),
              el("l2ng-l2-mac-rtr-id", "0"),
            ),
          ),
        ),
      ),
    ),
    text: () =>
      entries.length === 0
        ? headline(entries)
        : [
            "",
            ...flagLegend,
            "",
            "",
            headline(entries),
            `Routing instance : ${switchInstance}`,
            "   Vlan                MAC                 MAC         Age    Logical                NH        RTR",
            "   name                address             flags              interface              Index     ID",
            ...byVlan(entries).flatMap((group) =>
              group.entries.map(
                ({ mac, vlan, unit }) =>
                  `   ${vlan.name.padEnd(20)}${mac.padEnd(20)}${"D".padEnd(12)}${"-".padStart(3).padEnd(7)}${unit.padEnd(23)}0         0`,
              ),
            ),
          ].join("\n"),
  };
}

/** What the kernel knows of a learnt entry; the same for all. */
export const entryFlags = "in_hash,in_ifd,in_ifl,in_vlan,in_rtt,kernel,in_ifbd";
export const learnMask = "0x00000001";

function extensive(facts: DeviceFacts, entries: readonly MacEntry[]): OperationalReply {
  const generation = (unit: string): string =>
    String(interfaceIndexes(facts).get(unit)?.generation ?? 0);
  const sorted = byVlan(entries).flatMap((group) => group.entries);
  return {
    xml: el(
      "l2ng-l2ald-rtb-macdb",
      ...sorted.map(({ mac, vlan, unit }) =>
        el(
          "l2ng-l2ald-mac-entry-vlan",
          { "junos:style": "extensive" },
          el("l2ng-l2-mac-address", mac),
          ...counts(entries),
          el("l2ng-l2-mac-routing-instance", switchInstance),
          el("l2ng-l2-vlan-id", tagText(vlan)),
          el("l2ng-l2-mac-vlan-name", vlan.name),
          el("l2ng-l2-mac-logical-interface", unit),
          el("l2ng-l2-mac-ifl-generation", generation(unit)),
          el("l2ng-l2-mac-entry-flags", entryFlags),
          el("l2ng-l2-mac-epoch", "1"),
          el("l2ng-l2-mac-sequence-number", "0"),
          el("l2ng-l2-mac-learn-mask", learnMask),
        ),
      ),
    ),
    text: () =>
      [
        "",
        headline(entries),
        ...sorted.map(({ mac, vlan, unit }) =>
          [
            "",
            `MAC address: ${mac}`,
            `Routing instance: ${switchInstance}`,
            `VLAN ID: ${tagText(vlan)}`,
            `Learning interface: ${unit}`,
            `Layer 2 flags: ${entryFlags}`,
            `Epoch: 1                                 Sequence number: 0`,
            `Learning mask: ${learnMask}                BGP sequence number: 0`,
          ].join("\n"),
        ),
      ].join("\n"),
  };
}
