import { limits } from "../../base/index.ts";
import type { ConfigTree } from "../config/index.ts";
import type { CommitRecord } from "./commit-record.ts";

/** A commit with what it made running. */
export interface StoredCommit {
  readonly record: CommitRecord;
  readonly tree: ConfigTree;
}

/** The commits of a device, newest first: number 0 is running, 1 the one before. */
export class CommitHistory {
  readonly #routingEngine: string;
  #commits: readonly StoredCommit[];
  #sequence: number;

  /** `commits`: those of the device before its restart, newest first. */
  constructor(routingEngine: string, commits: readonly StoredCommit[] = []) {
    this.#routingEngine = routingEngine;
    this.#commits = [...commits];
    this.#sequence = commits[0]?.record.sequence ?? 0;
  }

  get commits(): readonly StoredCommit[] {
    return this.#commits;
  }

  get records(): readonly CommitRecord[] {
    return this.#commits.map(({ record }) => record);
  }

  /** The configuration of Junos `rollback number`; undefined when there were not as many commits. */
  tree(number: number): ConfigTree | undefined {
    return this.#commits[number]?.tree;
  }

  /** The configuration of a revision (`re0-1772445000-17`) that is still stored. */
  treeOfRevision(revision: string): ConfigTree | undefined {
    return this.#commits.find(({ record }) => record.revision === revision)?.tree;
  }

  /** Forgets all commits; the next has number 1. */
  clear(): void {
    this.#commits = [];
    this.#sequence = 0;
  }

  add(
    tree: ConfigTree,
    { at, user, client, comment, ...rest }: Omit<CommitRecord, "sequence" | "revision">,
  ): CommitRecord {
    const sequence = ++this.#sequence;
    const seconds = Math.floor(at / 1_000);
    const revision = `${this.#routingEngine}-${seconds}-${sequence}`;
    const record: CommitRecord = { at, user, client, comment, sequence, revision, ...rest };
    this.#commits = [{ record, tree }, ...this.#commits.slice(0, limits.storedCommits - 1)];
    return record;
  }
}
