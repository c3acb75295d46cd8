import { type CheckRule, errorAt } from "./check-rule.ts";
import type { CommitProblem } from "./commit-problem.ts";
import { StatementTable } from "./statement-table.ts";

/** Entries that Junos keeps though nothing stands in them, and that do nothing then. */
const entries = new StatementTable(
  [
    "firewall/filter",
    "firewall/filter/term",
    "firewall/family/*/filter",
    "firewall/family/*/filter/term",
    "policy-options/policy-statement",
    "policy-options/policy-statement/term",
  ].map((pattern) => [pattern, undefined] as const),
);

/** Filters and policies, and terms of them, that hold nothing: a remark, the commit goes on. */
export const emptyStatements: CheckRule = {
  reads: ["firewall", "policy-options"],
  check(tree) {
    const problems: CommitProblem[] = [];
    entries.visit(tree, (_, path) => {
      const entry = path.at(-1);
      if (entry?.kind === "entry" && entry.children.length === 0)
        problems.push({
          ...errorAt(path, "mgd: statement must contain additional statements"),
          severity: "warning",
        });
    });
    return problems;
  },
};
