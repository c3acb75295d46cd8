import { type CheckRule, errorAt } from "./check-rule.ts";
import type { CommitProblem } from "./commit-problem.ts";
import { interfaceNames } from "./interface-names.ts";
import { StatementTable } from "./statement-table.ts";

/** Statements that take an interface, with the daemon that looks for it. */
const uses = new StatementTable<string>([
  ["security/zones/security-zone/interfaces", "nsd"],
  ["security/zones/functional-zone/management/interfaces", "nsd"],
  ["routing-instances/instance/interface", "rpd"],
  ["vlans/vlan/interface", "l2ald"],
  ["vlans/vlan/l3-interface", "l2ald"],
  ["bridge-domains/domain/interface", "l2ald"],
  ["bridge-domains/domain/routing-interface", "l2ald"],
  ["routing-instances/instance/vlans/vlan/l3-interface", "l2ald"],
  ["routing-instances/instance/bridge-domains/domain/routing-interface", "l2ald"],
]);

/**
 * Interfaces in zones, routing instances, VLANs and bridge domains must be configured. Routing
 * protocols, as on a router, may name interfaces that are still to come.
 */
export const interfaceReferences: CheckRule = {
  reads: ["bridge-domains", "interfaces", "routing-instances", "security", "vlans"],
  check(tree) {
    let known: ReadonlySet<string> | undefined;
    const problems: CommitProblem[] = [];
    uses.visit(tree, (daemon, path) => {
      const user = path.at(-1);
      const name = user?.kind === "entry" ? user.keys[0] : user?.kind === "leaf" ? user.value : "";
      if (name === undefined || name === "" || name === "all") return;
      known ??= interfaceNames(tree);
      if (known.has(name)) return;
      const message = `Interface ${name} must be configured under interfaces`;
      problems.push(errorAt(path, message, { daemon }));
    });
    return problems;
  },
};
