import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { switchingOf } from "../../profile/port-media.ts";
import { dataNamespace, type OperationalReply, optional } from "../reply/index.ts";
import {
  type Answer,
  type Asked,
  choice,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { type Vlan, vlansOf } from "../state/vlans.ts";
import { macEntries } from "./mac-entries.ts";

export const switchInstance = "default-switch";

/** `show vlans` of a switch. */
export const vlanOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-vlan-information",
    command: "show vlans",
    arguments: [
      choice("level", "brief", "detail", "extensive"),
      value("vlan-name", { isPositional: true }),
      value("instance"),
      value("interface"),
    ],
    drivenBy: "`vlans`, the units of family ethernet-switching, and which of them are up",
    answer: showVlans,
  }),
];

function showVlans({ facts, arguments: given, request }: Asked): Answer {
  if (switchingOf(facts.platform) !== "els")
    return { error: operationFailed("syntax error", request.name) };
  const [name, unit, instance] = [
    given.text("vlan-name"),
    given.text("interface"),
    given.text("instance"),
  ];
  if (instance !== undefined && instance !== switchInstance)
    return { error: operationFailed(`instance ${instance} not found`, instance) };
  const vlans = byName(vlansOf(facts)).filter(
    (vlan) =>
      (name === undefined || vlan.name === name || String(vlan.tag) === name) &&
      (unit === undefined || vlan.members.some((member) => member.unit === unit)),
  );
  if (name !== undefined && vlans.length === 0)
    return { error: operationFailed(`vlan with name '${name}' does not exist`, name) };
  const level = given.text("level") ?? "brief";
  return level === "brief" ? briefVlans(facts, vlans) : extensiveVlans(facts, vlans, level);
}

/** The order in which switches list VLANs and bridge domains. */
export function byName(vlans: readonly Vlan[]): readonly Vlan[] {
  return vlans.toSorted((one, other) =>
    one.name < other.name ? -1 : one.name > other.name ? 1 : 0,
  );
}

export function tagText({ tag }: Vlan): string {
  return tag === undefined ? "NA" : String(tag);
}

function briefVlans(facts: DeviceFacts, vlans: readonly Vlan[]): OperationalReply {
  return {
    xml: el(
      "l2ng-l2ald-vlan-instance-information",
      { ...dataNamespace(facts, "l2al"), "junos:style": "brief" },
      ...vlans.map((vlan, place) =>
        el(
          "l2ng-l2ald-vlan-instance-group",
          place === 0 ? el("l2ng-l2rtb-brief-summary") : undefined,
          el("l2ng-l2rtb-name", switchInstance),
          el("l2ng-l2rtb-vlan-name", vlan.name),
          el("l2ng-l2rtb-vlan-tag", tagText(vlan)),
          ...memberNames(vlan).map((name) =>
            el(
              "l2ng-l2rtb-vlan-member",
              name === ""
                ? el("l2ng-l2rtb-vlan-member-interface")
                : el("l2ng-l2rtb-vlan-member-interface", name),
            ),
          ),
        ),
      ),
    ),
    text: () =>
      [
        "",
        "Routing instance        VLAN name             Tag          Interfaces",
        ...vlans.flatMap((vlan) => [
          `${switchInstance.padEnd(24)}${vlan.name.padEnd(22)}${tagText(vlan)}`,
          ...vlan.members.map((member) => `${" ".repeat(59)}${memberName(member)}`),
        ]),
      ].join("\n"),
  };
}

/** Units of a VLAN; a star marks those that are up. One empty name for a VLAN without units. */
function memberNames({ members }: Vlan): readonly string[] {
  return members.length === 0 ? [""] : members.map(memberName);
}

function memberName({ unit, isUp }: Vlan["members"][number]): string {
  return isUp ? `${unit}*` : unit;
}

function extensiveVlans(
  facts: DeviceFacts,
  vlans: readonly Vlan[],
  style: string,
): OperationalReply {
  const indexes = new Map(vlansOf(facts).map((vlan, place) => [vlan, place + 2]));
  const learnt = new Map<Vlan, number>();
  for (const { vlan } of macEntries(facts)) learnt.set(vlan, (learnt.get(vlan) ?? 0) + 1);
  const rows = vlans.map((vlan) => ({
    vlan,
    index: indexes.get(vlan) ?? 0,
    tagged: vlan.members.filter(({ isTagged }) => isTagged).length,
    macs: learnt.get(vlan) ?? 0,
  }));
  return {
    xml: el(
      "l2ng-l2ald-vlan-instance-information",
      { ...dataNamespace(facts, "l2al"), "junos:style": style },
      ...rows.map(({ vlan, index, tagged, macs }) =>
        el(
          "l2ng-l2ald-vlan-instance-group",
          el("l2ng-l2rtb-name", switchInstance),
          el("l2ng-l2rtb-vlan-name", vlan.name),
          el("l2ng-l2rtb-vlan-state", "Active"),
          optional("l2ng-l2rtb-vlan-description", vlan.description),
          el("l2ng-l2rtb-vlan-tag", tagText(vlan)),
          el("l2ng-l2rtb-vlan-internal-index", String(index)),
          el("l2ng-l2rtb-vlan-generation-index", String(index)),
          el("l2ng-l2rtb-vlan-origin", "Static"),
          el("l2ng-l2rtb-vlan-mac-age", "300"),
          optional("l2ng-l2rtb-vlan-l3-interface", vlan.l3Interface),
          ...vlan.members.map(memberElement),
          el("l2ng-l2rtb-vlan-tagged-interface-count", String(tagged)),
          el("l2ng-l2rtb-vlan-untagged-interface-count", String(vlan.members.length - tagged)),
          el("l2ng-l2rtb-vlan-mac-count", String(macs)),
        ),
      ),
    ),
    text: () =>
      rows
        .map(({ vlan, index, tagged, macs }) =>
          [
            `Routing instance: ${switchInstance}`,
            `VLAN Name: ${vlan.name.padEnd(32)} State: Active`,
            ...(vlan.description === undefined ? [] : [`Description: ${vlan.description}`]),
            `Tag: ${tagText(vlan)}`,
            `Internal index: ${index}, Generation Index: ${index}, Origin: Static`,
            "MAC aging time: 300 seconds",
            ...(vlan.l3Interface === undefined ? [] : [`Layer 3 interface: ${vlan.l3Interface}`]),
            "VXLAN Enabled : No",
            "Interfaces:",
            ...vlan.members.map(
              (member) => `    ${memberName(member)},${tagness(member)},${modeOf(member)}`,
            ),
            `Number of interfaces: Tagged ${String(tagged).padEnd(5)}, Untagged ${vlan.members.length - tagged}`,
            `Total MAC count: ${macs}`,
          ].join("\n"),
        )
        .join("\n\n"),
  };
}

function memberElement(member: Vlan["members"][number]): XmlElement {
  return el(
    "l2ng-l2rtb-vlan-member",
    el("l2ng-l2rtb-vlan-member-interface", memberName(member)),
    el("l2ng-l2rtb-vlan-member-tagness", tagness(member)),
    el("l2ng-l2rtb-vlan-member-interface-mode", modeOf(member)),
  );
}

function tagness({ isTagged }: Vlan["members"][number]): string {
  return isTagged ? "tagged" : "untagged";
}

function modeOf({ isTrunk }: Vlan["members"][number]): string {
  return isTrunk ? "trunk" : "access";
}
