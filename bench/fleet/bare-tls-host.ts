import { connect, type Socket } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";
import { host, type StartOrder, type Subject } from "../session/host-protocol.ts";

/** Certificate, key and trusted authority of the devices, PEM; as JSON in place of the authorized key. */
export interface BareTlsIdentity {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

/**
 * The floor over TLS: a node:tls server that dials as the devices do, wants a certificate and says
 * hello. It reads nothing and maps no certificate to a user.
 */
class BareTlsServer implements Subject {
  readonly #sockets = new Set<Socket>();

  start({ authorizedKey, canned, count, nms }: StartOrder): void {
    const secureContext = createSecureContext(JSON.parse(authorizedKey) as BareTlsIdentity);
    const options = { isServer: true, secureContext, requestCert: true, rejectUnauthorized: true };
    const hello = Buffer.from(`${canned.hello}]]>]]>`);
    const dial = (index: number): void => {
      // The NMS knows devices over TLS by their addresses.
      const localAddress = `127.16.${index >> 8}.${index & 255}`;
      const socket = connect({ ...nms, localAddress }, () => {
        socket.setNoDelay(true);
        const secured = new TLSSocket(socket, options);
        secured.on("error", () => undefined);
        secured.once("secure", () => secured.write(hello));
        secured.resume();
      });
      this.#sockets.add(socket);
    };
    setImmediate(() => {
      for (let index = 0; index < count; index++) dial(index);
    });
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
  }
}

host(new BareTlsServer());
