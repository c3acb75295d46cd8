import type { Duplex } from "node:stream";
import ssh2 from "ssh2";
import {
  CallHomeError,
  type Clock,
  limits,
  messageOf,
  systemClock,
  type Timer,
} from "../../base/index.ts";
import type { ByteChannel } from "../../netconf/session/index.ts";
import { shownDetail } from "./close-reason.ts";
import { holdIdentification } from "./identification.ts";
import { SshByteChannel } from "./ssh-byte-channel.ts";
import { type ClientAuthMethod, type Credential, CredentialOffers } from "./ssh-credentials.ts";
import { hastenExchanges, keyExchangeRuns } from "./ssh2-internals.ts";
import { WriteFlow } from "./write-flow.ts";

export type { Credential } from "./ssh-credentials.ts";

/** How an NMS logs in on a connection. */
export interface SshClientOptions {
  readonly username: string;
  /** Offered in this order; the device decides which it takes. */
  readonly credentials: readonly Credential[];
  /** Whether `ssh-ed25519 AAAA...` is the key expected of this device. */
  readonly checkHostKey: (hostKey: string) => boolean;
  /** Seconds until the login must be complete. @defaultValue limits.loginGraceSeconds */
  readonly timeoutSeconds?: number;
  /** @defaultValue "OpenSSH_9.0" */
  readonly ident?: string;
  readonly signal?: AbortSignal;
  /** @defaultValue the machine's clock */
  readonly clock?: Clock;
}

/** A connection on which someone is logged in. */
export interface SshClientConnection {
  /** The device's host key, `ssh-ed25519 AAAA...`. */
  readonly hostKey: string;
  /** What the device accepted. */
  readonly method: ClientAuthMethod;
  /** Opens the `netconf` subsystem; rejects with `ERR_SESSION` when the device refuses or the connection ended. */
  openNetconf(): Promise<ByteChannel>;
  /** Resolves when the connection is over, whoever ended it. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** What the device gets to close after our goodbye, before the connection is cut. */
const lingerMs = 1_000;

/**
 * Logs in as an SSH client on a connected socket; lines before the identification are skipped
 * (RFC 4253 4.2). Rejects with `ERR_AUTHENTICATION` (credentials refused), `ERR_ENROLMENT` (host key
 * not taken), `ERR_KEY` (a certificate that does not fit), `ERR_SESSION` (connection ended, broken
 * rules, time over) or the signal's reason.
 */
export async function connectSsh(
  socket: Duplex,
  options: SshClientOptions,
): Promise<SshClientConnection> {
  const offers = new CredentialOffers(options.username, options.credentials);
  return new ClientConnection(socket, options, offers).ready;
}

class ClientConnection implements SshClientConnection {
  readonly ready: Promise<SshClientConnection>;
  readonly closed: Promise<void>;
  readonly #socket: Duplex;
  readonly #options: SshClientOptions;
  readonly #clock: Clock;
  readonly #offers: CredentialOffers;
  readonly #client = new ssh2.Client();
  readonly #flow: WriteFlow;
  readonly #channels = new Set<SshByteChannel>();
  #hostKey = "";
  #hostKeyRefused = false;
  #loggedIn = false;
  #failure: Error | undefined;
  #timer: Timer;
  #settle: (failure?: Error) => void = () => {};

  constructor(socket: Duplex, options: SshClientOptions, offers: CredentialOffers) {
    this.#socket = socket;
    this.#options = options;
    this.#offers = offers;
    this.#clock = options.clock ?? systemClock;
    this.#flow = new WriteFlow(socket, () => keyExchangeRuns(this.#client));
    this.ready = new Promise((resolve, reject) => {
      this.#settle = (failure) => (failure === undefined ? resolve(this) : reject(failure));
    });
    const seconds = options.timeoutSeconds ?? limits.loginGraceSeconds;
    this.#timer = this.#clock.after(seconds * 1_000, () =>
      this.#fail(new CallHomeError("ERR_SESSION", `login took longer than ${seconds} s`)),
    );
    this.closed = this.#watchSocket();
    this.#watchSignal();
    this.#connect();
  }

  get hostKey(): string {
    return this.#hostKey;
  }

  get method(): ClientAuthMethod {
    return this.#offers.current ?? "password";
  }

  openNetconf(): Promise<ByteChannel> {
    return new Promise((resolve, reject) => {
      const refuse = (cause: unknown): void =>
        reject(
          new CallHomeError(
            "ERR_SESSION",
            `could not open the netconf subsystem: ${shownDetail(messageOf(cause))}`,
          ),
        );
      try {
        this.#client.subsys("netconf", (cause, channel) => {
          if (cause) refuse(cause);
          else resolve(this.#adopt(channel));
        });
      } catch (cause) {
        refuse(cause);
      }
    });
  }

  close(): Promise<void> {
    if (!this.#socket.destroyed) {
      this.#client.end();
      this.#socket.end();
      this.#breakChannels(undefined);
      this.#timer = this.#clock.after(lingerMs, () => this.#socket.destroy());
    }
    return this.closed;
  }

  #adopt(channel: ssh2.ClientChannel): ByteChannel {
    const adopted = new SshByteChannel(channel, this.#flow, {
      overrun: () =>
        this.#fail(new CallHomeError("ERR_SESSION", "the device sent beyond its window")),
    });
    channel.stderr.resume();
    channel.once("close", () => this.#channels.delete(adopted));
    this.#channels.add(adopted);
    return adopted;
  }

  /** Our listeners come before those of ssh2, which makes its protocol unusable in them. */
  #watchSocket(): Promise<void> {
    const lost = (detail: string): void => this.#fail(this.#describeLoss(detail));
    this.#socket.on("error", (cause) => lost(`: ${messageOf(cause)}`));
    this.#socket.on("end", () => lost(""));
    return new Promise((resolve) => {
      this.#socket.once("close", () => {
        lost("");
        resolve();
      });
    });
  }

  #watchSignal(): void {
    const { signal } = this.#options;
    if (signal === undefined) return;
    const abort = (): void => this.#fail(signal.reason as Error);
    if (signal.aborted) return queueMicrotask(abort);
    signal.addEventListener("abort", abort, { once: true });
    void this.closed.then(() => signal.removeEventListener("abort", abort));
  }

  #connect(): void {
    const { username, ident = "OpenSSH_9.0" } = this.#options;
    holdIdentification(
      this.#socket,
      { linesBefore: limits.preambleLines, lineBytes: limits.preambleLineBytes },
      { fault: (detail) => this.#fail(new CallHomeError("ERR_SESSION", `not SSH: ${detail}`)) },
    );
    this.#client.on("error", (cause) => this.#fail(this.#describe(cause)));
    this.#client.once("ready", () => {
      this.#timer.cancel();
      this.#loggedIn = true;
      this.#settle();
    });
    this.#client.on("handshake", () => {
      hastenExchanges(this.#client);
      this.#flow.release();
    });
    this.#client.connect({
      // ssh2 asks for a Readable and uses a Duplex.
      sock: this.#socket,
      username,
      ident,
      // Our clock bounds the login.
      readyTimeout: 0,
      algorithms: { compress: ["none"] },
      authHandler: this.#offers.handler,
      hostVerifier: (blob: Buffer) => this.#checkHostKey(blob),
    });
    this.#offers.attach(this.#client);
  }

  #checkHostKey(blob: Buffer): boolean {
    const type = blob.toString("latin1", 4, 4 + Math.min(blob.readUInt32BE(0), 64));
    this.#hostKey = `${type} ${blob.toString("base64")}`;
    const taken = this.#options.checkHostKey(this.#hostKey);
    this.#hostKeyRefused = !taken;
    return taken;
  }

  #describe(cause: Error & { level?: string }): CallHomeError {
    const { username } = this.#options;
    if (this.#hostKeyRefused)
      return new CallHomeError(
        "ERR_ENROLMENT",
        `the host key ${this.#hostKey} is not the expected one`,
      );
    if (cause.level === "client-authentication")
      return new CallHomeError(
        "ERR_AUTHENTICATION",
        `the device refused ${username}; tried ${this.#offers.tried.join(", ") || "nothing"}`,
      );
    return new CallHomeError("ERR_SESSION", `SSH failed: ${shownDetail(messageOf(cause))}`);
  }

  /** A device that was shown credentials and hangs up has refused them. */
  #describeLoss(detail: string): CallHomeError {
    const { username } = this.#options;
    const refused = !this.#loggedIn && this.#offers.tried.length > 0;
    return refused
      ? new CallHomeError("ERR_AUTHENTICATION", `the device hung up on ${username}${detail}`)
      : new CallHomeError("ERR_SESSION", `the connection ended${detail}`);
  }

  #fail(failure: Error): void {
    this.#failure ??= failure;
    this.#timer.cancel();
    this.#settle(this.#failure);
    this.#breakChannels(this.#failure);
    this.#socket.destroy();
  }

  #breakChannels(cause: Error | undefined): void {
    for (const channel of this.#channels) channel.break(cause);
    this.#channels.clear();
  }
}
