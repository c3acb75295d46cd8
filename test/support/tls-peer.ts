import { once } from "node:events";
import type { Socket } from "node:net";
import { type ConnectionOptions, connect, type TLSSocket } from "node:tls";
import {
  serveTls,
  type TlsAuthorization,
  type TlsCloseReason,
  type TlsServerConnection,
  type TlsServerOptions,
} from "../../src/transport/tls/index.ts";
import { credentials, identity, rootPem } from "./tls-pki.ts";

/** The NMS: takes the TLS client role on a socket that it was called on, with the certificate `client-dirname`. */
export function connectTls(socket: Socket, options: ConnectionOptions = {}): TLSSocket {
  const secured = connect({
    socket,
    ...credentials("client-dirname"),
    ca: rootPem,
    // In call home the name is the device's, not the address of who dialled (RFC 8071 C7).
    servername: "device.example.net",
    ...options,
  });
  secured.on("error", () => undefined);
  return secured;
}

/** Resolves with what came until the peer closed; undefined when it broke. */
export async function readAll(socket: TLSSocket | Socket): Promise<string> {
  let text = "";
  socket.on("data", (bytes: Buffer) => (text += bytes.toString()));
  socket.on("error", () => undefined);
  if (!socket.closed) await once(socket, "close");
  return text;
}

/** A server side that echoes, and remembers what it was told. */
export interface EchoTls {
  readonly connection: TlsServerConnection;
  /** `phase authentication`, `login lab`, `netconf`. */
  readonly log: readonly string[];
  readonly closed: Promise<{ readonly reason: TlsCloseReason; readonly detail: string }>;
}

const acceptAll = (): TlsAuthorization<string> => ({ kind: "accepted", principal: "lab" });

export function echoTls(socket: Socket, options: Partial<TlsServerOptions<string>> = {}): EchoTls {
  const log: string[] = [];
  let close: (end: { reason: TlsCloseReason; detail: string }) => void;
  const closed = new Promise<{ reason: TlsCloseReason; detail: string }>((resolve) => {
    close = resolve;
  });
  const connection = serveTls(socket, {
    identity: identity(),
    authorize: acceptAll,
    onPhase: (phase) => log.push(`phase ${phase}`),
    onLogin: (principal) => log.push(`login ${principal}`),
    onNetconf: (channel) => {
      log.push("netconf");
      channel.open({
        received: (bytes) => {
          if (!channel.write(bytes)) channel.pause(true);
        },
        drained: () => channel.pause(false),
        ended: () => channel.close(),
      });
    },
    onClosed: (reason, detail) => close({ reason, detail }),
    ...options,
  });
  return { connection, log, closed };
}
