/** Whoever works on the configuration: one NETCONF session, or the device itself. */
export interface DatabaseSession {
  /** NETCONF session-id; Junos shows it as the pid of the management process. */
  readonly id: number;
  readonly user: string;
  /** `p0` and the like for somebody at a terminal; undefined over NETCONF. */
  readonly terminal?: string;
}

/** A session that has the shared candidate open, as `show system configuration database status` tells it. */
export interface DatabaseEditor {
  readonly session: DatabaseSession;
  /** Wall-clock milliseconds since 1970. */
  readonly since: number;
  readonly idleMs: number;
  /** It holds the exclusive lock. */
  readonly exclusive: boolean;
}

/** Why the database did not do what was asked. */
export type DatabaseRefusal =
  /** `configuration database locked by:` another session. */
  | { readonly kind: "locked"; readonly holder: DatabaseEditor }
  /** `configuration database modified`: uncommitted changes stand in the way of a lock. */
  | { readonly kind: "modified" }
  /** `Configuration database is already open`: the session holds the lock. */
  | { readonly kind: "already-open" }
  /** `Configuration database is not open`: the session does not hold the lock. */
  | { readonly kind: "not-open" }
  /** There is no configuration of this number to roll back to. */
  | { readonly kind: "no-rollback"; readonly number: number };

/** A refusal as the answer to a request. */
export interface Refused {
  readonly ok: false;
  readonly refusal: DatabaseRefusal;
}
