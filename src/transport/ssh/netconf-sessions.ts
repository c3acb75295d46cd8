import type { Connection, Session } from "ssh2";
import { limits } from "../../base/index.ts";
import { SshByteChannel } from "./ssh-byte-channel.ts";
import { closeUnusedSession, limitPacketSize, peerPacketSize } from "./ssh2-internals.ts";
import type { WriteFlow } from "./write-flow.ts";

/** What the sessions of one connection need, and whom they tell. */
export interface NetconfSessionsOptions {
  readonly most: number;
  /** Whether the `netconf` subsystem is there; asked at each request for it. */
  readonly offersNetconf: () => boolean;
  readonly flow: WriteFlow;
  /** The `netconf` subsystem was opened. */
  readonly opened: (channel: SshByteChannel) => void;
  /** A peer sent beyond its window; the connection must end. */
  readonly overrun: () => void;
}

/** The sessions of one logged-in connection: the `netconf` subsystem is served, all else refused. */
export class NetconfSessions {
  readonly #options: NetconfSessionsOptions;
  readonly #sessions = new Set<Session>();
  readonly #channels = new Set<SshByteChannel>();

  constructor(connection: Connection, options: NetconfSessionsOptions) {
    this.#options = options;
    connection.on("session", (accept, reject) => {
      if (this.#sessions.size >= options.most) reject();
      else this.#serve(connection, accept());
    });
  }

  /** Those that are open, whatever runs in them. */
  get open(): Iterable<Session> {
    return this.#sessions;
  }

  /** The connection is gone. */
  break(cause: Error | undefined): void {
    for (const channel of this.#channels) channel.break(cause);
  }

  /** Requests without a listener here (shell, exec, pty, env and others) are refused by ssh2. */
  #serve(connection: Connection, session: Session): void {
    this.#sessions.add(session);
    let channel: SshByteChannel | undefined;
    session.once("close", () => {
      this.#sessions.delete(session);
      if (channel === undefined) closeUnusedSession(connection, session);
      else this.#channels.delete(channel);
    });
    session.on("subsystem", (accept, reject: (() => void) | undefined, { name }) => {
      const tooSmall = peerPacketSize(session) < limits.sshPacketBytesLeast;
      const isServed = name === "netconf" && this.#options.offersNetconf();
      if (!isServed || tooSmall || channel !== undefined) return reject?.();
      limitPacketSize(session, limits.sshPacketBytesMost);
      channel = new SshByteChannel(accept(), this.#options.flow, this.#options.overrun);
      this.#channels.add(channel);
      this.#options.opened(channel);
    });
  }
}
