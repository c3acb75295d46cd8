import { type Clock, SparseMap } from "../../base/index.ts";
import type { ConfigTree } from "../config/index.ts";
import type { CheckOutcome, CommitOutcome, CommitRequest, Committer } from "./committer.ts";
import {
  type DatabaseEditor,
  type DatabaseOperation,
  type DatabaseSession,
  type Done,
  type OwnOpenMode,
  refused,
} from "./database-session.ts";
import { type MergedChanges, mergeChanges } from "./merge-changes.ts";
import { OwnCandidate } from "./own-candidate.ts";
import type { SharedCandidate } from "./shared-candidate.ts";
import { hasInstance, SideDatabases } from "./side-databases.ts";

/** What sessions have open for themselves: private copies, ephemeral instances, the dynamic database. */
export class OwnCandidates {
  readonly #shared: SharedCandidate;
  readonly #committer: Committer;
  readonly #clock: Clock;
  #side: SideDatabases = new SideDatabases();
  readonly #bySession = new SparseMap<number, OwnCandidate>();

  constructor(shared: SharedCandidate, committer: Committer, clock: Clock) {
    this.#shared = shared;
    this.#committer = committer;
    this.#clock = clock;
  }

  get editors(): readonly DatabaseEditor[] {
    return [...this.#bySession.values()]
      .map(({ editor }) => editor)
      .filter((editor) => editor !== undefined);
  }

  of(session: DatabaseSession): OwnCandidate | undefined {
    return this.#bySession.get(session.id);
  }

  open(session: DatabaseSession, mode: OwnOpenMode): Done {
    if (this.#shared.editors.isOpen(session)) return refused({ kind: "already-open" });
    if (mode.kind === "private") return this.#openPrivate(session);
    const instance = mode.kind === "ephemeral" ? (mode.instance ?? "") : "";
    if (mode.kind === "ephemeral" && !hasInstance(this.#committer.running, instance))
      return refused({ kind: "no-instance", instance });
    const base = this.#side.tree(mode.kind, instance, this.#committer.running);
    return this.#start(session, base, { mode: mode.kind, instance });
  }

  leave(session: DatabaseSession): void {
    this.#bySession.delete(session.id);
  }

  /** The device restarts: copies and ephemeral databases are gone. */
  restart(): void {
    this.#bySession.clear();
    this.#side = new SideDatabases();
  }

  /** Databases beside the candidate have no checks. */
  check(own: OwnCandidate, session: DatabaseSession): CheckOutcome {
    if (own.mode !== "private") return { ok: true, problems: [] };
    const locked = this.#shared.lockedFor(session);
    if (locked !== undefined) return locked;
    const { tree, conflicts } = this.#merged(own);
    if (conflicts.length > 0) return { ok: false, refusal: checkFailed(conflicts) };
    return this.#committer.check(tree);
  }

  commit(own: OwnCandidate, session: DatabaseSession, request: CommitRequest): CommitOutcome {
    const operation = unsupported(request);
    if (operation !== undefined)
      return refused({ kind: "not-supported", operation, mode: own.mode });
    if (own.mode === "private") return this.#commitPrivate(own, session, request);
    if (own.mode === "ephemeral" && !hasInstance(this.#committer.running, own.instance))
      return refused({ kind: "no-instance", instance: own.instance });
    this.#side.commit(own, this.#committer.transform);
    return { ok: true, result: "committed", problems: [] };
  }

  /** Running changed: ephemeral instances that it names no more are gone. */
  retain(running: ConfigTree): void {
    this.#side.retain(running);
  }

  #openPrivate(session: DatabaseSession): Done {
    const locked = this.#shared.lockedFor(session);
    if (locked !== undefined) return locked;
    if (this.#shared.isModified) return refused({ kind: "shared-modified" });
    return this.#start(session, this.#committer.running, { mode: "private", instance: "" });
  }

  #start(
    session: DatabaseSession,
    base: ConfigTree,
    about: Pick<OwnCandidate, "mode" | "instance">,
  ): Done {
    this.#bySession.set(session.id, new OwnCandidate(session, base, about, this.#clock));
    return { ok: true };
  }

  #commitPrivate(
    own: OwnCandidate,
    session: DatabaseSession,
    request: CommitRequest,
  ): CommitOutcome {
    const locked = this.#shared.lockedFor(session);
    if (locked !== undefined) return locked;
    if (this.#shared.isModified) return refused({ kind: "shared-modified" });
    if (!own.isModified) {
      const checked = this.#committer.check(this.#committer.running);
      return checked.ok ? { ...checked, result: "unchanged" } : checked;
    }
    const { tree, conflicts } = this.#merged(own);
    if (conflicts.length > 0) return { ok: false, refusal: checkFailed(conflicts) };
    const outcome = this.#committer.commit(tree, session, request);
    if (!outcome.ok) return outcome;
    own.renew(this.#committer.running);
    return { ...outcome, result: "merged" };
  }

  /** The private changes on top of what others committed since the copy was opened. */
  #merged(own: OwnCandidate): MergedChanges {
    const { running } = this.#committer;
    if (running === own.base) return { tree: own.tree, conflicts: [] };
    return mergeChanges(own.base, own.tree, running);
  }
}

function unsupported(request: CommitRequest): DatabaseOperation | undefined {
  if (request.confirmWithinMinutes !== undefined) return "commit confirmed";
  return request.at === undefined ? undefined : "commit at";
}

function checkFailed(problems: MergedChanges["conflicts"]): {
  readonly kind: "check-failed";
  readonly problems: MergedChanges["conflicts"];
} {
  return { kind: "check-failed", problems };
}
