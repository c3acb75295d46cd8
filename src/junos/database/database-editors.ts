import { type Clock, SparseMap } from "../../base/index.ts";
import type { DatabaseEditor, DatabaseSession } from "./database-session.ts";

interface Editing {
  readonly session: DatabaseSession;
  readonly since: number;
  /** Monotonic milliseconds. */
  activeAt: number;
  /** It asked for the database itself (open, lock), not only for a change. */
  isOpen: boolean;
}

/** Who has the shared candidate open, and which of them alone. */
export class DatabaseEditors {
  readonly #clock: Clock;
  readonly #editing = new SparseMap<number, Editing>();
  #exclusive: Editing | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get all(): readonly DatabaseEditor[] {
    return [...this.#editing.values()].map((editing) => this.#describe(editing));
  }

  get lockHolder(): DatabaseEditor | undefined {
    return this.#exclusive && this.#describe(this.#exclusive);
  }

  /** Whether this session holds the exclusive lock. */
  isExclusive(session: DatabaseSession): boolean {
    return this.#exclusive?.session.id === session.id;
  }

  /** Whether this session opened or locked the candidate. */
  isOpen(session: DatabaseSession): boolean {
    return this.#editing.get(session.id)?.isOpen === true;
  }

  /** Notes that a session works on the candidate. */
  touch(session: DatabaseSession): void {
    this.#enter(session);
  }

  open(session: DatabaseSession): void {
    this.#enter(session).isOpen = true;
  }

  lock(session: DatabaseSession): void {
    const editing = this.#enter(session);
    editing.isOpen = true;
    this.#exclusive = editing;
  }

  leave(session: DatabaseSession): void {
    if (this.isExclusive(session)) this.#exclusive = undefined;
    this.#editing.delete(session.id);
  }

  /** The candidate has no changes any more: whoever only changed it is done. */
  settle(): void {
    for (const [id, { isOpen }] of this.#editing) if (!isOpen) this.#editing.delete(id);
  }

  /** Everybody is gone. */
  clear(): void {
    this.#exclusive = undefined;
    this.#editing.clear();
  }

  #enter(session: DatabaseSession): Editing {
    const activeAt = this.#clock.monotonic();
    const known = this.#editing.get(session.id);
    if (known !== undefined) {
      known.activeAt = activeAt;
      return known;
    }
    const editing: Editing = { session, since: this.#clock.now(), activeAt, isOpen: false };
    this.#editing.set(session.id, editing);
    return editing;
  }

  #describe(editing: Editing): DatabaseEditor {
    return {
      session: editing.session,
      since: editing.since,
      idleMs: this.#clock.monotonic() - editing.activeAt,
      exclusive: editing === this.#exclusive,
    };
  }
}
