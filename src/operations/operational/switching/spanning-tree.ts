import { entriesOf, findParent, has, leafValue, type Parent } from "../../../junos/config/index.ts";
import { el } from "../../../xml/index.ts";
import { type OperationalReply, outputReply, textTable } from "../reply/index.ts";
import {
  type Answer,
  type Asked,
  choice,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { interfacesOf, type PhysicalInterface } from "../state/interface-model.ts";
import { peerOf } from "../state/links.ts";
import { interfaceIndexes, portAttributes } from "../state/port-attributes.ts";
import { chassisId } from "./lldp-model.ts";

type Protocol = "rstp" | "mstp" | "vstp";

interface TreePort {
  readonly name: string;
  readonly id: string;
  readonly cost: number;
  readonly state: "FWD" | "BLK";
  readonly role: "ROOT" | "DESG" | "DIS";
}

interface SpanningTree {
  readonly protocol: Protocol;
  readonly config: Parent;
  readonly priority: number;
  /** `2c:6b:f5:00:00:00`. */
  readonly bridge: string;
  readonly root: { readonly priority: number; readonly mac: string };
  readonly rootPort: TreePort | undefined;
  readonly ports: readonly TreePort[];
}

const drivenBy = "`protocols rstp`, `mstp` or `vstp`, and which of their interfaces are up";
const notEnabled = "Spanning-tree is not enabled at global level.";

/** `show spanning-tree ...`. */
export const spanningTreeOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-stp-interface-information",
    command: "show spanning-tree interface",
    arguments: [choice("level", "brief", "detail"), value("interface-name"), value("vlan-id")],
    drivenBy,
    answer: (asked) => withTree(asked, (tree) => treePorts(asked, tree)),
  }),
  operational({
    name: "get-stp-bridge-information",
    command: "show spanning-tree bridge",
    arguments: [choice("level", "brief", "detail")],
    drivenBy,
    answer: (asked) => withTree(asked, treeBridge),
  }),
];

function withTree({ facts }: Asked, make: (tree: SpanningTree) => Answer): Answer {
  const tree = spanningTree(facts);
  return tree === undefined ? outputReply(notEnabled) : make(tree);
}

const protocols: readonly Protocol[] = ["rstp", "mstp", "vstp"];
/** Priority of a bridge that nobody configured (IEEE 802.1D 17.14). */
const usualPriority = 32_768;

/**
 * One tree for all VLANs. With a priority below the usual the device is the root; otherwise the
 * far end of its first port is.
 */
function spanningTree(facts: DeviceFacts): SpanningTree | undefined {
  for (const protocol of protocols) {
    const config = findParent(facts.running, "protocols", protocol);
    if (config === undefined || has(config, "disable")) continue;
    const priority = priorityOf(leafValue(config, "bridge-priority"));
    const isRoot = priority < usualPriority;
    const members = treeMembers(facts, config);
    const first = members.find((port) => port.operUp && !isEdge(config, port.name));
    const uplink = isRoot ? undefined : first;
    const ports = members.map((port) => treePort(facts, config, port, port === uplink));
    return {
      protocol,
      config,
      priority,
      bridge: chassisId(facts),
      root:
        uplink === undefined
          ? { priority, mac: chassisId(facts) }
          : { priority: usualPriority / 2, mac: peerOf(facts, uplink.name).chassisId },
      rootPort: ports.find(({ role }) => role === "ROOT"),
      ports,
    };
  }
  return undefined;
}

/** `4k` or `4096`. */
function priorityOf(text: string | undefined): number {
  if (text === undefined) return usualPriority;
  return /^\d+k$/.test(text) ? Number(text.slice(0, -1)) * 1_024 : Number(text);
}

/** `all` stands for the ports and bundles with a switched unit. */
function treeMembers(facts: DeviceFacts, config: Parent): readonly PhysicalInterface[] {
  const entries = new Map(
    entriesOf(config, "interface").map((entry) => [
      (entry.keys[0] ?? "").replace(/\.\d+$/, ""),
      !has(entry, "disable"),
    ]),
  );
  return interfacesOf(facts).filter((port) => {
    const isSwitched = port.units.some(({ families }) =>
      families.some(({ name }) => name === "ethernet-switching" || name === "bridge"),
    );
    return entries.get(port.name) ?? (isSwitched && entries.get("all") === true);
  });
}

function isEdge(config: Parent, name: string): boolean {
  return (
    has(config, ["interface", name], "edge") || has(config, ["interface", `${name}.0`], "edge")
  );
}

/** IEEE 802.1D 17.14: 20 Tb/s over the speed. */
const costSpeed = 20_000_000_000_000;

function treePort(
  facts: DeviceFacts,
  config: Parent,
  port: PhysicalInterface,
  isRootPort: boolean,
): TreePort {
  const own = findParent(config, ["interface", port.name]);
  const configured = own && leafValue(own, "cost");
  const speed = portAttributes(facts).get(port.name)?.bitsPerSecond;
  const priority = (own && leafValue(own, "priority")) ?? "128";
  return {
    name: port.name,
    id: `${priority}:${interfaceIndexes(facts).get(port.name)?.snmp ?? 0}`,
    cost:
      configured === undefined ? Math.floor(costSpeed / (speed ?? costSpeed)) : Number(configured),
    state: port.operUp ? "FWD" : "BLK",
    role: port.operUp ? (isRootPort ? "ROOT" : "DESG") : "DIS",
  };
}

function bridgeId(priority: number, mac: string): string {
  return `${priority}.${mac.replaceAll(":", "")}`;
}

function treePorts({ facts, arguments: given }: Asked, tree: SpanningTree): OperationalReply {
  const wanted = given.text("interface-name")?.replace(/\.\d+$/, "");
  const ports = tree.ports.filter(({ name }) => wanted === undefined || name === wanted);
  const designated = ({ role, name }: TreePort): string =>
    role === "ROOT"
      ? bridgeId(tree.root.priority, peerOf(facts, name).chassisId)
      : bridgeId(tree.priority, tree.bridge);
  return {
    xml: el(
      "stp-interface-information",
      el(
        "stp-instance",
        el("stp-instance-id", "0"),
        el(
          "stp-interfaces",
          ...ports.map((port) =>
            el(
              "stp-interface-entry",
              el("interface-name", port.name),
              el("port-number", port.id),
              el("designated-port-number", port.id),
              el("designated-bridge-id", designated(port)),
              el("port-cost", String(port.cost)),
              el("port-state", port.state),
              el("port-role", port.role),
            ),
          ),
        ),
      ),
    ),
    text: () =>
      [
        "",
        "Spanning tree interface parameters for instance 0",
        "",
        ...textTable(
          [
            ["Interface", "Port ID", "Designated", "Designated", "Port", "State", "Role"],
            ["", "", "port ID", "bridge ID", "Cost"],
            ...ports.map((port) => [
              port.name,
              port.id,
              port.id,
              designated(port),
              String(port.cost),
              port.state,
              port.role,
            ]),
          ],
          [17, 11, 13, 22, 10, 8],
        ),
      ].join("\n"),
  };
}

function treeBridge(tree: SpanningTree): OperationalReply {
  const seconds = (name: string, usual: number): string =>
    `${leafValue(tree.config, name) ?? usual} seconds`;
  const rows: readonly (readonly [element: string, label: string, value: string])[] = [
    ["root-bridge-id", "Root ID", `${tree.root.priority}.${tree.root.mac}`],
    ...(tree.rootPort === undefined
      ? []
      : ([
          ["root-cost", "Root cost", String(tree.rootPort.cost)],
          ["root-port", "Root port", tree.rootPort.name],
        ] as const)),
    ["hello-time", "Hello time", seconds("hello-time", 2)],
    ["max-age", "Maximum age", seconds("max-age", 20)],
    ["forward-delay", "Forward delay", seconds("forward-delay", 15)],
    ["bridge-id", "Local bridge ID", `${tree.priority}.${tree.bridge}`],
  ];
  return {
    xml: el(
      "stp-bridge",
      el(
        "stp-bridge-parameters",
        el("routing-instance-name", "default-switch"),
        el("enabled-protocol", tree.protocol.toUpperCase()),
        ...rows.map(([element, , text]) => el(element, text)),
      ),
    ),
    text: () =>
      [
        "STP bridge parameters",
        "Routing instance name               : GLOBAL",
        `Enabled protocol                    : ${tree.protocol.toUpperCase()}`,
        "",
        "STP bridge parameters for CIST",
        ...rows.map(([, label, text]) => `  ${label.padEnd(34)}: ${text}`),
      ].join("\n"),
  };
}
