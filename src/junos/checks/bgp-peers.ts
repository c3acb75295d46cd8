import {
  type ConfigTree,
  entriesOf,
  findParent,
  has,
  type ListEntry,
  leafValue,
  type Parent,
} from "../config/index.ts";
import type { CheckRule } from "./check-rule.ts";
import type { CommitProblem } from "./commit-problem.ts";
import { StatementTable } from "./statement-table.ts";

const processes = new StatementTable([
  ["protocols/bgp", undefined],
  ["routing-instances/instance/protocols/bgp", undefined],
]);

/** What a neighbor inherits from: itself, its group, the process. */
type Levels = readonly [neighbor: ListEntry, group: ListEntry, process: Parent];

/** Neighbors of BGP: who is at the other end, and from which autonomous system this end speaks. */
export const bgpPeers: CheckRule = {
  reads: ["protocols", "routing-instances", "routing-options"],
  check(tree) {
    const problems: CommitProblem[] = [];
    processes.visit(tree, (_, path) => {
      const process = path.at(-1);
      if (process?.kind !== "container") return;
      const instance = path[1]?.kind === "entry" ? path[1] : undefined;
      const hasLocalAs = has(process, "local-as") || hasAutonomousSystem(tree, instance);
      const where = instance === undefined ? "" : `routing-instances ${instance.keys[0]} `;
      for (const group of entriesOf(process, "group"))
        for (const neighbor of entriesOf(group, "neighbor")) {
          const fault = faultOf([neighbor, group, process], hasLocalAs);
          if (fault === undefined) continue;
          problems.push({
            severity: "error",
            message: `Error in neighbor ${neighbor.keys[0]} of group ${group.keys[0]}:\n${fault}`,
            path: `[edit ${where}protocols]`,
            badElement: "bgp",
            daemon: "rpd",
          });
        }
    });
    return problems;
  },
};

function hasAutonomousSystem(tree: ConfigTree, instance: ListEntry | undefined): boolean {
  const own = instance && findParent(instance, "routing-options", "autonomous-system");
  return own !== undefined || has(tree, "routing-options", "autonomous-system");
}

function faultOf(levels: Levels, hasLocalAs: boolean): string | undefined {
  const isAsSet = (name: string): boolean => levels.some((level) => has(level, name));
  if (!hasLocalAs && !isAsSet("local-as"))
    return "must define local autonomous system when enabling BGP";
  const [, group, process] = levels;
  const type = leafValue(group, "type") ?? leafValue(process, "type");
  if (type !== "internal" && !isAsSet("peer-as"))
    return "peer AS number must be configured for an external peer";
  for (const family of ["inet", "inet6"]) {
    const holder = levels.find((level) => has(level, "family", family));
    if (holder !== undefined && bothKinds(holder, family))
      return `peer cannot have both ${family} unicast and ${family} labeled-unicast nlri`;
  }
  return undefined;
}

/** Labeled routes need a table of their own to live beside plain ones. */
function bothKinds(holder: Parent, family: string): boolean {
  const isThere = (name: string): boolean => has(holder, "family", family, name);
  const hasOwnTable = has(holder, "family", family, "labeled-unicast", "rib");
  return isThere("unicast") && isThere("labeled-unicast") && !hasOwnTable;
}
