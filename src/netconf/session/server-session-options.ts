import type { Clock } from "../../base/index.ts";
import type { DispatchTable, OperationFault, ReplyProfile } from "../rpc/index.ts";
import type { SessionUser } from "./hello.ts";
import type { SessionEnd } from "./session-end.ts";

/** A request that was answered. */
export interface AnsweredRequest {
  /** Local name of the request element; undefined when the message held none. */
  readonly operation: string | undefined;
  /** From taking the request up to handing the reply to the channel. */
  readonly milliseconds: number;
  /** Messages of the errors and warnings in the reply. */
  readonly errors: readonly string[];
  /** Messages of the warnings that the mode of the session kept out of the reply. */
  readonly omitted: readonly string[];
  /** The message was no request: no XML, or not one operation in `<rpc>`. */
  readonly isBad: boolean;
}

/** Watches one session; it only listens, and what it throws is its own fault. */
export interface SessionObserver {
  /** The session is there; nothing was sent or read. */
  begun?(session: NetconfServerSession): void;
  /** The peer's first message came: a hello, or a request of a peer that sends none (then without capabilities). */
  opened?(peer: { readonly capabilities: readonly string[]; readonly chunked: boolean }): void;
  answered?(request: AnsweredRequest): void;
  /** A notification was handed to the channel. */
  notified?(): void;
  /** The peer does not read: so many of the oldest notifications will never be sent. */
  notificationsLost?(count: number): void;
  /** An operation threw; the peer got `operation-failed`. */
  faulted?(fault: OperationFault): void;
  /** Called exactly once, after which nothing else is. */
  closed(end: SessionEnd): void;
}

/** What one NETCONF session of a device needs. */
export interface ServerSessionOptions<Context> {
  /** Junos shows the process id of the serving process here; five digits are usual. */
  readonly sessionId: number;
  readonly user: SessionUser;
  /** Announced in this order. With `base11` among them, peers that have it too get chunked framing. */
  readonly capabilities: readonly string[];
  readonly profile: ReplyProfile;
  readonly operations: DispatchTable<Context>;
  /** Called once, before the first operation; what it returns goes to every operation. */
  readonly context: (session: NetconfServerSession) => Context;
  readonly clock: Clock;
  /** Resolves when everybody else had a turn, and never rejects; asked for between the slices of a large reply. */
  readonly pause: () => Promise<void>;
  readonly observer: SessionObserver;
}

/** A running session, as its operations and its owner see it. */
export interface NetconfServerSession {
  readonly sessionId: number;
  readonly user: SessionUser;
  /** From the peer's hello; empty before it, or when the peer sent none. */
  readonly peerCapabilities: readonly string[];
  /**
   * close-session: the reply in progress is still sent, then the end comment, then the channel closes.
   * Requests after it are not answered. Between requests it ends the session at once.
   */
  endAfterReply(): void;
  /**
   * Sends a message that nobody asked for, such as `printNotification` makes: between replies, and when
   * the peer reads. Until then the last `limits.pendingNotifications` are held. Dropped unless the
   * session is established.
   */
  notify(message: string): void;
  /** Ends the session now, from outside; a reply in progress is dropped. Idempotent. */
  end(reason: "killed" | "stopped" | "idle-timeout"): void;
}
