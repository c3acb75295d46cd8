import type { Origin } from "../callhome/index.ts";
import type { NetconfServerSession } from "../netconf/session/index.ts";
import type { SessionSummary } from "./device-events.ts";

interface Entry {
  readonly session: NetconfServerSession;
  readonly origin: Origin;
  readonly client: string;
  readonly openedAt: number;
  /** The peer's hello came. */
  isEstablished: boolean;
  rpcs: number;
  lastRpc: string | undefined;
}

/** The NETCONF sessions that a device serves right now, by session-id. */
export class SessionDirectory {
  readonly #entries = new Map<number, Entry>();
  #nextId: number;

  /** Junos shows process ids; they begin somewhere and grow. */
  constructor(firstId: number) {
    this.#nextId = firstId;
  }

  takeId(): number {
    return this.#nextId++;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Sessions that exchanged hellos. */
  get summaries(): readonly SessionSummary[] {
    return [...this.#entries.values()].filter((entry) => entry.isEstablished).map(summaryOf);
  }

  /** A session whose peer has not spoken yet; it can be killed but is not shown. */
  add(
    session: NetconfServerSession,
    about: Pick<SessionSummary, "origin" | "client" | "openedAt">,
  ): void {
    const start = { isEstablished: false, rpcs: 0, lastRpc: undefined };
    this.#entries.set(session.sessionId, { session, ...about, ...start });
  }

  establish(sessionId: number): SessionSummary | undefined {
    const entry = this.#entries.get(sessionId);
    if (entry === undefined) return undefined;
    entry.isEstablished = true;
    return summaryOf(entry);
  }

  noteRpc(sessionId: number, operation: string): void {
    const entry = this.#entries.get(sessionId);
    if (entry === undefined) return;
    entry.rpcs++;
    entry.lastRpc = operation;
  }

  /** The summary of an established session that is over. */
  remove(sessionId: number): SessionSummary | undefined {
    const entry = this.#entries.get(sessionId);
    this.#entries.delete(sessionId);
    return entry?.isEstablished ? summaryOf(entry) : undefined;
  }

  /** kill-session: false when there is no such session. */
  kill(sessionId: number): boolean {
    const entry = this.#entries.get(sessionId);
    entry?.session.end("killed");
    return entry !== undefined;
  }

  endAll(): void {
    for (const { session } of this.#entries.values()) session.end("stopped");
  }
}

function summaryOf({ session, origin, client, openedAt, rpcs, lastRpc }: Entry): SessionSummary {
  const { name, class: loginClass } = session.user;
  return {
    sessionId: session.sessionId,
    user: name,
    class: loginClass,
    origin,
    client,
    openedAt,
    rpcs,
    lastRpc,
  };
}
