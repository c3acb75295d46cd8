import { entriesOf, has, type ListEntry, leafValue } from "../../../junos/config/index.ts";
import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el } from "../../../xml/index.ts";
import type { StateAnswer } from "../request/index.ts";
import { isClustered } from "../state/cluster.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

/** Junos keeps it outside the configuration (`set chassis cluster cluster-id`), so it is the same everywhere. */
const clusterId = "1";

interface ClusterNode {
  readonly name: string;
  readonly priority: number;
  readonly status: string;
}

interface RedundancyGroup {
  readonly id: string;
  readonly nodes: readonly ClusterNode[];
  readonly preempts: boolean;
}

/**
 * `show chassis cluster status`: the redundancy groups of `chassis cluster`. The emulated device is
 * node 0 and holds all groups; what is no firewall does not know the command.
 */
export function chassisClusterStatus(
  facts: DeviceFacts,
  requestName: string,
  wanted: string | undefined,
): StateAnswer {
  if (facts.platform.family !== "firewall")
    return { error: operationFailed("syntax error", requestName) };
  if (!isClustered(facts)) return { error: operationFailed("Chassis cluster is not enabled") };
  const groups = groupsOf(facts).filter(({ id }) => wanted === undefined || id === wanted);
  return {
    xml: el(
      "chassis-cluster-status",
      el("cluster-id", clusterId),
      ...groups.map(({ id, nodes, preempts }) =>
        el(
          "redundancy-group",
          el("cluster-id", clusterId),
          el("redundancy-group-id", id),
          el("redundancy-group-failover-count", "1"),
          el(
            "device-stats",
            ...nodes.flatMap(({ name, priority, status }) => [
              el("device-name", name),
              el("device-priority", String(priority)),
              el("redundancy-group-status", status),
              el("preempt", yesNo(preempts)),
              el("failover-mode", "no"),
              el("monitor-failures", "None"),
            ]),
          ),
        ),
      ),
    ),
    text: () => [...textHeader, ...groups.flatMap(groupLines)].join("\n"),
  };
}

/** Group 0 is there whether it is configured or not. */
function groupsOf({ running }: DeviceFacts): readonly RedundancyGroup[] {
  const entries = entriesOf(running, "chassis", "cluster", "redundancy-group");
  const configured = new Map<string, ListEntry>(
    entries.map((entry) => [entry.keys[0] ?? "", entry]),
  );
  return [...new Set(["0", ...configured.keys()])].map((id) => {
    const entry = configured.get(id);
    const priorityOf = (node: string): number =>
      Number((entry && leafValue(entry, ["node", node], "priority")) ?? "1");
    return {
      id,
      nodes: [
        { name: "node0", priority: priorityOf("0"), status: "primary" },
        { name: "node1", priority: priorityOf("1"), status: "secondary" },
      ],
      preempts: entry !== undefined && has(entry, "preempt"),
    };
  });
}

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}

const textHeader = [
  "Monitor Failure codes:",
  "    CS  Cold Sync monitoring        FL  Fabric Connection monitoring",
  "    GR  GRES monitoring             HW  Hardware monitoring",
  "    IF  Interface monitoring        IP  IP monitoring",
  "    LB  Loopback monitoring         MB  Mbuf monitoring",
  "    NH  Nexthop monitoring          NP  NPC monitoring",
  "    SP  SPU monitoring              SM  Schedule monitoring",
  "    CF  Config Sync monitoring      RE  Relinquish monitoring",
  "",
  `Cluster ID: ${clusterId}`,
  "Node   Priority Status               Preempt Manual   Monitor-failures",
];

function groupLines({ id, nodes, preempts }: RedundancyGroup): readonly string[] {
  return [
    "",
    `Redundancy group: ${id} , Failover count: 1`,
    ...nodes.map(
      ({ name, priority, status }) =>
        `${name.padEnd(7)}${String(priority).padEnd(9)}${status.padEnd(21)}${yesNo(preempts).padEnd(8)}${"no".padEnd(9)}None`,
    ),
  ];
}
