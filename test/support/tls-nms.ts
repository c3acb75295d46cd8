import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import type { ConnectionOptions, TLSSocket } from "node:tls";
import type { EmulatedDevice } from "../../src/index.ts";
import { connectTls } from "./tls-peer.ts";

const hello =
  '<hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities><capability>urn:ietf:params:netconf:base:1.0</capability></capabilities></hello>]]>]]>';

/** An NMS that is called over TLS: one client of `node:tls` per connection, NETCONF as plain text. */
export class TlsNms implements AsyncDisposable {
  readonly #listener: Server;
  readonly #sockets = new Set<Socket>();
  readonly #waiting: ((socket: Socket) => void)[] = [];
  readonly #arrived: Socket[] = [];

  private constructor(listener: Server) {
    this.#listener = listener;
    listener.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("error", () => undefined);
      const taker = this.#waiting.shift();
      if (taker === undefined) this.#arrived.push(socket);
      else taker(socket);
    });
  }

  static async listen(): Promise<TlsNms> {
    const listener = createServer();
    listener.listen(0, "127.0.0.1");
    await once(listener, "listening");
    return new TlsNms(listener);
  }

  get port(): number {
    const address = this.#listener.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    return address.port;
  }

  /** The next connection of a device, before TLS. */
  next(): Promise<Socket> {
    const socket = this.#arrived.shift();
    return socket === undefined
      ? new Promise((resolve) => this.#waiting.push(resolve))
      : Promise.resolve(socket);
  }

  /** Drops the connections that nobody took: a device may have closed them by now. */
  forget(): void {
    for (const socket of this.#arrived.splice(0)) socket.destroy();
  }

  /** Takes the next connection as a TLS client. */
  async nextTls(options: ConnectionOptions = {}): Promise<TLSSocket> {
    return connectTls(await this.next(), options);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#listener.close();
    await once(this.#listener, "close");
  }
}

/** NETCONF 1.0 over a stream, as a person at `openssl s_client` speaks it. */
export class PlainNetconf {
  readonly #socket: TLSSocket;
  #text = "";

  constructor(socket: TLSSocket) {
    this.#socket = socket;
  }

  /** Reads up to the end of a message. */
  async read(): Promise<string> {
    for (;;) {
      const end = this.#text.indexOf("]]>]]>");
      if (end >= 0) {
        const message = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 6);
        return message;
      }
      const [bytes] = (await once(this.#socket, "data")) as [Buffer];
      this.#text += bytes.toString();
    }
  }

  /** Exchanges hellos; resolves with the device's. */
  hello(): Promise<string> {
    this.#socket.write(hello);
    return this.read();
  }

  rpc(operation: string): Promise<string> {
    this.#socket.write(`<rpc message-id="1">${operation}</rpc>]]>]]>`);
    return this.read();
  }
}

/** Takes connections of a device until one leads to a session; those refused before are passed over. */
export async function nextSession(
  nms: TlsNms,
  device: EmulatedDevice,
  options: ConnectionOptions = {},
): Promise<{ readonly user: string; readonly secured: TLSSocket }> {
  const opened = device.events.next("session-opened");
  nms.forget();
  for (;;) {
    const secured = await nms.nextTls(options);
    new PlainNetconf(secured).hello().catch(() => undefined);
    const closed = new Promise<undefined>((resolve) => {
      if (secured.closed) resolve(undefined);
      else secured.once("close", () => resolve(undefined));
    });
    const event = await Promise.race([opened, closed]);
    if (event !== undefined) return { user: event.session.user, secured };
  }
}
