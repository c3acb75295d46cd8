import type { Duplex } from "node:stream";
import type { Connection } from "ssh2";
import { type Clock, limits, messageOf, systemClock, type Timer } from "../../base/index.ts";
import type { ByteChannel } from "../../netconf/session/index.ts";
import {
  type AuthAttempt,
  type AuthPolicy,
  type AuthRefusal,
  type HostKey,
  type HostOffer,
  loginAlgorithms,
  type PasswordVerifier,
  type Principal,
  sharedPasswordVerifier,
} from "../../security/index.ts";
import {
  type Circumstances,
  reasonOfFault,
  reasonOfLoss,
  type SshCloseReason,
  type SshPhase,
  shownDetail,
} from "./close-reason.ts";
import type { ExecOutput } from "./exec-channel.ts";
import { holdIdentification } from "./identification.ts";
import { type KeepAlive, keepAlive, type ProbeCount } from "./keep-alive.ts";
import { Login } from "./login.ts";
import type { SshByteChannel } from "./ssh-byte-channel.ts";
import { type SessionHost, SshSessions } from "./ssh-sessions.ts";
import {
  announceAlgorithms,
  forgetKeyExchange,
  forgetLogin,
  keyExchangeAnswered,
  keyExchangeRuns,
  letConnectionRest,
  onAnswer,
  onFirstKeys,
  sendProbe,
} from "./ssh2-internals.ts";
import { injectSocket } from "./ssh2-servers.ts";
import { WriteFlow } from "./write-flow.ts";

/** How a device serves SSH on a connection, and whom it tells. */
export interface SshServerOptions {
  /**
   * The client chooses among them, so a device whose preamble names its key offers that one alone.
   * Share one array among connections: the set-up is kept per array.
   */
  readonly hostKeys: readonly HostKey[];
  /** Certificates, for clients that know them. Share one array among connections. @defaultValue none */
  readonly hostOffers?: readonly HostOffer[];
  /** Read at each login attempt. */
  readonly policy: () => AuthPolicy;
  /** IP address of the TCP peer, for `source-address` of certificates. */
  readonly peerAddress?: string | undefined;
  /** Software version in the identification line. Clients distrust RSA certificates from OpenSSH_7. @defaultValue "OpenSSH_9.0" */
  readonly ident?: string;
  /** Whether the `netconf` subsystem is there; asked at each request for it. @defaultValue always */
  readonly offersNetconf?: () => boolean;
  /** Whether commands of the CLI may be run; asked at each. @defaultValue with `onExec`, always */
  readonly offersCli?: () => boolean;
  /** @defaultValue limits.channelsPerConnection */
  readonly channelsPerConnection?: number;
  /** @defaultValue limits.loginGraceSeconds */
  readonly loginGraceSeconds?: number;
  /** @defaultValue no probes, as Junos without `keep-alive` */
  readonly keepAlive?: KeepAlive | undefined;
  /** @defaultValue the process-wide memory of verdicts */
  readonly passwords?: PasswordVerifier;
  /** @defaultValue the machine's clock */
  readonly clock?: Clock;
  /** A phase of the attempt record was entered. */
  readonly onPhase?: (phase: Exclude<SshPhase, "established">) => void;
  /** A credential was refused. The attempt holds what was offered: never log it whole. */
  readonly onRefused?: (attempt: AuthAttempt, reason: AuthRefusal) => void;
  readonly onLogin?: (principal: Principal) => void;
  /** The `netconf` subsystem was opened; called once per channel. */
  readonly onNetconf: (channel: ByteChannel, principal: Principal) => void;
  /** A command line was sent to be run (SSH exec); without this, all are refused. */
  readonly onExec?: (command: string, principal: Principal, output: ExecOutput) => void;
  /** The connection is over; called exactly once, last. */
  readonly onClosed?: (reason: SshCloseReason, detail: string) => void;
}

/** A running server side. */
export interface SshServerConnection {
  /** Says goodbye (SSH_MSG_DISCONNECT), sends what is queued and closes. Resolves when the socket is closed. */
  close(): Promise<void>;
  /** Closes at once. */
  destroy(): void;
  /** Undefined until one was sent. */
  readonly probes: ProbeCount | undefined;
}

const noOffers: readonly HostOffer[] = [];

/** What a peer gets to take our last bytes and close, before its connection is cut. */
const lingerMs = 1_000;

/**
 * Serves SSH on a socket that is already connected, whoever dialled. Nothing must have read from
 * it. Sessions with the `netconf` subsystem are served, and commands with `onExec`; all else is refused and
 * the connection goes on. Never throws later: every fault of the peer ends in `onClosed`.
 */
export function serveSsh(socket: Duplex, options: SshServerOptions): SshServerConnection {
  return new ServerConnection(socket, options);
}

class ServerConnection implements SshServerConnection, SessionHost {
  readonly #socket: Duplex;
  readonly #options: SshServerOptions;
  readonly #clock: Clock;
  readonly flow: WriteFlow;
  /** Until someone has logged in. */
  #login: Login | undefined;
  #principal: Principal | undefined;
  /** Until someone has logged in the grace, and when the connection ends the peer's time to close. */
  #timer: Timer | undefined;
  #connection: Connection | undefined;
  #sessions: SshSessions | undefined;
  /** Credentials that were refused before someone logged in. */
  #refusals = 0;
  #phase: SshPhase = "identification";
  #heard = false;
  #ending: { readonly reason: SshCloseReason; readonly detail: string } | undefined;
  #stopProbes: (() => void) | undefined;
  #stopResting: (() => void) | undefined;
  #probes: ProbeCount | undefined;

  constructor(socket: Duplex, options: SshServerOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.flow = new WriteFlow(socket, () => this.#keyExchangeRuns());
    this.#login = new Login({
      policy: () => options.policy(),
      passwords: options.passwords ?? sharedPasswordVerifier,
      clock: this.#clock,
      peerAddress: options.peerAddress,
      refused: (attempt, reason) => options.onRefused?.(attempt, reason),
      tooManyTries: () => this.#end("too-many-tries", "", "goodbye"),
    });
    this.#watchSocket();
    this.#start();
  }

  close(): Promise<void> {
    this.#end("closed-here", "", "goodbye");
    const socket = this.#socket;
    if (socket.closed) return Promise.resolve();
    return new Promise((resolve) => void socket.once("close", () => resolve()));
  }

  destroy(): void {
    this.#end("closed-here", "", "cut");
  }

  get probes(): ProbeCount | undefined {
    return this.#probes;
  }

  /**
   * Our listeners come before those of ssh2, which makes its protocol unusable in them. Whoever held the
   * socket until now need not hear of its errors any more: a list of two is kept without room to grow.
   */
  #watchSocket(): void {
    const socket = this.#socket;
    const former = socket.listeners("error") as unknown as readonly (() => void)[];
    socket.on("error", (cause) => this.#lose(true, messageOf(cause)));
    for (const listener of former) socket.off("error", listener);
    socket.on("end", () => this.#lose(false, ""));
    socket.on("close", () => {
      this.#lose(true, "");
      this.#stopResting?.();
      this.#options.onClosed?.(
        this.#ending?.reason ?? "connection-lost",
        this.#ending?.detail ?? "",
      );
    });
  }

  #start(): void {
    const { hostKeys, hostOffers = noOffers, ident = "OpenSSH_9.0" } = this.#options;
    this.#options.onPhase?.("identification");
    const grace = this.#options.loginGraceSeconds ?? limits.loginGraceSeconds;
    this.#timer = this.#clock.after(grace * 1_000, () =>
      this.#end(this.#heard ? "login-timeout" : "peer-silent", "", "cut"),
    );
    holdIdentification(
      this.#socket,
      { linesBefore: 0, lineBytes: limits.identificationBytes },
      {
        heard: () => {
          this.#heard = true;
        },
        isEarly: () => this.#principal === undefined,
        passed: () => {
          if (this.#connection === undefined) this.#end("not-ssh", "not SSH version 2", "cut");
        },
        fault: (detail) => this.#end("not-ssh", detail, "cut"),
      },
    );
    injectSocket(this.#socket, { hostKeys, hostOffers, ident }, (connection) =>
      this.#identified(connection),
    );
  }

  #identified(connection: Connection): void {
    this.#connection = connection;
    onFirstKeys(connection, () => {
      this.#stopResting = letConnectionRest(connection);
      announceAlgorithms(connection, loginAlgorithms);
    });
    let hasKeys = false;
    this.#enter("key-exchange");
    connection.on("error", (cause: Error & { level?: string; code?: unknown }) =>
      this.#fault(cause),
    );
    connection.on("handshake", () => {
      if (hasKeys) this.#stopResting?.();
      hasKeys = true;
      forgetKeyExchange(connection);
      this.flow.release();
      if (this.#phase === "key-exchange") this.#enter("authentication");
    });
    connection.on("authentication", (context) => this.#login?.handle(context));
    connection.once("ready", () => this.#ready(connection));
    this.#sessions = new SshSessions(connection, this);
  }

  #ready(connection: Connection): void {
    this.#cancelTimer();
    forgetLogin(connection);
    const principal = this.#login?.principal;
    if (principal === undefined) return;
    this.#principal = principal;
    this.#refusals = this.#login?.refusals ?? 0;
    this.#login = undefined;
    this.#enter("subsystem");
    if (this.#options.keepAlive !== undefined) this.#keepAlive(connection, this.#options.keepAlive);
    this.#options.onLogin?.(principal);
  }

  #keepAlive(connection: Connection, settings: KeepAlive): void {
    onAnswer(connection, () => {
      const { sent, answered } = this.#probes ?? { sent: 0, answered: 0 };
      if (answered < sent) this.#probes = { sent, answered: answered + 1 };
    });
    this.#stopProbes = keepAlive(this.#socket, settings, this.#clock, {
      probe: () => {
        const { sent, answered } = this.#probes ?? { sent: 0, answered: 0 };
        this.#probes = { sent: sent + 1, answered };
        sendProbe(connection, this.#sessions?.open ?? []);
      },
      lost: () => this.#end("connection-lost", "keep-alive probes went unanswered", "cut"),
    });
  }

  get mostSessions(): number {
    return this.#options.channelsPerConnection ?? limits.channelsPerConnection;
  }

  offersNetconf(): boolean {
    return this.#options.offersNetconf?.() ?? true;
  }

  offersCli(): boolean {
    return this.#options.onExec !== undefined && (this.#options.offersCli?.() ?? true);
  }

  grantsTerminal(): boolean {
    return this.#principal?.certificate?.withoutTerminal !== true;
  }

  opened(channel: SshByteChannel): void {
    if (this.#principal === undefined) return;
    this.#phase = "established";
    this.#options.onNetconf(channel, this.#principal);
  }

  commanded(command: string, output: ExecOutput): void {
    if (this.#principal === undefined) return;
    this.#phase = "established";
    this.#options.onExec?.(command, this.#principal, output);
  }

  overrun(): void {
    this.#end("protocol-error", "the peer sent beyond its window", "cut");
  }

  #enter(phase: Exclude<SshPhase, "established">): void {
    this.#phase = phase;
    this.#options.onPhase?.(phase);
  }

  #lose(broken: boolean, detail: string): void {
    this.#end(reasonOfLoss(this.#circumstances(), broken), detail, "cut");
  }

  /** Errors of ssh2: a numeric code is the peer's SSH_MSG_DISCONNECT, all else a fault in what it sent. */
  #fault(cause: Error & { level?: string; code?: unknown }): void {
    if (cause.level === "socket") return;
    const at = this.#circumstances();
    const reason =
      typeof cause.code === "number" ? reasonOfLoss(at, false) : reasonOfFault(at, cause.level);
    this.#end(reason, shownDetail(messageOf(cause)), "cut");
  }

  #circumstances(): Circumstances {
    return {
      phase: this.#phase,
      keyExchangeAnswered: this.#connection !== undefined && keyExchangeAnswered(this.#connection),
      refusals: this.#login?.refusals ?? this.#refusals,
    };
  }

  #keyExchangeRuns(): boolean {
    return this.#connection !== undefined && keyExchangeRuns(this.#connection);
  }

  /** The first reason counts. */
  #end(reason: SshCloseReason, detail: string, manner: "goodbye" | "cut"): void {
    if (this.#ending === undefined) {
      this.#ending = { reason, detail };
      this.#cancelTimer();
      this.#stopProbes?.();
      this.#login?.close();
    }
    const cause = reason === "connection-lost" ? new Error(detail || reason) : undefined;
    if (manner === "cut") {
      this.#sessions?.break(cause);
      this.#cancelTimer();
      this.#socket.destroy();
      return;
    }
    this.#connection?.end();
    if (this.#connection === undefined) this.#socket.end();
    this.#sessions?.break(cause);
    this.#timer ??= this.#clock.after(lingerMs, () => this.#socket.destroy());
  }

  #cancelTimer(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }
}
