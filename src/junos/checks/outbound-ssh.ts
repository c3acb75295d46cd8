import { has } from "../config/index.ts";
import { type CheckRule, missingStatement } from "./check-rule.ts";
import type { CommitProblem } from "./commit-problem.ts";
import { StatementTable } from "./statement-table.ts";

const clients = new StatementTable([["system/services/outbound-ssh/client", undefined]]);

/** Without these a client has nobody to call, nothing to say or nothing to offer. */
const mandatory = ["device-id", "services", "servers"] as const;

/** `[edit system services outbound-ssh client NAME]`; its routing instance is one of the references. */
export const outboundSsh: CheckRule = {
  reads: ["system"],
  check(tree) {
    const problems: CommitProblem[] = [];
    clients.visit(tree, (_, path) => {
      const client = path.at(-1);
      if (client?.kind !== "entry") return;
      for (const name of mandatory)
        if (!has(client, name)) problems.push(missingStatement(path, name));
    });
    return problems;
  },
};
