import { findParent, has, leafValue, type Parent } from "../../../junos/config/index.ts";
import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../reply/index.ts";
import {
  type Answer,
  type Asked,
  flag,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { interfacesOf, type PhysicalInterface } from "../state/interface-model.ts";
import { pluggedMs } from "../state/link-marks.ts";
import { notRunning } from "./not-running.ts";

interface LacpMember {
  readonly name: string;
  readonly isUp: boolean;
}

interface LacpBundle {
  readonly name: string;
  readonly isActive: boolean;
  readonly isFast: boolean;
  readonly members: readonly LacpMember[];
}

/** `show lacp ...`. */
export const lacpOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-lacp-interface-information",
    command: "show lacp interfaces",
    arguments: [value("interface-name", { isPositional: true }), flag("extensive")],
    drivenBy: "bundles with `lacp` and the links of their members",
    answer: (asked) => withBundles(asked, (bundles) => lacpInterfaces(asked.facts, bundles)),
  }),
  operational({
    name: "get-lacp-interface-statistics",
    command: "show lacp statistics interfaces",
    arguments: [value("interface-name", { isPositional: true })],
    drivenBy: "bundles with `lacp`, and how long their members are up",
    answer: (asked) => withBundles(asked, (bundles) => lacpStatistics(asked.facts, bundles)),
  }),
];

function withBundles(
  { facts, arguments: given }: Asked,
  make: (bundles: readonly LacpBundle[]) => Answer,
): Answer {
  const bundles = lacpBundles(facts);
  if (bundles.length === 0) return notRunning("lacp");
  const name = given.text("interface-name");
  if (name === undefined) return make(bundles);
  const found = bundles.filter(
    (bundle) => bundle.name === name || bundle.members.some((member) => member.name === name),
  );
  return found.length === 0
    ? { error: operationFailed(`interface ${name} is not an aggregated interface with lacp`, name) }
    : make(found);
}

function lacpBundles(facts: DeviceFacts): readonly LacpBundle[] {
  const ports = interfacesOf(facts);
  const isUp = new Map(ports.map(({ name, operUp }) => [name, operUp]));
  return ports.flatMap((port) => {
    const lacp = lacpOf(port);
    if (lacp === undefined) return [];
    return [
      {
        name: port.name,
        isActive: has(lacp, "active"),
        isFast: leafValue(lacp, "periodic") !== "slow",
        members: port.members.map((name) => ({ name, isUp: isUp.get(name) === true })),
      },
    ];
  });
}

function lacpOf({ config }: PhysicalInterface): Parent | undefined {
  return (
    config &&
    (findParent(config, "aggregated-ether-options", "lacp") ??
      findParent(config, "redundant-ether-options", "lacp"))
  );
}

/** One line of the state table: what one end says of a member. */
interface StateLine {
  readonly name: string;
  readonly role: "Actor" | "Partner";
  /** Expired, defaulted, distributing, collecting, synchronised, aggregating. */
  readonly flags: readonly boolean[];
  readonly timeout: string;
  readonly activity: string;
}

const flagElements = [
  "lacp-expired",
  "lacp-defaulted",
  "lacp-distributing",
  "lacp-collecting",
  "lacp-synchronization",
  "lacp-aggregation",
];

function stateLines({ members, isActive, isFast }: LacpBundle): readonly StateLine[] {
  const timeout = isFast ? "Fast" : "Slow";
  return members.flatMap(({ name, isUp }) => {
    const flags = isUp
      ? [false, false, true, true, true, true]
      : [false, true, false, false, false, true];
    return [
      { name, role: "Actor", flags, timeout, activity: isActive ? "Active" : "Passive" },
      { name, role: "Partner", flags, timeout, activity: isUp ? "Active" : "Passive" },
    ] as const;
  });
}

function protocolOf({ isUp }: LacpMember, isFast: boolean): readonly [string, string, string] {
  return isUp
    ? ["Current", isFast ? "Fast periodic" : "Slow periodic", "Collecting distributing"]
    : ["Port disabled", "No periodic", "Detached"];
}

function yesNo(flagValue: boolean): string {
  return flagValue ? "Yes" : "No";
}

function header(name: string): XmlElement {
  return el("lag-lacp-header", el("aggregate-name", name));
}

function lacpInterfaces(facts: DeviceFacts, bundles: readonly LacpBundle[]): OperationalReply {
  return {
    xml: el(
      "lacp-interface-information-list",
      dataNamespace(facts, "lacpd"),
      ...bundles.map((bundle) =>
        el(
          "lacp-interface-information",
          header(bundle.name),
          ...stateLines(bundle).map((line) =>
            el(
              "lag-lacp-state",
              el("name", line.name),
              el("lacp-role", line.role),
              ...line.flags.map((isSet, place) => el(flagElements[place] ?? "", yesNo(isSet))),
              el("lacp-timeout", line.timeout),
              el("lacp-activity", line.activity),
            ),
          ),
          ...bundle.members.map((member) => {
            const [receive, transmit, mux] = protocolOf(member, bundle.isFast);
            return el(
              "lag-lacp-protocol",
              el("name", member.name),
              el("lacp-receive-state", receive),
              el("lacp-transmit-state", transmit),
              el("lacp-mux-state", mux),
            );
          }),
        ),
      ),
    ),
    text: () => bundles.map(bundleText).join("\n\n"),
  };
}

function bundleText(bundle: LacpBundle): string {
  return [
    `Aggregated interface: ${bundle.name}`,
    "    LACP state:       Role   Exp   Def  Dist  Col  Syn  Aggr  Timeout  Activity",
    ...stateLines(bundle).map(({ name, role, flags, timeout, activity }) => {
      const widths = [6, 6, 6, 5, 5, 6];
      const words = flags.map((isSet, place) => yesNo(isSet).padStart(widths[place] ?? 6));
      return `      ${name.padEnd(13)}${role.padStart(7)}${words.join("")}${timeout.padStart(9)}${activity.padStart(10)}`;
    }),
    "    LACP protocol:        Receive State  Transmit State          Mux State",
    ...bundle.members.map((member) => {
      const [receive, transmit, mux] = protocolOf(member, bundle.isFast);
      return `      ${member.name.padEnd(16)}${receive.padStart(17)}${transmit.padStart(16)} ${mux}`;
    }),
  ].join("\n");
}

/** Seconds between two messages of a slow or fast partner (IEEE 802.1AX 6.4.4). */
const periods = { fast: 1, slow: 30 } as const;

function lacpStatistics(facts: DeviceFacts, bundles: readonly LacpBundle[]): OperationalReply {
  const rows = bundles.map((bundle) => ({
    bundle,
    members: bundle.members.map(({ name }) => ({ name, count: messages(facts, bundle, name) })),
  }));
  return {
    xml: el(
      "lacp-interface-statistics-list",
      dataNamespace(facts, "lacpd"),
      ...rows.map(({ bundle, members }) =>
        el(
          "lacp-interface-statistics",
          header(bundle.name),
          ...members.map(({ name, count }) =>
            el(
              "lag-lacp-statistics",
              el("name", name),
              el("lacp-rx-packets", String(count)),
              el("lacp-tx-packets", String(count)),
              el("unknown-rx-packets", "0"),
              el("illegal-rx-packets", "0"),
            ),
          ),
        ),
      ),
    ),
    text: () =>
      rows
        .map(({ bundle, members }) =>
          [
            `Aggregated interface: ${bundle.name}`,
            "    LACP Statistics:       LACP Rx     LACP Tx   Unknown Rx   Illegal Rx",
            ...members.map(({ name, count }) => {
              const number = String(count);
              return `      ${name.padEnd(16)}${number.padStart(12)}${number.padStart(12)}${"0".padStart(13)}${"0".padStart(13)}`;
            }),
          ].join("\n"),
        )
        .join("\n\n"),
  };
}

/** Messages that the members of bundles received. */
export function lacpReceived(
  facts: DeviceFacts,
): readonly { readonly name: string; readonly count: number }[] {
  return lacpBundles(facts).flatMap((bundle) =>
    bundle.members.map(({ name }) => ({ name, count: messages(facts, bundle, name) })),
  );
}

/** Messages that a member sent, and as many that it received, while its cable was plugged in. */
function messages(facts: DeviceFacts, { isFast }: LacpBundle, member: string): number {
  const port = interfacesOf(facts).find(({ name }) => name === member);
  if (port === undefined || !port.adminUp) return 0;
  const period = isFast ? periods.fast : periods.slow;
  return Math.floor(pluggedMs(facts, member) / 1_000 / period);
}
