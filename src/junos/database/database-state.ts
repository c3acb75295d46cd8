import type { ConfigTree } from "../config/index.ts";
import type { StoredCommit } from "./commit-history.ts";
import type { CommitRecord } from "./commit-record.ts";

/**
 * What of a configuration database outlives its device: given to another one, that goes on where
 * this one stood. Candidates, locks and ephemeral databases end with the device, as on Junos.
 */
export interface DatabaseState {
  /** Newest (number 0, running) first, at most 50. */
  readonly commits: readonly StoredCommit[];
  /** What returns at the restart, because nobody confirmed what is running (RFC 6241 8.4.1). */
  readonly unconfirmed: ConfigTree | undefined;
  readonly rescue: StoredRescue | undefined;
}

/** The rescue configuration and, unless an earlier release kept it, who saved it when. */
export interface StoredRescue {
  readonly tree: ConfigTree;
  readonly saved?: Pick<CommitRecord, "at" | "user" | "client">;
}
