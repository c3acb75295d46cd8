import { type Clock, Events, type Timer } from "../../base/index.ts";
import { type ConfigTree, equalTrees, type LoadProblem } from "../config/index.ts";
import { CommitHistory } from "./commit-history.ts";
import type { CommitCheck, CommitProblem, CommitRecord } from "./commit-record.ts";
import { DatabaseEditors } from "./database-editors.ts";
import type { DatabaseEditor, DatabaseSession, Refused } from "./database-session.ts";

interface DatabaseOptions {
  /** The configuration at start: running, candidate and rollback 0. */
  readonly tree: ConfigTree;
  readonly clock: Clock;
  /** Rules that a candidate must pass. @defaultValue none */
  readonly checks?: readonly CommitCheck[];
  /** Names the routing engine in revisions. @defaultValue "re0" */
  readonly routingEngine?: string;
}

/** What the database tells its observers. */
interface DatabaseEvents {
  committed: {
    readonly record: CommitRecord;
    readonly previous: ConfigTree;
    readonly running: ConfigTree;
  };
}

export interface CommitRequest {
  /** Junos `log`. */
  readonly comment?: string;
  /** How it was asked for. @defaultValue "netconf" */
  readonly client?: string;
  /** Roll back unless confirmed within this time (Junos `commit confirmed`). */
  readonly confirmWithinMinutes?: number;
}

type Done = { readonly ok: true } | Refused;
type EditOutcome = { readonly ok: true; readonly problems: readonly LoadProblem[] } | Refused;
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
      readonly record: CommitRecord;
      readonly problems: readonly CommitProblem[];
    }
  | CheckFailed
  | Refused;

interface ConfirmedCommit {
  /** What returns when nobody confirms. */
  readonly tree: ConfigTree;
  readonly timer: Timer;
  /** Wall-clock milliseconds since 1970. */
  readonly until: number;
}

/**
 * The configuration database of one device: running, the shared candidate with its lock, and the
 * commits. Refusals are values; it throws nothing. `close` stops its timer.
 */
export class ConfigurationDatabase {
  readonly events: Events<DatabaseEvents> = new Events<DatabaseEvents>();
  readonly #clock: Clock;
  readonly #checks: readonly CommitCheck[];
  readonly #history: CommitHistory;
  readonly #editors: DatabaseEditors;
  #running: ConfigTree;
  #candidate: ConfigTree;
  #changedAt: number;
  #confirmed: ConfirmedCommit | undefined;

  constructor({ tree, clock, checks = [], routingEngine = "re0" }: DatabaseOptions) {
    this.#clock = clock;
    this.#checks = checks;
    this.#running = tree;
    this.#candidate = tree;
    this.#changedAt = clock.now();
    this.#editors = new DatabaseEditors(clock);
    this.#history = new CommitHistory(routingEngine);
    this.#history.add(tree, { at: clock.now(), ...byDevice, comment: undefined });
  }

  get running(): ConfigTree {
    return this.#running;
  }

  /** The candidate that all sessions share. */
  get candidate(): ConfigTree {
    return this.#candidate;
  }

  get isModified(): boolean {
    return this.#candidate !== this.#running;
  }

  /** When the candidate last changed: wall-clock milliseconds since 1970. */
  get changedAt(): number {
    return this.#changedAt;
  }

  /** Commits, newest (number 0) first, at most 50. */
  get commits(): readonly CommitRecord[] {
    return this.#history.records;
  }

  /** When an unconfirmed commit is rolled back: wall-clock milliseconds; undefined when none waits. */
  get confirmUntil(): number | undefined {
    return this.#confirmed?.until;
  }

  /** Sessions that have the shared candidate open. */
  get editors(): readonly DatabaseEditor[] {
    return this.#editors.all;
  }

  get lockHolder(): DatabaseEditor | undefined {
    return this.#editors.lockHolder;
  }

  /** The configuration that `rollback number` (0 to 49) brings back. */
  rollbackTree(number: number): ConfigTree | undefined {
    return this.#history.tree(number);
  }

  /** Joins the shared candidate (`open-configuration`). */
  open(session: DatabaseSession): Done {
    return this.#lockedFor(session) ?? this.#done(() => this.#editors.open(session));
  }

  /** Leaves the database: like `unlock` for the holder of the lock; shared changes stay. */
  leave(session: DatabaseSession): void {
    if (this.#editors.isExclusive(session)) this.#setCandidate(this.#running);
    this.#editors.leave(session);
  }

  /** Takes the exclusive lock; refused while others hold it or uncommitted changes stand. */
  lock(session: DatabaseSession): Done {
    if (this.#editors.isExclusive(session)) return refused({ kind: "already-open" });
    const locked = this.#lockedFor(session);
    if (locked !== undefined) return locked;
    if (this.isModified) return refused({ kind: "modified" });
    return this.#done(() => this.#editors.lock(session));
  }

  /** Gives the lock back; what was not committed under it is discarded. */
  unlock(session: DatabaseSession): Done {
    if (!this.#editors.isExclusive(session)) return refused({ kind: "not-open" });
    return this.#done(() => this.leave(session));
  }

  /** Changes the candidate; what `change` answers becomes the candidate as it is. */
  edit(
    session: DatabaseSession,
    change: (candidate: ConfigTree) => {
      readonly tree: ConfigTree;
      readonly problems: readonly LoadProblem[];
    },
  ): EditOutcome {
    const locked = this.#lockedFor(session);
    if (locked !== undefined) return locked;
    const { tree, problems } = change(this.#candidate);
    this.#setCandidate(tree);
    if (this.isModified) this.#editors.touch(session);
    return { ok: true, problems };
  }

  /** Makes the candidate the configuration of an earlier commit (`load rollback`). */
  rollback(session: DatabaseSession, number: number): EditOutcome {
    const tree = this.#history.tree(number);
    if (tree === undefined) return refused({ kind: "no-rollback", number });
    return this.edit(session, () => ({ tree, problems: [] }));
  }

  /** Makes the candidate the running configuration again; a lock stays. */
  discard(session: DatabaseSession): Done {
    return this.#lockedFor(session) ?? this.#done(() => this.#setCandidate(this.#running));
  }

  /** Runs the commit checks. Success confirms a commit that waits for it, as on Junos. */
  check(session: DatabaseSession): CheckOutcome {
    const locked = this.#lockedFor(session);
    if (locked !== undefined) return locked;
    const problems = this.#checks.flatMap((check) => check(this.#candidate));
    if (problems.some(({ severity }) => severity === "error"))
      return { ok: false, refusal: { kind: "check-failed", problems } };
    this.#confirm();
    return { ok: true, problems };
  }

  /** Checks the candidate and makes it running. */
  commit(session: DatabaseSession, request: CommitRequest = {}): CommitOutcome {
    const previous = this.#confirmed?.tree ?? this.#running;
    const checked = this.check(session);
    if (!checked.ok) return checked;
    const { comment, client = "netconf", confirmWithinMinutes } = request;
    if (confirmWithinMinutes !== undefined) this.#awaitConfirmation(previous, confirmWithinMinutes);
    const record = this.#publish(this.#candidate, { user: session.user, client, comment });
    return { ok: true, record, problems: checked.problems };
  }

  /** Stops waiting for a confirmation. */
  close(): void {
    this.#confirm();
  }

  #confirm(): void {
    this.#confirmed?.timer.cancel();
    this.#confirmed = undefined;
  }

  #awaitConfirmation(tree: ConfigTree, minutes: number): void {
    const delayMs = minutes * 60_000;
    const timer = this.#clock.after(delayMs, () => this.#rollBackUnconfirmed(tree));
    this.#confirmed = { tree, timer, until: this.#clock.now() + delayMs };
  }

  #rollBackUnconfirmed(tree: ConfigTree): void {
    this.#confirmed = undefined;
    if (!this.isModified) this.#candidate = tree;
    this.#publish(tree, { ...byDevice, comment: "Commit was not confirmed; automatic rollback" });
  }

  #publish(
    tree: ConfigTree,
    by: { readonly user: string; readonly client: string; readonly comment: string | undefined },
  ): CommitRecord {
    const previous = this.#running;
    this.#running = tree;
    const record = this.#history.add(tree, { at: this.#clock.now(), ...by });
    if (!this.isModified) this.#editors.settle();
    this.events.emit("committed", { record, previous, running: tree });
    return record;
  }

  /** A candidate that says the same as running is running again, so it counts as unmodified. */
  #setCandidate(tree: ConfigTree): void {
    if (tree !== this.#candidate) this.#changedAt = this.#clock.now();
    this.#candidate = equalTrees(tree, this.#running) ? this.#running : tree;
    if (!this.isModified) this.#editors.settle();
  }

  #lockedFor(session: DatabaseSession): Refused | undefined {
    const holder = this.#editors.lockHolder;
    if (holder === undefined) return undefined;
    if (holder.session.id !== session.id) return refused({ kind: "locked", holder });
    this.#editors.touch(session);
    return undefined;
  }

  #done(action: () => void): Done {
    action();
    return { ok: true };
  }
}

const byDevice = { user: "root", client: "other" } as const;

function refused(refusal: Refused["refusal"]): Refused {
  return { ok: false, refusal };
}
