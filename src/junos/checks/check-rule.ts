import { limits } from "../../base/index.ts";
import { type ConfigTree, editPath, type Statement, statementPath } from "../config/index.ts";
import type { CommitProblem } from "./commit-problem.ts";

/** One rule of the commit check: a pure function of the configuration in force. */
export interface CheckRule {
  /** Top-level statements that the rule looks at; while they stay the same objects, so does its answer. */
  readonly reads: readonly string[];
  check(configuration: ConfigTree): readonly CommitProblem[];
}

/** From below the root down to the statement that is meant. */
export type StatementPath = readonly Statement[];

/** An error at a statement: Junos names the place that holds it and, beside it, the statement itself. */
export function errorAt(
  path: StatementPath,
  message: string,
  more: Omit<CommitProblem, "severity" | "message" | "path"> = {},
): CommitProblem {
  const holder = path.slice(0, -1);
  const badElement = statementPath(path.slice(-1)).slice(0, limits.problemPathLength);
  return { severity: "error", message, path: editPath(holder), badElement, ...more };
}

/** What `mgd` says when a statement that must be there is not. */
export function missingStatement(path: StatementPath, name: string): CommitProblem {
  return errorAt(path, `mgd: Missing mandatory statement: '${name}'`, {
    tag: "invalid-value",
    reason: "missing mandatory statements",
  });
}

/** What `mgd` says when statements contradict each other. */
export function brokenConstraint(
  path: StatementPath,
  message: string,
  more: Pick<CommitProblem, "badElement"> = {},
): CommitProblem {
  return errorAt(path, `mgd: ${message}`, {
    reason: "statements constraint check failed",
    ...more,
  });
}
