import type { ConfigTree } from "../config/index.ts";

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
}

/** A rule over the candidate, inactive statements included; `activeTree` leaves them out. */
export type CommitCheck = (candidate: ConfigTree) => readonly CommitProblem[];

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
