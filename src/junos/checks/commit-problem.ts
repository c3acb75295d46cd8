import type { ConfigTree } from "../config/index.ts";

/** What Junos adds to "configuration check-out failed" when `mgd` itself found the fault. */
type CheckOutReason = "missing mandatory statements" | "statements constraint check failed";

/** What a commit check found. An error keeps the candidate from being committed. */
export interface CommitProblem {
  readonly severity: "error" | "warning";
  /** Junos wording. */
  readonly message: string;
  /** `[edit system]` form. */
  readonly path?: string;
  readonly badElement?: string;
  /** The Junos daemon that would complain, `dcd` for example. */
  readonly daemon?: string;
  /** RFC 6241 tag when it is not `operation-failed`. */
  readonly tag?: "invalid-value" | "data-missing";
  /** Named by the last error of the failed commit. */
  readonly reason?: CheckOutReason;
}

/** A rule over the candidate as it is edited; what is not in force is left out by the rule. */
export type CommitCheck = (candidate: ConfigTree) => readonly CommitProblem[];

/** The problem on one line: `[edit interfaces ge-0/0/2] 'unit 5': Only unit 0 is valid ...`. */
export function commitProblemText({ path, badElement, message }: CommitProblem): string {
  const place = [path, badElement === undefined ? undefined : `'${badElement}'`]
    .filter((part) => part !== undefined)
    .join(" ");
  const text = message.trim().replaceAll(/\s*\n\s*/g, " ");
  return place === "" ? text : `${place}: ${text}`;
}
