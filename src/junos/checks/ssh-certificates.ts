import { has } from "../config/index.ts";
import { brokenConstraint, type CheckRule } from "./check-rule.ts";
import type { CommitProblem } from "./commit-problem.ts";
import { StatementTable } from "./statement-table.ts";

const commands = new StatementTable([
  ["system/services/ssh/authorized-principals-command", undefined],
]);
const sources = ["authorized-principals", "authorized-principals-file"] as const;

/** `authorized-principals-command` answers alone; the list and the file add up. */
export const sshCertificates: CheckRule = {
  reads: ["system"],
  check(tree) {
    const problems: CommitProblem[] = [];
    commands.visit(tree, (_, path) => {
      for (const name of sources)
        if (has(tree, "system", "services", "ssh", name))
          problems.push(
            brokenConstraint(path, `authorized-principals-command cannot be used with ${name}`),
          );
    });
    return problems;
  },
};
