import type { Clock } from "../../base/index.ts";
import type { ConfigTree } from "../config/index.ts";
import { CommitHistory } from "./commit-history.ts";
import type {
  CandidateTransform,
  CommitCheck,
  CommitProblem,
  CommitRecord,
} from "./commit-record.ts";
import { ConfirmedCommit } from "./confirmed-commit.ts";
import { type DatabaseSession, type Refused, refused } from "./database-session.ts";
import type { DatabaseState } from "./database-state.ts";
import { type CommitTime, ScheduledCommit } from "./scheduled-commit.ts";

export interface CommitRequest {
  /** Junos `log`. */
  readonly comment?: string;
  /** How it was asked for. @defaultValue "netconf" */
  readonly client?: string;
  /** Roll back unless confirmed within this time (Junos `commit confirmed`). */
  readonly confirmWithinMinutes?: number;
  /** Check now, commit then (Junos `commit at`). */
  readonly at?: CommitTime;
}

interface CheckFailed {
  readonly ok: false;
  readonly refusal: { readonly kind: "check-failed"; readonly problems: readonly CommitProblem[] };
}

/** `problems` of a success are warnings. */
export type CheckOutcome =
  | { readonly ok: true; readonly problems: readonly CommitProblem[] }
  | CheckFailed
  | Refused;

export type CommitOutcome =
  | {
      readonly ok: true;
      /** `merged`: from a private copy; `unchanged`: there was nothing in it; `scheduled`: for later. */
      readonly result: "committed" | "merged" | "unchanged" | "scheduled";
      /** The commit, where one entered the history. */
      readonly record?: CommitRecord;
      /** When a scheduled one happens. */
      readonly at?: CommitTime;
      readonly problems: readonly CommitProblem[];
    }
  | CheckFailed
  | Refused;

/** A new running configuration. */
export interface Publication {
  readonly record: CommitRecord;
  readonly previous: ConfigTree;
  readonly running: ConfigTree;
  /** Who committed; undefined for the device itself. */
  readonly session: DatabaseSession | undefined;
  /** The candidate that it was made of; undefined for a rollback by the device itself. */
  readonly source: ConfigTree | undefined;
}

interface CommitterOptions {
  readonly tree: ConfigTree;
  readonly restored: DatabaseState | undefined;
  readonly clock: Clock;
  readonly checks: readonly CommitCheck[];
  readonly transform: CandidateTransform;
  readonly routingEngine: string;
  readonly published: (publication: Publication) => void;
}

/** How a device is given back its first configuration. */
export interface ResetOptions {
  /** Whether earlier commits are forgotten, and numbers begin again. */
  readonly forgets: boolean;
  readonly comment: string;
}

type By = Pick<CommitRecord, "user" | "client" | "comment" | "confirmWithinMinutes">;

/** Makes candidates running: checks, history, confirmation and schedule. */
export class Committer {
  readonly history: CommitHistory;
  readonly confirmed: ConfirmedCommit;
  readonly scheduled: ScheduledCommit;
  readonly #options: CommitterOptions;
  #running: ConfigTree;

  constructor(options: CommitterOptions) {
    const { clock, tree, restored, routingEngine } = options;
    this.#options = options;
    this.history = new CommitHistory(routingEngine, restored?.commits);
    this.#running = this.history.tree(0) ?? this.#start(tree, undefined);
    if (restored?.unconfirmed !== undefined)
      this.#running = this.#start(restored.unconfirmed, unconfirmedLog);
    this.confirmed = new ConfirmedCommit(clock, (before) => this.#rollBack(before));
    this.scheduled = new ScheduledCommit(clock);
  }

  get running(): ConfigTree {
    return this.#running;
  }

  /** What becomes of a tree before it is stored. */
  get transform(): CandidateTransform {
    return this.#options.transform;
  }

  /** Wall-clock milliseconds since 1970. */
  now(): number {
    return this.#options.clock.now();
  }

  /** Runs the commit checks. Success confirms a commit that waits for it, as on Junos. */
  check(candidate: ConfigTree): CheckOutcome {
    return this.#check(this.#options.transform(candidate));
  }

  /** Checks the candidate and makes it running, now or at the time that the request names. */
  commit(candidate: ConfigTree, session: DatabaseSession, request: CommitRequest): CommitOutcome {
    if (this.scheduled.pending !== undefined) return refused({ kind: "commit-pending" });
    const previous = this.confirmed.tree ?? this.#running;
    const tree = this.#options.transform(candidate);
    const checked = this.#check(tree);
    if (!checked.ok) return checked;
    const { comment, client = "netconf", confirmWithinMinutes, at } = request;
    const { user } = session;
    const by: By = {
      user,
      client,
      comment,
      ...(confirmWithinMinutes === undefined ? {} : { confirmWithinMinutes }),
    };
    const { problems } = checked;
    if (at !== undefined) {
      this.scheduled.schedule({ at, user, client }, () => {
        this.#publish(tree, candidate, by, session);
      });
      return { ok: true, result: "scheduled", at, problems };
    }
    if (confirmWithinMinutes !== undefined) this.confirmed.await(previous, confirmWithinMinutes);
    const record = this.#publish(tree, candidate, by, session);
    return { ok: true, result: "committed", record, problems };
  }

  /** The device restarts: what nobody confirmed is taken back, and a `commit at reboot` happens. */
  restart(): void {
    const before = this.confirmed.tree;
    this.confirmed.confirm();
    if (before !== undefined) this.#rollBack(before);
    this.scheduled.restart();
  }

  /** The tree becomes running without checks; `forgets`: as the first commit of all. */
  reset(tree: ConfigTree, { forgets, comment }: ResetOptions): void {
    this.close();
    if (forgets) this.history.clear();
    this.#publish(tree, undefined, { ...byDevice, comment });
  }

  /** Stops waiting for confirmations and times. */
  close(): void {
    this.confirmed.confirm();
    this.scheduled.clear();
  }

  #check(tree: ConfigTree): CheckOutcome {
    const problems = this.#options.checks.flatMap((check) => check(tree));
    if (problems.some(({ severity }) => severity === "error"))
      return { ok: false, refusal: { kind: "check-failed", problems } };
    this.confirmed.confirm();
    return { ok: true, problems };
  }

  /** A commit by the device itself before anybody watches. */
  #start(tree: ConfigTree, comment: string | undefined): ConfigTree {
    this.history.add(tree, { at: this.#options.clock.now(), ...byDevice, comment });
    return tree;
  }

  #rollBack(tree: ConfigTree): void {
    this.#publish(tree, undefined, { ...byDevice, comment: unconfirmedLog });
  }

  #publish(
    running: ConfigTree,
    source: ConfigTree | undefined,
    by: By,
    session?: DatabaseSession,
  ): CommitRecord {
    const previous = this.#running;
    this.#running = running;
    const record = this.history.add(running, { at: this.#options.clock.now(), ...by });
    this.#options.published({ record, previous, running, session, source });
    return record;
  }
}

const unconfirmedLog = "Commit was not confirmed; automatic rollback";
const byDevice = { user: "root", client: "other" } as const;
