import type { Duplex } from "node:stream";
import type { AttemptRecord, Phase } from "./attempt-record.ts";
import type { CallHomeClient } from "./call-home-client.ts";
import type { CallHomeServer } from "./outbound-ssh-client.ts";
import type { ReasonCode } from "./reason-codes.ts";

/** A connection that the device opened. `net.Socket` is one. */
export interface CallHomeSocket extends Duplex {
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
  readonly remoteAddress?: string | undefined;
  /** Bytes on the wire so far, still true after the socket was destroyed. */
  readonly bytesRead: number;
  readonly bytesWritten: number;
  /** Lets the system probe a connection that was idle for so long (TCP keep-alive). */
  setKeepAlive?(on: boolean, initialDelayMs: number): unknown;
}

export type DialResult =
  | {
      readonly kind: "connected";
      readonly socket: CallHomeSocket;
      /** Through a proxy: bytes of the NMS that came with the proxy's answer. */
      readonly tunnelled?: number;
    }
  | { readonly kind: "failed"; readonly reason: ReasonCode; readonly detail: string };

/**
 * Opens a connection. Never rejects; resolves soon after `signal` aborts, with no socket left open.
 * `resolved` is to be called when the server's addresses are known.
 */
export type Dial = (
  server: CallHomeServer,
  options: { readonly signal: AbortSignal; readonly resolved: () => void },
) => Promise<DialResult>;

/** Lets a bounded number of dials be on their way at once; see `Slots`, which is one. */
export interface Turns {
  /** Resolves with what gives the turn back; at once, with nothing taken, when `signal` aborts. */
  take(signal: AbortSignal): Promise<() => void>;
}

/** What a server role needs to know about the connection that it is given. */
export interface ServeContext<Client extends CallHomeClient = CallHomeClient> {
  readonly client: Client;
  readonly server: CallHomeServer;
  /** Number of the dial among those of this client, from 1. */
  readonly sequence: number;
  /** To be called when the phase is entered: over SSH `key-exchange` when the peer's identification came. */
  readonly reached: (phase: Phase) => void;
}

/** How a served connection ended. */
export interface ServeOutcome {
  readonly reason: ReasonCode;
  readonly detail?: string | undefined;
  /** Who logged in and how, when someone did. */
  readonly user?: string | undefined;
  readonly method?: AttemptRecord["method"] | undefined;
  readonly refusals?: AttemptRecord["refusals"] | undefined;
  readonly probes?: AttemptRecord["probes"] | undefined;
}

/** A server role at work on one socket. */
export interface ServedConnection {
  /** Ends the session in good order; `done` follows. */
  close(): void;
  /** Drops the connection; `done` follows at once. */
  destroy(): void;
  /** Resolves when the connection is over; never rejects. */
  readonly done: Promise<ServeOutcome>;
}

/** Takes the server role of the client's transport; before SSH, the preamble was already written. */
export type Serve<Client extends CallHomeClient = CallHomeClient> = (
  socket: CallHomeSocket,
  context: ServeContext<Client>,
) => ServedConnection;
