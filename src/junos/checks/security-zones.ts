import type { CheckRule } from "./check-rule.ts";
import { errorAt } from "./check-rule.ts";
import type { CommitProblem } from "./commit-problem.ts";
import { StatementTable } from "./statement-table.ts";

const members = new StatementTable([["security/zones/security-zone/interfaces", undefined]]);

/** An interface belongs to one security zone at most. */
export const securityZones: CheckRule = {
  reads: ["security"],
  check(tree) {
    const assigned = new Set<string>();
    const problems: CommitProblem[] = [];
    members.visit(tree, (_, path) => {
      const member = path.at(-1);
      const name = member?.kind === "entry" ? (member.keys[0] ?? "") : "";
      if (assigned.has(name))
        problems.push(
          errorAt(path, `Interface ${name} already assigned to another zone`, { daemon: "nsd" }),
        );
      assigned.add(name);
    });
    return problems;
  },
};
