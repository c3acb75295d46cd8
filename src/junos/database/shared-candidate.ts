import type { Clock } from "../../base/index.ts";
import { type ConfigTree, equalTrees } from "../config/index.ts";
import { DatabaseEditors } from "./database-editors.ts";
import { type DatabaseSession, type Done, type Refused, refused } from "./database-session.ts";

/** A tree that sessions change before it is committed. */
export interface Candidate {
  readonly tree: ConfigTree;
  /** When it last changed: wall-clock milliseconds since 1970. */
  readonly changedAt: number;
  /** What it was before anybody changed it. */
  readonly base: ConfigTree;
  put(tree: ConfigTree): void;
}

/** The candidate that all sessions share, with its exclusive lock. Its changes outlive sessions. */
export class SharedCandidate implements Candidate {
  readonly editors: DatabaseEditors;
  readonly #clock: Clock;
  #tree: ConfigTree;
  #base: ConfigTree;
  #changedAt: number;

  constructor(running: ConfigTree, clock: Clock) {
    this.#tree = running;
    this.#base = running;
    this.#clock = clock;
    this.#changedAt = clock.now();
    this.editors = new DatabaseEditors(clock);
  }

  get tree(): ConfigTree {
    return this.#tree;
  }

  /** The running configuration. */
  get base(): ConfigTree {
    return this.#base;
  }

  get changedAt(): number {
    return this.#changedAt;
  }

  get isModified(): boolean {
    return this.#tree !== this.#base;
  }

  /** A candidate that says the same as running is running again, so it counts as unmodified. */
  put(tree: ConfigTree): void {
    if (tree !== this.#tree) this.#changedAt = this.#clock.now();
    this.#settle(tree);
  }

  /** Running is a new tree, made of `source`: who had no other changes has none now. */
  rebase(running: ConfigTree, source: ConfigTree | undefined): void {
    const isCommitted = this.#tree === this.#base || this.#tree === source;
    this.#base = running;
    this.#settle(isCommitted ? running : this.#tree);
  }

  /** Another session holds the lock; otherwise the holder is noted as active. */
  lockedFor(session: DatabaseSession): Refused | undefined {
    const holder = this.editors.lockHolder;
    if (holder === undefined) return undefined;
    if (holder.session.id !== session.id) return refused({ kind: "locked", holder });
    this.editors.touch(session);
    return undefined;
  }

  open(session: DatabaseSession): Done {
    const locked = this.lockedFor(session);
    if (locked !== undefined) return locked;
    this.editors.open(session);
    return { ok: true };
  }

  /** Takes the exclusive lock; refused while others hold it or uncommitted changes stand. */
  lock(session: DatabaseSession): Done {
    if (this.editors.isExclusive(session)) return refused({ kind: "already-open" });
    const locked = this.lockedFor(session);
    if (locked !== undefined) return locked;
    if (this.isModified) return refused({ kind: "modified" });
    this.editors.lock(session);
    return { ok: true };
  }

  /** Gives the lock back; what was not committed under it is discarded. */
  unlock(session: DatabaseSession): Done {
    if (!this.editors.isExclusive(session)) return refused({ kind: "not-open" });
    this.leave(session);
    return { ok: true };
  }

  /** Like `unlock` for the holder of the lock; shared changes stay. */
  leave(session: DatabaseSession): void {
    if (this.editors.isExclusive(session)) this.put(this.#base);
    this.editors.leave(session);
  }

  /** The device restarts: nobody is there any more, and what was not committed is gone. */
  restart(): void {
    this.editors.clear();
    this.put(this.#base);
  }

  #settle(tree: ConfigTree): void {
    this.#tree = equalTrees(tree, this.#base) ? this.#base : tree;
    if (!this.isModified) this.editors.settle();
  }
}
