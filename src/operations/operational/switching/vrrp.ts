import {
  entriesOf,
  type ListEntry,
  leafListValues,
  leafValue,
} from "../../../junos/config/index.ts";
import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el } from "../../../xml/index.ts";
import { type OperationalReply } from "../reply/index.ts";
import {
  type Answer,
  type Asked,
  choice,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { interfacesOf, type LogicalInterface } from "../state/interface-model.ts";
import { notRunning } from "./not-running.ts";

interface VrrpGroup {
  readonly unit: string;
  readonly isUp: boolean;
  readonly group: string;
  readonly state: "master" | "backup" | "init";
  /** Time to the next advertisement of a master, or until a silent master is given up. */
  readonly timer: { readonly name: "A" | "D" | "N"; readonly seconds: number };
  readonly local: string;
  readonly virtual: readonly string[];
  readonly priority: number;
  readonly interval: number;
}

const drivenBy = "`vrrp-group` of addresses and the links of their units; a peer with priority 100";

/** `show vrrp`. */
export const vrrpOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-vrrp-information",
    command: "show vrrp",
    arguments: [choice("level", "brief", "summary", "detail", "extensive")],
    drivenBy,
    answer: ({ facts, arguments: given }) =>
      answered(vrrpGroups(facts), given.text("level") ?? "brief"),
  }),
  operational({
    name: "get-vrrp-interface-information",
    command: "show vrrp interface",
    arguments: [
      value("interface", { isPositional: true, isRequired: true }),
      choice("level", "brief", "summary", "detail", "extensive"),
    ],
    drivenBy,
    answer: ofInterface,
  }),
];

function ofInterface({ facts, arguments: given }: Asked): Answer {
  const name = given.text("interface") ?? "";
  const groups = vrrpGroups(facts);
  const found = groups.filter(({ unit }) => unit === name || unit.startsWith(`${name}.`));
  return groups.length > 0 && found.length === 0
    ? { error: operationFailed(`no vrrp groups on interface ${name}`, name) }
    : answered(found, given.text("level") ?? "brief");
}

function answered(groups: readonly VrrpGroup[], level: string): Answer {
  if (groups.length === 0) return notRunning("vrrp");
  return level === "detail" || level === "extensive"
    ? detailed(groups, level)
    : brief(groups, level);
}

function vrrpGroups(facts: DeviceFacts): readonly VrrpGroup[] {
  return interfacesOf(facts).flatMap(({ units }) => units.flatMap((unit) => groupsOf(facts, unit)));
}

const families = [
  ["inet", "vrrp-group", "virtual-address"],
  ["inet6", "vrrp-inet6-group", "virtual-inet6-address"],
] as const;

function groupsOf(facts: DeviceFacts, unit: LogicalInterface): readonly VrrpGroup[] {
  const { config } = unit;
  if (config === undefined) return [];
  return families.flatMap(([family, list, addresses]) =>
    entriesOf(config, "family", family, "address").flatMap((address) =>
      entriesOf(address, list).map((entry) =>
        groupOf(facts, unit, {
          entry,
          local: (address.keys[0] ?? "").split("/")[0] ?? "",
          virtual: leafListValues(entry, addresses),
        }),
      ),
    ),
  );
}

/** Priority of the router on the other side, and of one that nobody configured (RFC 5798 5.2.4). */
const usualPriority = 100;
const ownerPriority = 255;

function groupOf(
  facts: DeviceFacts,
  unit: LogicalInterface,
  about: {
    readonly entry: ListEntry;
    readonly local: string;
    readonly virtual: readonly string[];
  },
): VrrpGroup {
  const { entry, local, virtual } = about;
  const priority = virtual.includes(local)
    ? ownerPriority
    : Number(leafValue(entry, "priority") ?? usualPriority);
  const interval = Number(leafValue(entry, "advertise-interval") ?? 1);
  const group = entry.keys[0] ?? "";
  const draw = facts.random.derive(`vrrp ${unit.name} ${group}`);
  const isMaster = priority === usualPriority ? draw.integer(2) === 0 : priority > usualPriority;
  const state = !unit.operUp ? "init" : isMaster ? "master" : "backup";
  const phase = (facts.now / 1_000 + draw.next()) % interval;
  const left = interval - phase;
  // A backup waits for three intervals and a skew by its priority (RFC 5798 6.1).
  const patience = 3 * interval + ((256 - priority) * interval) / 256 - phase;
  return {
    unit: unit.name,
    isUp: unit.operUp,
    group,
    state,
    timer:
      state === "init"
        ? { name: "N", seconds: 0 }
        : state === "master"
          ? { name: "A", seconds: left }
          : { name: "D", seconds: patience },
    local,
    virtual,
    priority,
    interval,
  };
}

function secondsText(seconds: number): string {
  return seconds.toFixed(3);
}

function brief(groups: readonly VrrpGroup[], style: string): OperationalReply {
  return {
    xml: el(
      "vrrp-information",
      { "junos:style": style },
      ...groups.map((group) =>
        el(
          "vrrp-interface",
          el("interface", group.unit),
          el("interface-state", group.isUp ? "up" : "down"),
          el("group", group.group),
          el("vrrp-state", group.state),
          el("vrrp-mode", "Active"),
          el("timer-name", group.timer.name),
          el("timer-value", secondsText(group.timer.seconds)),
          el("local-interface-address", group.local),
          ...group.virtual.map((address) => el("virtual-ip-address", address)),
        ),
      ),
    ),
    text: () =>
      [
        "Interface     State       Group   VR state VR Mode   Timer    Type   Address",
        ...groups.flatMap((group) => [
          [
            group.unit.padEnd(14),
            (group.isUp ? "up" : "down").padEnd(12),
            group.group.padStart(5).padEnd(8),
            group.state.padEnd(9),
            "Active".padEnd(9),
            `${group.timer.name} ${secondsText(group.timer.seconds).padStart(6)}`.padEnd(10),
            "lcl".padEnd(7),
            group.local,
          ].join(""),
          ...group.virtual.map((address) => `${" ".repeat(62)}vip    ${address}`),
        ]),
      ].join("\n"),
  };
}

function detailed(groups: readonly VrrpGroup[], style: string): OperationalReply {
  const rowsOf = (group: VrrpGroup): readonly (readonly [string, string, string])[] => [
    ["interface-state", "Interface state", group.isUp ? "up" : "down"],
    ["group", "Group", group.group],
    ["vrrp-state", "State", group.state],
    ["vrrp-mode", "VRRP Mode", "Active"],
    ["priority", "Priority", String(group.priority)],
    ["advertisement-interval", "Advertisement interval", String(group.interval)],
    ["timer-name", "Timer", group.timer.name],
    ["timer-value", "Timer value", secondsText(group.timer.seconds)],
    ["local-interface-address", "Interface address", group.local],
    ...group.virtual.map((address) => ["virtual-ip-address", "Virtual IP", address] as const),
  ];
  return {
    xml: el(
      "vrrp-information",
      { "junos:style": style },
      ...groups.map((group) =>
        el(
          "vrrp-interface",
          el("interface", group.unit),
          ...rowsOf(group).map(([element, , text]) => el(element, text)),
        ),
      ),
    ),
    text: () =>
      groups
        .map((group) =>
          [
            `Interface: ${group.unit}`,
            ...rowsOf(group).map(([, label, text]) => `  ${label}: ${text}`),
          ].join("\n"),
        )
        .join("\n\n"),
  };
}
