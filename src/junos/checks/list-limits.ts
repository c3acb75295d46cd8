import type { Statement } from "../config/index.ts";
import { brokenConstraint, type CheckRule } from "./check-rule.ts";
import type { CommitProblem } from "./commit-problem.ts";
import { type PathPattern, StatementTable } from "./statement-table.ts";

/** Most elements of leaf-lists, as the Junos documentation gives them. */
const limited: readonly (readonly [PathPattern, number])[] = [
  ["interfaces/*/unit/family/*/filter/input-list", 16],
  ["interfaces/*/unit/family/*/filter/output-list", 16],
  ["interfaces/*/unit/family/inet/address/vrrp-group/virtual-address", 8],
  ["system/authentication-order", 4],
  ["system/domain-search", 6],
];

const lists = new StatementTable(limited);

/** Lists that Junos keeps short. */
export const listLimits: CheckRule = {
  reads: ["interfaces", "system"],
  check(tree) {
    const problems: CommitProblem[] = [];
    lists.visit(tree, (most, path) => {
      if (countOf(path.at(-1)) > most)
        problems.push(brokenConstraint(path, `number of elements exceeds limit of ${most}`));
    });
    return problems;
  },
};

function countOf(statement: Statement | undefined): number {
  return statement?.kind === "leaf-list" ? statement.values.length : 0;
}
