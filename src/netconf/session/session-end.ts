import { timeText } from "../../base/index.ts";

/** Why a NETCONF session ended; the journal of a device takes these words over. */
export type SessionEndReason =
  /** The peer asked for it with close-session. */
  | "close-session"
  /** Another session's kill-session, or the box. */
  | "killed"
  /** No request came within `idle-timeout` of the user's login class. */
  | "idle-timeout"
  /** The user's login class permits nothing: no hello was sent. */
  | "unauthorized"
  /** The device or the connector above was stopped. */
  | "stopped"
  /** The peer closed the channel without close-session. */
  | "peer-closed"
  /** The connection under the channel broke. */
  | "connection-lost"
  /** The first message was neither a hello nor a request, or never ended. */
  | "hello-invalid"
  /** Framing was lost later (RFC 6242 4.2). */
  | "protocol-error";

/** How a session ended. */
export interface SessionEnd {
  readonly reason: SessionEndReason;
  /** What exactly was wrong; undefined when the reason says it all. */
  readonly detail: string | undefined;
}

/** What Junos writes after the last reply, for example `<!-- session end at 2026-03-02 10:11:12 UTC -->`. */
export function endComment(now: number): string {
  return `<!-- session end at ${timeText(now)} -->\n`;
}
