import { type Clock, Events } from "../../base/index.ts";
import type { ConfigTree, LoadProblem } from "../config/index.ts";
import type { CandidateTransform, CommitCheck, CommitRecord } from "./commit-record.ts";
import {
  type CheckOutcome,
  type CommitOutcome,
  type CommitRequest,
  Committer,
  type Publication,
  type ResetOptions,
} from "./committer.ts";
import {
  type DatabaseEditor,
  type DatabaseSession,
  type Done,
  type OpenMode,
  type Refused,
  refused,
  type StoredSource,
} from "./database-session.ts";
import type { DatabaseState, StoredRescue } from "./database-state.ts";
import { OwnCandidates } from "./own-candidates.ts";
import type { ScheduledCommit } from "./scheduled-commit.ts";
import { type Candidate, SharedCandidate } from "./shared-candidate.ts";

interface DatabaseOptions {
  /** The configuration at start: running, candidate and rollback 0. */
  readonly tree: ConfigTree;
  /** Goes on where another database stood; `tree` does not count then. @defaultValue none */
  readonly restored?: DatabaseState | undefined;
  readonly clock: Clock;
  /** Rules that a candidate must pass. @defaultValue none */
  readonly checks?: readonly CommitCheck[];
  /** What becomes of a candidate before it is checked and committed. @defaultValue nothing */
  readonly transform?: CandidateTransform;
  /** Names the routing engine in revisions. @defaultValue "re0" */
  readonly routingEngine?: string;
}

/** What the database tells its observers. */
interface DatabaseEvents {
  committed: Pick<Publication, "record" | "previous" | "running" | "session">;
}

type EditOutcome = { readonly ok: true; readonly problems: readonly LoadProblem[] } | Refused;
/**
 * The configuration database of one device: running with its commits, the shared candidate with
 * its lock, private copies, and the databases beside them. Each session works on what it opened.
 * Refusals are values; it throws nothing. `close` stops its timers.
 */
export class ConfigurationDatabase {
  readonly events: Events<DatabaseEvents> = new Events<DatabaseEvents>();
  readonly #committer: Committer;
  readonly #shared: SharedCandidate;
  readonly #own: OwnCandidates;
  #rescue: StoredRescue | undefined;

  constructor(options: DatabaseOptions) {
    const { tree, restored, clock, checks = [], routingEngine = "re0" } = options;
    const transform = options.transform ?? ((candidate: ConfigTree): ConfigTree => candidate);
    const published = (publication: Publication): void => this.#published(publication);
    const about = { tree, restored, clock, checks, transform, routingEngine, published };
    this.#committer = new Committer(about);
    this.#rescue = restored?.rescue;
    this.#shared = new SharedCandidate(this.running, clock);
    this.#own = new OwnCandidates(this.#shared, this.#committer, clock);
  }

  get running(): ConfigTree {
    return this.#committer.running;
  }

  /** The candidate that all sessions share. */
  get candidate(): ConfigTree {
    return this.#shared.tree;
  }

  get isModified(): boolean {
    return this.#shared.isModified;
  }

  /** Commits, newest (number 0) first, at most 50. */
  get commits(): readonly CommitRecord[] {
    return this.#committer.history.records;
  }

  /** What outlives the device; the parts are the same objects until they change. */
  get state(): DatabaseState {
    const { history, confirmed } = this.#committer;
    return { commits: history.commits, unconfirmed: confirmed.tree, rescue: this.#rescue };
  }

  /** When an unconfirmed commit is rolled back: wall-clock milliseconds; undefined when none waits. */
  get confirmUntil(): number | undefined {
    return this.#committer.confirmed.until;
  }

  /** The commit that waits for its time (`commit at`), if one does. */
  get scheduled(): Pick<ScheduledCommit, "pending" | "clear" | "restart"> {
    return this.#committer.scheduled;
  }

  /** Sessions that have the shared candidate or a private copy of it open. */
  get editors(): readonly DatabaseEditor[] {
    return [...this.#shared.editors.all, ...this.#own.editors];
  }

  /** What the session works on: the copy or database that it opened, else the shared candidate. */
  candidateOf(session: DatabaseSession): Candidate {
    return this.#own.of(session) ?? this.#shared;
  }

  /** A configuration that the device keeps; undefined when it does not (any more). */
  stored(source: StoredSource): ConfigTree | undefined {
    switch (source.kind) {
      case "rollback":
        return this.#committer.history.tree(source.number);
      case "revision":
        return this.#committer.history.treeOfRevision(source.revision);
      case "rescue":
        return this.#rescue?.tree;
    }
  }

  /** Joins the shared candidate, or opens what the mode says (`open-configuration`). */
  open(session: DatabaseSession, mode: OpenMode = { kind: "shared" }): Done {
    if (this.#own.of(session) !== undefined) return refused({ kind: "already-open" });
    switch (mode.kind) {
      case "shared":
        return this.#shared.open(session);
      case "exclusive":
        return this.#shared.lock(session);
      default:
        return this.#own.open(session, mode);
    }
  }

  /** Leaves what the session opened (`close-configuration`); refused when that is nothing. */
  closeFor(session: DatabaseSession): Done {
    if (this.#own.of(session) === undefined && !this.#shared.editors.isOpen(session))
      return refused({ kind: "not-open" });
    this.leave(session);
    return { ok: true };
  }

  /** The session ends: its own copy and changes under its lock are gone, shared changes stay. */
  leave(session: DatabaseSession): void {
    this.#own.leave(session);
    this.#shared.leave(session);
  }

  /** Takes the exclusive lock; refused while others hold it or uncommitted changes stand. */
  lock(session: DatabaseSession): Done {
    return this.open(session, { kind: "exclusive" });
  }

  /** Gives the lock back; what was not committed under it is discarded. */
  unlock(session: DatabaseSession): Done {
    return this.#shared.unlock(session);
  }

  /** Changes what the session works on; what `change` answers takes its place as it is. */
  edit(
    session: DatabaseSession,
    change: (candidate: ConfigTree) => {
      readonly tree: ConfigTree;
      readonly problems: readonly LoadProblem[];
      /** The tree is another one, and not the candidate with changes. @defaultValue false */
      readonly isWhole?: boolean;
    },
  ): EditOutcome {
    const own = this.#own.of(session);
    const locked = own === undefined ? this.#shared.lockedFor(session) : undefined;
    if (locked !== undefined) return locked;
    const candidate = own ?? this.#shared;
    const { tree, problems } = change(candidate.tree);
    candidate.put(tree);
    if (own === undefined && this.isModified) this.#shared.editors.touch(session);
    return { ok: true, problems };
  }

  /** Loads a configuration that the device keeps (`load rollback`, `load rescue`). */
  restore(session: DatabaseSession, source: StoredSource): EditOutcome {
    const own = this.#own.of(session);
    if (own !== undefined && own.mode !== "private")
      return refused({ kind: "not-supported", operation: "rollback", mode: own.mode });
    const tree = this.stored(source);
    if (tree === undefined) return refused({ kind: "not-stored", source });
    return this.edit(session, () => ({ tree, problems: [] }));
  }

  /** Who saved the rescue configuration and when; undefined when there is none or nobody knows. */
  get rescueRecord(): StoredRescue["saved"] | undefined {
    return this.#rescue?.saved;
  }

  /** The running configuration becomes the rescue configuration. */
  saveRescue({ user }: DatabaseSession): void {
    const at = this.#committer.now();
    this.#rescue = { tree: this.running, saved: { at, user, client: "netconf" } };
  }

  /** False when there was none. */
  deleteRescue(): boolean {
    const isSaved = this.#rescue !== undefined;
    this.#rescue = undefined;
    return isSaved;
  }

  /** Takes back what was not committed; a lock stays. */
  discard(session: DatabaseSession): Done {
    const outcome = this.edit(session, () => ({
      tree: this.candidateOf(session).base,
      problems: [],
    }));
    return outcome.ok ? { ok: true } : outcome;
  }

  /** Runs the commit checks. Success confirms a commit that waits for it, as on Junos. */
  check(session: DatabaseSession): CheckOutcome {
    const own = this.#own.of(session);
    if (own !== undefined) return this.#own.check(own, session);
    return this.#shared.lockedFor(session) ?? this.#committer.check(this.candidate);
  }

  /** Makes running, or the database beside it, of what the session works on. */
  commit(session: DatabaseSession, request: CommitRequest = {}): CommitOutcome {
    const own = this.#own.of(session);
    if (own !== undefined) return this.#own.commit(own, session, request);
    const locked = this.#shared.lockedFor(session);
    return locked ?? this.#committer.commit(this.candidate, session, request);
  }

  /**
   * The device restarts: candidates, locks and ephemeral databases are gone, what nobody confirmed is
   * taken back, and a `commit at reboot` happens.
   */
  restart(): void {
    this.#own.restart();
    this.#shared.restart();
    this.#committer.restart();
  }

  /** The device is made new: the tree is running, and nothing else is kept. */
  reset(tree: ConfigTree, options: ResetOptions): void {
    this.#own.restart();
    this.#shared.restart();
    this.#rescue = undefined;
    this.#committer.reset(tree, options);
  }

  /** Stops waiting for confirmations and times. */
  close(): void {
    this.#committer.close();
  }

  #published({ record, previous, running, session, source }: Publication): void {
    this.#shared.rebase(running, source);
    this.#own.retain(running);
    this.events.emit("committed", { record, previous, running, session });
  }
}
