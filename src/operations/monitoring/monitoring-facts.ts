/** What RFC 6022 2.1.4 counts, of a session and of all. */
export interface SessionCounters {
  /** Correct requests. */
  readonly inRpcs: number;
  /** Messages that were none. */
  readonly inBadRpcs: number;
  /** Replies with an rpc-error, warnings included. */
  readonly outRpcErrors: number;
  readonly outNotifications: number;
}

/** A NETCONF session as `netconf-state` tells of it. */
export interface MonitoredSession extends SessionCounters {
  readonly sessionId: number;
  readonly transport: "ssh" | "tls";
  readonly user: string;
  /** Address of the client; undefined when the transport knows none. */
  readonly sourceHost: string | undefined;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
}

/** The sessions of a device and what became of earlier ones (RFC 6022 2.1.4 and 2.1.5). */
export interface MonitoringFacts extends SessionCounters {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Sessions that ended because the client's first message was no hello. */
  readonly inBadHellos: number;
  /** Sessions to which a hello was sent. */
  readonly inSessions: number;
  /** Sessions that ended without close-session or kill-session. */
  readonly droppedSessions: number;
  /** Those that are open, oldest first. */
  readonly sessions: readonly MonitoredSession[];
}
