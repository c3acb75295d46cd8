import type { Clock } from "../../base/index.ts";
import { type ConfigTree, equalTrees } from "../config/index.ts";
import type { DatabaseEditor, DatabaseSession, OwnMode } from "./database-session.ts";
import type { Candidate } from "./shared-candidate.ts";

/** A copy that one session works on until it commits or leaves; nobody else sees it. */
export class OwnCandidate implements Candidate {
  readonly mode: OwnMode;
  /** Of an ephemeral database; empty for the default one. */
  readonly instance: string;
  readonly #session: DatabaseSession;
  readonly #clock: Clock;
  readonly #since: number;
  #activeAt: number;
  #base: ConfigTree;
  #tree: ConfigTree;
  #changedAt: number;

  constructor(
    session: DatabaseSession,
    base: ConfigTree,
    { mode, instance }: { readonly mode: OwnMode; readonly instance: string },
    clock: Clock,
  ) {
    this.mode = mode;
    this.instance = instance;
    this.#session = session;
    this.#clock = clock;
    this.#since = this.#clock.now();
    this.#changedAt = this.#since;
    this.#activeAt = this.#clock.monotonic();
    this.#base = base;
    this.#tree = base;
  }

  get tree(): ConfigTree {
    return this.#tree;
  }

  get base(): ConfigTree {
    return this.#base;
  }

  get changedAt(): number {
    return this.#changedAt;
  }

  get isModified(): boolean {
    return this.#tree !== this.#base;
  }

  put(tree: ConfigTree): void {
    this.#activeAt = this.#clock.monotonic();
    if (tree !== this.#tree) this.#changedAt = this.#clock.now();
    this.#tree = equalTrees(tree, this.#base) ? this.#base : tree;
  }

  /** Begins again from what was committed. */
  renew(committed: ConfigTree): void {
    this.#base = committed;
    this.#tree = committed;
  }

  /** Private work is shown to others; databases beside the candidate are not. */
  get editor(): DatabaseEditor | undefined {
    if (this.mode !== "private") return undefined;
    const idleMs = this.#clock.monotonic() - this.#activeAt;
    const session = this.#session;
    return { session, since: this.#since, idleMs, exclusive: false, private: true };
  }
}
