import { SparseMap } from "../../base/index.ts";
import type { Origin } from "../../callhome/index.ts";
import type { NetconfServerSession, SessionEndReason } from "../../netconf/session/index.ts";
import type { MonitoringFacts } from "../../operations/index.ts";
import type { SessionSummary } from "../device-events.ts";
import { type Counting, countAnswer, newCounting } from "./session-counters.ts";

/** What is known of a session when it opens. */
interface SessionOrigin {
  readonly origin: Origin;
  readonly client: string;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  readonly transport: "ssh" | "tls";
  readonly sourceHost: string | undefined;
}

interface Entry extends SessionOrigin {
  readonly session: NetconfServerSession;
  readonly counting: Counting;
  /** The peer's hello came. */
  isEstablished: boolean;
  lastRpc: string | undefined;
  killedBy: number | undefined;
}

/** Ends that RFC 6022 counts as dropped: neither close-session nor kill-session asked for them. */
const drops: ReadonlySet<SessionEndReason> = new Set([
  "peer-closed",
  "connection-lost",
  "protocol-error",
  "idle-timeout",
]);

/** The NETCONF sessions that a device serves right now, by session-id, and counts of all that it served. */
export class SessionDirectory {
  readonly #entries = new SparseMap<number, Entry>();
  /** Of all sessions, those that are over included. */
  readonly #total = newCounting();
  #inSessions = 0;
  #inBadHellos = 0;
  #dropped = 0;
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
    return this.#established.map(summaryOf);
  }

  /** The same and all counters, as RFC 6022 has them. */
  get monitored(): Omit<MonitoringFacts, "startedAt"> {
    return {
      ...this.#total,
      inSessions: this.#inSessions,
      inBadHellos: this.#inBadHellos,
      droppedSessions: this.#dropped,
      sessions: this.#established.map(({ session, counting, transport, sourceHost, openedAt }) => ({
        ...counting,
        sessionId: session.sessionId,
        user: session.user.name,
        transport,
        sourceHost,
        openedAt,
      })),
    };
  }

  /** A session whose peer has not spoken yet; it can be killed but is not shown. */
  add(session: NetconfServerSession, about: SessionOrigin): void {
    const { origin, client, openedAt, transport, sourceHost } = about;
    this.#entries.set(session.sessionId, {
      session,
      origin,
      client,
      openedAt,
      transport,
      sourceHost,
      counting: newCounting(),
      isEstablished: false,
      lastRpc: undefined,
      killedBy: undefined,
    });
    this.#inSessions++;
  }

  establish(sessionId: number): SessionSummary | undefined {
    const entry = this.#entries.get(sessionId);
    if (entry === undefined) return undefined;
    entry.isEstablished = true;
    return summaryOf(entry);
  }

  noteRpc(
    sessionId: number,
    operation: string,
    answer: { readonly isBad: boolean; readonly errors: readonly string[] },
  ): void {
    const entry = this.#entries.get(sessionId);
    if (entry === undefined) return;
    entry.lastRpc = operation;
    countAnswer(entry.counting, answer);
    countAnswer(this.#total, answer);
  }

  noteNotification(sessionId: number): void {
    const entry = this.#entries.get(sessionId);
    if (entry === undefined) return;
    entry.counting.outNotifications++;
    this.#total.outNotifications++;
  }

  /** The summary of an established session that is over. */
  remove(sessionId: number, reason: SessionEndReason): SessionSummary | undefined {
    const entry = this.#entries.get(sessionId);
    this.#entries.delete(sessionId);
    if (reason === "hello-invalid") this.#inBadHellos++;
    if (!entry?.isEstablished) return undefined;
    if (drops.has(reason)) this.#dropped++;
    return summaryOf(entry);
  }

  /** kill-session by another session: false when there is no such session. */
  kill(sessionId: number, by: number): boolean {
    const entry = this.#entries.get(sessionId);
    if (entry === undefined) return false;
    entry.killedBy = by;
    entry.session.end("killed");
    return true;
  }

  /** Address of the client of a session that is open. */
  sourceHostOf(sessionId: number): string | undefined {
    return this.#entries.get(sessionId)?.sourceHost;
  }

  /** The session that killed this one, until it is removed. */
  killerOf(sessionId: number): number | undefined {
    return this.#entries.get(sessionId)?.killedBy;
  }

  endAll(): void {
    for (const { session } of this.#entries.values()) session.end("stopped");
  }

  get #established(): readonly Entry[] {
    return [...this.#entries.values()].filter((entry) => entry.isEstablished);
  }
}

function summaryOf({
  session,
  origin,
  client,
  openedAt,
  counting,
  lastRpc,
}: Entry): SessionSummary {
  const { name, class: loginClass } = session.user;
  return {
    sessionId: session.sessionId,
    user: name,
    class: loginClass,
    origin,
    client,
    openedAt,
    rpcs: counting.inRpcs + counting.inBadRpcs,
    lastRpc,
  };
}
