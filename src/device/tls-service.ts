import type { Clock } from "../base/index.ts";
import type {
  CallHomeSocket,
  Serve,
  ServeContext,
  ServedConnection,
  ServeOutcome,
  TlsCallHomeClient,
} from "../callhome/index.ts";
import type { SessionEnd } from "../netconf/session/index.ts";
import type { Principal } from "../security/index.ts";
import {
  serveTls,
  type TlsAuthorization,
  type TlsCloseReason,
  type TlsIdentity,
} from "../transport/tls/index.ts";
import { type OpenSession, sessionReasons } from "./open-session.ts";

/** What the device gives to every TLS connection. */
export interface TlsServiceOptions {
  /** One object for all connections. */
  readonly identity: TlsIdentity;
  readonly authorize: (chain: readonly Uint8Array[]) => TlsAuthorization<Principal>;
  readonly clock: Clock;
  readonly openSession: OpenSession;
}

/** The TLS server role for the connector: one NETCONF session per connection (RFC 7589). */
export function tlsService(options: TlsServiceOptions): Serve<TlsCallHomeClient> {
  return (socket, context) => new ServedTls(socket, context, options).connection();
}

class ServedTls {
  readonly #socket: CallHomeSocket;
  readonly #context: ServeContext<TlsCallHomeClient>;
  readonly #options: TlsServiceOptions;
  #principal: Principal | undefined;
  #end: SessionEnd | undefined;

  constructor(
    socket: CallHomeSocket,
    context: ServeContext<TlsCallHomeClient>,
    options: TlsServiceOptions,
  ) {
    this.#socket = socket;
    this.#context = context;
    this.#options = options;
  }

  connection(): ServedConnection {
    const { client, server, reached } = this.#context;
    const { identity, authorize, clock } = this.#options;
    this.#socket.setKeepAlive?.(true, client.keepAliveSeconds * 1_000);
    let finish: (outcome: ServeOutcome) => void;
    const done = new Promise<ServeOutcome>((resolve) => (finish = resolve));
    const tls = serveTls(this.#socket, {
      identity,
      authorize,
      clock,
      handshakeSeconds: Math.max(1, server.timeoutSeconds),
      onPhase: reached,
      onLogin: (principal) => (this.#principal = principal),
      onNetconf: (channel, principal) => {
        reached("hello");
        this.#options.openSession(channel, {
          principal,
          client: client.name,
          established: () => reached("established"),
          ended: (end) => {
            this.#end = end;
            void tls.close();
          },
        });
      },
      onClosed: (reason, detail) => finish(this.#outcome(reason, detail)),
    });
    return { done, close: () => void tls.close(), destroy: () => tls.destroy() };
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
    return { ...who, reason, detail };
  }
}
