import type { Connection, ServerChannel, Session } from "ssh2";
import { limits, SparseMap } from "../../base/index.ts";
import { ExecChannel, type ExecOutput } from "./exec-channel.ts";
import { SshByteChannel } from "./ssh-byte-channel.ts";
import {
  closeUnusedSession,
  dropStderr,
  limitPacketSize,
  peerPacketSize,
} from "./ssh2-internals.ts";
import type { WriteFlow } from "./write-flow.ts";

/** What the sessions of one connection need, and whom they tell: the connection itself, so that each holds no functions for it. */
export interface SessionHost {
  /** Sessions at a time. */
  readonly mostSessions: number;
  readonly flow: WriteFlow;
  /** Whether the `netconf` subsystem is there; asked at each request for it. */
  offersNetconf(): boolean;
  /** The `netconf` subsystem was opened, or asked for as a command. */
  opened(channel: SshByteChannel): void;
  /** Whether a terminal is granted; asked at each request for one. */
  grantsTerminal(): boolean;
  /** Whether commands of the CLI may be run; asked at each. */
  offersCli(): boolean;
  /** A command line was sent to be run. */
  commanded(command: string, output: ExecOutput): void;
  /** A peer sent beyond its window; the connection must end. */
  overrun(): void;
}

/** Commands that stand for the subsystem, from before there was one. */
const netconfCommands: ReadonlySet<string> = new Set([
  "netconf",
  "junoscript netconf need-trailer",
  "xml-mode netconf need-trailer",
]);

/** The sessions of one logged-in connection: `netconf` and commands of the CLI are served, all else refused. */
export class SshSessions {
  readonly #host: SessionHost;
  /** Each open session with what runs in it. */
  readonly #sessions = new SparseMap<Session, SshByteChannel | ExecChannel | undefined>();

  constructor(connection: Connection, host: SessionHost) {
    this.#host = host;
    connection.on("session", (accept, reject) => {
      if (this.#sessions.size >= host.mostSessions) reject();
      else this.#serve(connection, accept());
    });
  }

  /** Those that are open, whatever runs in them. */
  get open(): Iterable<Session> {
    return this.#sessions.keys();
  }

  /** The connection is gone. */
  break(cause: Error | undefined): void {
    for (const channel of this.#sessions.values()) channel?.break(cause);
  }

  /**
   * A terminal is granted but to those who may have none, as `ssh -tt -s netconf` ends without one,
   * and changes nothing but the line ends of commands. Requests without a listener here (shell, env and others) are refused by ssh2.
   */
  #serve(connection: Connection, session: Session): void {
    this.#sessions.set(session, undefined);
    let hasTerminal = false;
    session.on("pty", (accept?: () => void, reject?: () => void) => {
      if (!this.#host.grantsTerminal()) return reject?.();
      hasTerminal = true;
      accept?.();
    });
    session.on("close", () => this.#closed(connection, session));
    const start = (what: Started | undefined, { accept, reject }: Reply): void => {
      const tooSmall = peerPacketSize(session) < limits.sshPacketBytesLeast;
      if (what === undefined || tooSmall) return reject?.();
      limitPacketSize(session, limits.sshPacketBytesMost);
      const accepted = accept();
      // One thing runs in a session, and ssh2 does not answer what asks for more.
      session.removeAllListeners().on("close", () => this.#closed(connection, session));
      this.#start(session, what, { accepted, hasTerminal });
    };
    session.on("subsystem", (accept, reject: Reply["reject"], { name }) =>
      start(name === "netconf" ? this.#netconf() : undefined, { accept, reject }),
    );
    session.on("exec", (accept, reject: Reply["reject"], { command }) => {
      const isNetconf = netconfCommands.has(command.trim().replaceAll(/\s+/g, " "));
      start(isNetconf ? this.#netconf() : this.#command(command), { accept, reject });
    });
  }

  #closed(connection: Connection, session: Session): void {
    const channel = this.#sessions.get(session);
    this.#sessions.delete(session);
    if (channel === undefined) return closeUnusedSession(connection, session);
    if (channel instanceof ExecChannel) channel.leave();
  }

  #netconf(): Started | undefined {
    return this.#host.offersNetconf() ? { kind: "netconf" } : undefined;
  }

  #command(command: string): Started | undefined {
    return this.#host.offersCli() ? { kind: "command", command } : undefined;
  }

  #start(
    session: Session,
    what: Started,
    { accepted, hasTerminal }: { readonly accepted: ServerChannel; readonly hasTerminal: boolean },
  ): void {
    const host = this.#host;
    dropStderr(accepted);
    const bytes = new SshByteChannel(accepted, host.flow, host);
    if (what.kind === "netconf") {
      this.#sessions.set(session, bytes);
      return host.opened(bytes);
    }
    const channel = new ExecChannel(bytes, hasTerminal);
    this.#sessions.set(session, channel);
    host.commanded(what.command, channel);
  }
}

/** What runs in a session. */
type Started =
  | { readonly kind: "netconf" }
  | { readonly kind: "command"; readonly command: string };

interface Reply {
  readonly accept: () => ServerChannel;
  /** Missing when the peer asked for no answer. */
  readonly reject: (() => void) | undefined;
}
