/** How far a connection came. */
export type SshPhase =
  | "identification"
  | "key-exchange"
  | "authentication"
  | "subsystem"
  | "established";

/**
 * Why a connection ended, in the words of the attempt record. `closed-here`: by our own `close` or
 * `destroy`, whose caller knows why.
 */
export type SshCloseReason =
  | "peer-closed-early"
  | "not-ssh"
  | "peer-silent"
  | "key-exchange-failed"
  | "host-key-rejected"
  | "login-timeout"
  | "login-failed"
  | "too-many-tries"
  | "peer-closed-in-login"
  | "no-subsystem"
  | "connection-lost"
  | "peer-closed"
  | "protocol-error"
  | "server-failed"
  | "closed-here";

/** What is known when a connection ends. */
export interface Circumstances {
  readonly phase: SshPhase;
  /** The server's key exchange reply went out. */
  readonly keyExchangeAnswered: boolean;
  /** Credentials refused so far. */
  readonly refusals: number;
}

/** The peer closed (`broken`: the connection failed under it). */
export function reasonOfLoss(at: Circumstances, broken: boolean): SshCloseReason {
  const reasons: Readonly<Record<SshPhase, SshCloseReason>> = {
    identification: "peer-closed-early",
    "key-exchange": at.keyExchangeAnswered ? "host-key-rejected" : "key-exchange-failed",
    authentication: at.refusals > 0 ? "login-failed" : "peer-closed-in-login",
    subsystem: "no-subsystem",
    established: broken ? "connection-lost" : "peer-closed",
  };
  return reasons[at.phase];
}

/** ssh2 gave up on what the peer sent (`level` is its own classification). */
export function reasonOfFault(at: Circumstances, level: string | undefined): SshCloseReason {
  if (at.phase === "identification") return "not-ssh";
  return at.phase === "key-exchange" && level === "handshake"
    ? "key-exchange-failed"
    : "protocol-error";
}

/** A peer's words are shown in journals: one line, printable, not long. */
export function shownDetail(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]+/g, " ").slice(0, 200);
}
