/** Whoever works on the configuration: one NETCONF session, or the device itself. */
export interface DatabaseSession {
  /** NETCONF session-id; Junos shows it as the pid of the management process. */
  readonly id: number;
  readonly user: string;
  /** `p0` and the like for somebody at a terminal; undefined over NETCONF. */
  readonly terminal?: string;
}

/** A session that has a candidate open, as `show system configuration database status` tells it. */
export interface DatabaseEditor {
  readonly session: DatabaseSession;
  /** Wall-clock milliseconds since 1970. */
  readonly since: number;
  readonly idleMs: number;
  /** It holds the exclusive lock. */
  readonly exclusive: boolean;
  /** It works on a copy of its own (`configure private`). */
  readonly private?: true;
}

/**
 * What a session opens (Junos `open-configuration`): the shared candidate, alone or with others; a
 * copy of running that is merged back; or a database beside it: an ephemeral instance (without a
 * name the default one) or the dynamic database.
 */
export type OpenMode = { readonly kind: "shared" | "exclusive" } | OwnOpenMode;
export type OwnOpenMode =
  | { readonly kind: "private" | "dynamic" }
  | { readonly kind: "ephemeral"; readonly instance?: string };

/** A configuration that the device keeps: Junos `rollback` 0 to 49, a revision, or the rescue one. */
export type StoredSource =
  | { readonly kind: "rollback"; readonly number: number }
  | { readonly kind: "revision"; readonly revision: string }
  | { readonly kind: "rescue" };

/** Why the database did not do what was asked. */
export type DatabaseRefusal =
  /** `configuration database locked by:` another session. */
  | { readonly kind: "locked"; readonly holder: DatabaseEditor }
  /** `configuration database modified`: uncommitted changes stand in the way of a lock. */
  | { readonly kind: "modified" }
  /** `shared configuration database modified`: they stand in the way of a private copy. */
  | { readonly kind: "shared-modified" }
  /** `Configuration database is already open`: the session holds the lock or a copy. */
  | { readonly kind: "already-open" }
  /** `Configuration database is not open`: the session does not hold the lock. */
  | { readonly kind: "not-open" }
  /** The running configuration names no such ephemeral instance. */
  | { readonly kind: "no-instance"; readonly instance: string }
  /** There is no such configuration to load or to compare with. */
  | { readonly kind: "not-stored"; readonly source: StoredSource }
  /** `commit at` waits for its time, and nothing is committed before it. */
  | { readonly kind: "commit-pending" }
  /** The user may not change these statements below `[edit]`; said by whoever stands before the database. */
  | { readonly kind: "permission-denied"; readonly elements: readonly string[] }
  /** The open database has no such thing: no rollback in an ephemeral one, for example. */
  | {
      readonly kind: "not-supported";
      readonly operation: DatabaseOperation;
      readonly mode: OwnMode;
    };

/** Databases that a session has to itself until it commits. */
export type OwnMode = "private" | "ephemeral" | "dynamic";
/** What not every one of them can do. */
export type DatabaseOperation = "rollback" | "commit confirmed" | "commit at";

/** A refusal as the answer to a request. */
export interface Refused {
  readonly ok: false;
  readonly refusal: DatabaseRefusal;
}

export type Done = { readonly ok: true } | Refused;

export function refused(refusal: DatabaseRefusal): Refused {
  return { ok: false, refusal };
}
