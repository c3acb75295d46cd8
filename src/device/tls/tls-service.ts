import { type Clock, messageOf } from "../../base/index.ts";
import type {
  CallHomeSocket,
  Phase,
  ServedConnection,
  ServeOutcome,
} from "../../callhome/index.ts";
import type { ByteChannel, SessionEnd } from "../../netconf/session/index.ts";
import type { Principal } from "../../security/index.ts";
import {
  serveTls,
  type TlsAuthorize,
  type TlsCloseReason,
  type TlsServerConnection,
} from "../../transport/tls/index.ts";
import { type OwnTls, type UnusableTls, unusable } from "../pki/own-tls.ts";
import { refusedCertificate } from "../pki/refused-certificate.ts";
import { type OpenSession, sessionReasons } from "../sessions/open-session.ts";
import type { TlsCertificates } from "./tls-certificates.ts";

type ReadyTls = OwnTls & { readonly kind: "ready" };

/** What the device gives to every TLS connection. */
export interface TlsServiceOptions {
  readonly certificates: TlsCertificates;
  /** Asked once the certificates have nothing against the chain (leaf first, in DER). */
  readonly authorize: (
    own: ReadyTls,
    ...about: Parameters<TlsAuthorize<Principal>>
  ) => ReturnType<TlsAuthorize<Principal>>;
  readonly clock: Clock;
  readonly openSession: OpenSession;
}

/** What the TLS server role needs to know of one connection. */
export interface TlsServiceContext {
  /** Name of the call home that dialled, or the service that accepted. */
  readonly name: string;
  /** Seconds without a packet before the system probes the connection. */
  readonly keepAliveSeconds: number;
  readonly handshakeSeconds: number;
  readonly reached: (phase: Phase) => void;
}

/** The TLS server role of a device: one NETCONF session per connection (RFC 7589). */
export function tlsService(
  options: TlsServiceOptions,
): (socket: CallHomeSocket, context: TlsServiceContext) => ServedConnection {
  return (socket, context) => new ServedTls(socket, context, options).connection();
}

class ServedTls {
  readonly #socket: CallHomeSocket;
  readonly #context: TlsServiceContext;
  readonly #options: TlsServiceOptions;
  readonly done: Promise<ServeOutcome>;
  #finish: (outcome: ServeOutcome) => void = () => {};
  #tls: TlsServerConnection | undefined;
  #own: ReadyTls | undefined;
  #principal: Principal | undefined;
  #isDropped = false;
  #end: SessionEnd | undefined;

  constructor(socket: CallHomeSocket, context: TlsServiceContext, options: TlsServiceOptions) {
    this.#socket = socket;
    this.#context = context;
    this.#options = options;
    this.done = new Promise((resolve) => (this.#finish = resolve));
  }

  connection(): ServedConnection {
    this.#socket.setKeepAlive?.(true, this.#context.keepAliveSeconds * 1_000);
    const own = this.#options.certificates();
    if (own instanceof Promise) void own.then((value) => this.#begin(value));
    else this.#begin(own);
    return {
      done: this.done,
      close: () => (this.#tls === undefined ? this.#drop() : void this.#tls.close()),
      destroy: () => (this.#tls === undefined ? this.#drop() : this.#tls.destroy()),
    };
  }

  /** Before there is TLS; whoever drops the connection knows why. */
  #drop(): void {
    this.#isDropped = true;
    this.#socket.destroy();
    this.#finish({ reason: "device-closed" });
  }

  #begin(own: OwnTls): void {
    if (this.#isDropped) return;
    if (this.#socket.destroyed) return this.#finish({ reason: "peer-closed-early" });
    if (own.kind === "unusable") return this.#refuse(own);
    try {
      this.#serve(own);
    } catch (cause) {
      // OpenSSL takes less than what can be read: a key may be too short for it.
      this.#refuse(unusable("own-certificate-unusable", messageOf(cause)));
    }
  }

  #refuse({ reason, detail }: UnusableTls): void {
    this.#socket.destroy();
    this.#finish({ reason, detail });
  }

  #serve(own: ReadyTls): void {
    const { handshakeSeconds, reached } = this.#context;
    const { authorize, clock } = this.#options;
    this.#own = own;
    this.#tls = serveTls(this.#socket, {
      identity: own.identity,
      authorize: (chain, signal) => own.refusalOf(chain) ?? authorize(own, chain, signal),
      clock,
      handshakeSeconds,
      onPhase: reached,
      onLogin: (principal) => (this.#principal = principal),
      onNetconf: (channel, principal) => this.#openSession(channel, principal),
      onClosed: (reason, detail) => this.#finish(this.#outcome(reason, detail)),
    });
  }

  #openSession(channel: ByteChannel, principal: Principal): void {
    const { name, reached } = this.#context;
    reached("hello");
    this.#options.openSession(channel, {
      principal,
      client: name,
      transport: "tls",
      sourceHost: this.#socket.remoteAddress,
      established: () => reached("established"),
      ended: (end) => {
        this.#end = end;
        void this.#tls?.close();
      },
    });
  }

  #outcome(reason: TlsCloseReason, detail: string): ServeOutcome {
    const end = this.#end;
    const who = { user: this.#principal?.user, method: this.#principal?.method };
    if (end !== undefined && (reason === "closed-here" || reason === "peer-closed"))
      return { ...who, reason: sessionReasons[end.reason], detail: end.detail };
    // Who closed on our side knows why; the connector replaces this reason by its own.
    if (reason === "closed-here") return { ...who, reason: "device-closed", detail };
    if (reason === "handshake-timeout" && this.#socket.bytesRead === 0)
      return { reason: "peer-silent", detail };
    if (reason === "server-certificate-refused" && this.#own !== undefined)
      return refusedCertificate(this.#own.identity, detail, this.#options.clock.now());
    return { ...who, reason, detail };
  }
}
