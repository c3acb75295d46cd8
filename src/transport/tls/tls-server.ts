import type { Duplex } from "node:stream";
import { createServer, type DetailedPeerCertificate, type Server, type TLSSocket } from "node:tls";
import { type Clock, limits, systemClock, type Timer } from "../../base/index.ts";
import type { ByteChannel } from "../../netconf/session/index.ts";
import { isSignedBy } from "../../security/x509/index.ts";
import { StreamByteChannel } from "../stream-byte-channel.ts";
import { verdictDetail, verdictOf } from "./chain-verdict.ts";
import {
  leavingIn,
  reasonOfFault,
  reasonOfVerdict,
  type TlsCloseReason,
  type TlsPhase,
} from "./tls-close-reason.ts";
import { contextOptions, type TlsIdentity } from "./tls-identity.ts";

/** Who a client's chain stands for. */
export type TlsAuthorization<Who> =
  | { readonly kind: "accepted"; readonly principal: Who }
  | TlsRefusal;

/** Why a client whose chain OpenSSL found good may not come in. */
export interface TlsRefusal {
  readonly kind: "refused";
  readonly reason:
    | "no-mapping"
    | "name-absent"
    | "unknown-user"
    | "directory-unavailable"
    | "directory-ambiguous"
    | "template-missing"
    | "client-certificate-key"
    | "client-certificate-revoked"
    | "client-revocation-unknown";
  /** For our journal; the peer only sees that the connection ends. */
  readonly detail?: string;
}

/**
 * Asked once OpenSSL found the chain good: leaf first, in DER, up to the trusted root. A promise
 * must not reject; the connection waits for it, unread, and `signal` aborts when that ends first.
 */
export type TlsAuthorize<Who> = (
  chain: readonly Uint8Array[],
  signal: AbortSignal,
) => TlsAuthorization<Who> | Promise<TlsAuthorization<Who>>;

/** How a device serves TLS on a connection, and whom it tells. */
export interface TlsServerOptions<Who> {
  readonly identity: TlsIdentity;
  readonly authorize: TlsAuthorize<Who>;
  /** Seconds for the handshake. `authorize` has `limits.loginGraceSeconds`. @defaultValue the same */
  readonly handshakeSeconds?: number;
  /** @defaultValue the machine's clock */
  readonly clock?: Clock;
  readonly onPhase?: (phase: Exclude<TlsPhase, "established">) => void;
  readonly onLogin?: (principal: Who) => void;
  readonly onNetconf: (channel: ByteChannel, principal: Who) => void;
  /** The connection is over; called exactly once, last. */
  readonly onClosed?: (reason: TlsCloseReason, detail: string) => void;
}

/** A running server side. */
export interface TlsServerConnection {
  /** Sends what is queued, then close_notify. Resolves when the socket is closed. */
  close(): Promise<void>;
  /** Closes at once. */
  destroy(): void;
}

/**
 * Serves TLS on a socket that is already connected, whoever dialled (RFC 8071 S3). The client must
 * show a certificate that chains to a trusted root and stands for a user; all else closes the
 * connection. Nothing is sent before the handshake: TLS call home has no preamble.
 */
export function serveTls<Who>(socket: Duplex, options: TlsServerOptions<Who>): TlsServerConnection {
  return new ServerConnection(socket, options);
}

/** What a peer gets to take our last bytes and close, before its connection is cut. */
const lingerMs = 1_000;

class ServerConnection<Who> implements TlsServerConnection {
  readonly #socket: Duplex;
  readonly #options: TlsServerOptions<Who>;
  readonly #clock: Clock;
  readonly #closed: Promise<void>;
  /** Aborts when the connection is over; there for verdicts that are awaited. */
  #over: AbortController | undefined;
  #secured: TLSSocket | undefined;
  #timer: Timer | undefined;
  #phase: TlsPhase = "key-exchange";
  /** What broke the socket, in the system's words. */
  #fault: string | undefined;
  #ending: { readonly reason: TlsCloseReason; readonly detail: string } | undefined;

  constructor(socket: Duplex, options: TlsServerOptions<Who>) {
    this.#socket = socket;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#closed = this.#watchSocket();
    this.#start();
  }

  close(): Promise<void> {
    this.#note("closed-here", "");
    if (this.#secured === undefined) this.#socket.destroy();
    else this.#secured.end();
    this.#arm(lingerMs, () => this.#socket.destroy());
    return this.#closed;
  }

  destroy(): void {
    this.#end("closed-here", "");
  }

  #watchSocket(): Promise<void> {
    this.#socket.on("error", (cause) => this.#break(cause));
    return new Promise((resolve) => {
      this.#socket.once("close", () => {
        this.#note(leavingIn(this.#phase, this.#fault !== undefined), this.#fault ?? "");
        this.#timer?.cancel();
        const { reason, detail } = this.#ending ?? { reason: "connection-lost", detail: "" };
        this.#options.onClosed?.(reason, detail);
        resolve();
      });
    });
  }

  #start(): void {
    const { identity, handshakeSeconds = limits.loginGraceSeconds, onPhase } = this.#options;
    onPhase?.("key-exchange");
    this.#arm(handshakeSeconds * 1_000, () => this.#end("handshake-timeout", ""));
    accept(identity, this.#socket, {
      secured: (secured) => this.#authenticate(secured),
      failed: (cause) => this.#end(reasonOfFault(cause), cause.message.trim()),
    });
  }

  #authenticate(secured: TLSSocket): void {
    this.#secured = secured;
    secured.on("error", (cause) => this.#break(cause));
    this.#phase = "authentication";
    this.#options.onPhase?.("authentication");
    this.#timer?.cancel();
    const chain = chainOf(secured.getPeerCertificate(true));
    if (!secured.authorized) {
      const found = String(secured.authorizationError ?? "");
      const code = verdictOf(found, chain, this.#options.identity);
      const detail = verdictDetail(code, chain, this.#clock.now());
      return this.#end(reasonOfVerdict(code, chain.length), detail);
    }
    this.#over = new AbortController();
    const verdict = this.#options.authorize(provenChain(chain), this.#over.signal);
    if (verdict instanceof Promise) return void this.#await(secured, verdict);
    this.#over = undefined;
    this.#judge(secured, verdict);
  }

  /** What the peer sends meanwhile stays in the socket until someone reads it. */
  async #await(secured: TLSSocket, verdict: Promise<TlsAuthorization<Who>>): Promise<void> {
    this.#arm(limits.loginGraceSeconds * 1_000, () =>
      this.#end("login-timeout", `no verdict within ${limits.loginGraceSeconds} s`),
    );
    const known = await verdict;
    if (this.#ending === undefined) this.#judge(secured, known);
  }

  #judge(secured: TLSSocket, verdict: TlsAuthorization<Who>): void {
    this.#timer?.cancel();
    if (verdict.kind === "refused") return this.#end(verdict.reason, verdict.detail ?? "");
    this.#phase = "established";
    this.#options.onLogin?.(verdict.principal);
    this.#serve(secured, verdict.principal);
  }

  /**
   * Not at once: OpenSSL reports the end of a TLS 1.3 handshake before it writes its tickets, and
   * clients that block on whatever arrives last would wait behind them for another message.
   */
  #serve(secured: TLSSocket, principal: Who): void {
    setImmediate(() => {
      if (this.#ending === undefined)
        this.#options.onNetconf(new StreamByteChannel(secured), principal);
    });
  }

  /** The first reason counts. */
  #note(reason: TlsCloseReason, detail: string): void {
    this.#ending ??= { reason, detail };
    this.#over?.abort();
  }

  #break(cause: Error): void {
    this.#fault ??= cause.message.trim();
  }

  #end(reason: TlsCloseReason, detail: string): void {
    this.#note(reason, detail);
    this.#timer?.cancel();
    this.#secured?.destroy();
    this.#socket.destroy();
  }

  #arm(delayMs: number, action: () => void): void {
    this.#timer?.cancel();
    this.#timer = this.#clock.after(delayMs, action);
  }
}

/** Leaf first; OpenSSL closes the list with the root, which names itself as its issuer. */
function chainOf(leaf: DetailedPeerCertificate): readonly Uint8Array[] {
  const chain: Uint8Array[] = [];
  const seen = new Set<DetailedPeerCertificate>();
  for (let at = leaf; at?.raw !== undefined && !seen.has(at); at = at.issuerCertificate) {
    seen.add(at);
    chain.push(at.raw);
  }
  return chain;
}

/** OpenSSL lists the chain by names; only what a signature binds to the leaf may speak for it. */
function provenChain(chain: readonly Uint8Array[]): readonly Uint8Array[] {
  const end = chain.findIndex((certificate, index) => {
    const issuer = chain[index + 1];
    return issuer === undefined || !isSignedBy(certificate, issuer);
  });
  return chain.slice(0, end + 1);
}

interface Handshake {
  readonly secured: (socket: TLSSocket) => void;
  readonly failed: (cause: Error & { readonly code?: string }) => void;
}

/** One `tls.Server` per identity: it never listens, it only turns sockets into TLS ones. */
const servers = new WeakMap<TlsIdentity, Server>();
const handshakes = new WeakMap<object, Handshake>();

function accept(identity: TlsIdentity, socket: Duplex, handshake: Handshake): void {
  let server = servers.get(identity);
  if (server === undefined) {
    server = makeServer(identity);
    servers.set(identity, server);
  }
  handshakes.set(socket, handshake);
  server.emit("connection", socket);
}

function makeServer(identity: TlsIdentity): Server {
  const server = createServer({
    ...contextOptions(identity),
    requestCert: true,
    // We close the connection ourselves, after the reason is noted.
    rejectUnauthorized: false,
  });
  server.on("secureConnection", (secured) => handshakeOf(secured)?.secured(secured));
  server.on("tlsClientError", (cause, secured) => handshakeOf(secured)?.failed(cause));
  return server;
}

function handshakeOf(secured: TLSSocket): Handshake | undefined {
  const under = (secured as TLSSocket & { readonly _parent?: object })._parent;
  if (under === undefined) return undefined;
  const handshake = handshakes.get(under);
  handshakes.delete(under);
  return handshake;
}
