import type { ConfigTree } from "../config/index.ts";

export type { CommitCheck, CommitProblem } from "../checks/index.ts";

/** Makes of a candidate what is stored when it is committed; the same tree when nothing changes. */
export type CandidateTransform = (candidate: ConfigTree) => ConfigTree;

/** One commit, as `show system commit` and `get-commit-information` tell it. */
export interface CommitRecord {
  /** From 1, the configuration at start; grows with every commit. */
  readonly sequence: number;
  /** Wall-clock milliseconds since 1970. */
  readonly at: number;
  readonly user: string;
  /** How it was asked for: `netconf`, `cli`, `other`. */
  readonly client: string;
  readonly comment: string | undefined;
  /** `re0-1772445000-17`: routing engine, seconds since 1970, sequence. */
  readonly revision: string;
  /** Minutes of a `commit confirmed`, also after it was confirmed. */
  readonly confirmWithinMinutes?: number;
}
