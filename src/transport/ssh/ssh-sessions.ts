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

/** What the sessions of one connection need, and whom they tell. */
export interface SshSessionsOptions {
  readonly most: number;
  /** Whether the `netconf` subsystem is there; asked at each request for it. */
  readonly offersNetconf: () => boolean;
  readonly flow: WriteFlow;
  /** The `netconf` subsystem was opened, or asked for as a command. */
  readonly opened: (channel: SshByteChannel) => void;
  /** Whether a terminal is granted; asked at each request for one. */
  readonly grantsTerminal: () => boolean;
  /** Whether commands of the CLI may be run; asked at each. */
  readonly offersCli: () => boolean;
  /** A command line was sent to be run. */
  readonly commanded: (command: string, output: ExecOutput) => void;
  /** A peer sent beyond its window; the connection must end. */
  readonly overrun: () => void;
}

/** Commands that stand for the subsystem, from before there was one. */
const netconfCommands: ReadonlySet<string> = new Set([
  "netconf",
  "junoscript netconf need-trailer",
  "xml-mode netconf need-trailer",
]);

/** The sessions of one logged-in connection: `netconf` and commands of the CLI are served, all else refused. */
export class SshSessions {
  readonly #options: SshSessionsOptions;
  /** Each open session with what runs in it. */
  readonly #sessions = new SparseMap<Session, SshByteChannel | ExecChannel | undefined>();

  constructor(connection: Connection, options: SshSessionsOptions) {
    this.#options = options;
    connection.on("session", (accept, reject) => {
      if (this.#sessions.size >= options.most) reject();
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
      if (!this.#options.grantsTerminal()) return reject?.();
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
    return this.#options.offersNetconf() ? { kind: "netconf" } : undefined;
  }

  #command(command: string): Started | undefined {
    return this.#options.offersCli() ? { kind: "command", command } : undefined;
  }

  #start(
    session: Session,
    what: Started,
    { accepted, hasTerminal }: { readonly accepted: ServerChannel; readonly hasTerminal: boolean },
  ): void {
    const { flow, overrun, opened, commanded } = this.#options;
    dropStderr(accepted);
    const bytes = new SshByteChannel(accepted, flow, overrun);
    if (what.kind === "netconf") {
      this.#sessions.set(session, bytes);
      return opened(bytes);
    }
    const channel = new ExecChannel(bytes, hasTerminal);
    this.#sessions.set(session, channel);
    commanded(what.command, channel);
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
