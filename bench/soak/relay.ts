import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** What the relay does with connections: everything passes, nothing moves, or whoever speaks is reset. */
type RelayMode = "pass" | "drop" | "reset";

/** A connection that the relay accepted from a device. */
export interface SeenConnection {
  /** The device's port. */
  readonly port: number;
}

/** All devices of a full run may dial at once. */
const backlog = 4_096;

/**
 * Stands between the devices and the NMS as a firewall does, and writes down every connection that it
 * accepts. It does nothing with a connection before the device's first bytes, so that no reset
 * overtakes the news that the connection was accepted.
 */
export class Relay implements AsyncDisposable {
  readonly seen: SeenConnection[] = [];
  readonly #pairs = new Set<Pair>();
  #server: Server | undefined;
  #mode: RelayMode = "pass";
  #port = 0;
  /** Where the NMS listens. */
  nmsPort = 0;

  get port(): number {
    return this.#port;
  }

  /** Connections of devices that are open. */
  get open(): number {
    return this.#pairs.size;
  }

  /** Listens where it listened before. */
  async listen(): Promise<void> {
    const server = createServer({ pauseOnConnect: true, noDelay: true }, (socket) =>
      this.#accept(socket),
    );
    server.listen({ port: this.#port, host: "127.0.0.1", backlog });
    await once(server, "listening");
    this.#server = server;
    const address = server.address();
    if (address !== null && typeof address === "object") this.#port = address.port;
  }

  /** New connections are refused; those that are open stay. */
  refuse(): void {
    this.#server?.close();
    this.#server = undefined;
  }

  /** Resets every connection. */
  cut(): void {
    for (const pair of this.#pairs) pair.reset();
  }

  set(mode: RelayMode): void {
    this.#mode = mode;
    for (const pair of this.#pairs) pair.set(mode);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.refuse();
    const gone = [...this.#pairs].map((pair) => pair.gone);
    this.cut();
    await Promise.all(gone);
  }

  #accept(socket: Socket): void {
    this.seen.push({ port: socket.remotePort ?? 0 });
    const pair = new Pair(socket, () => connect({ port: this.nmsPort, host: "127.0.0.1" }));
    this.#pairs.add(pair);
    void pair.gone.then(() => this.#pairs.delete(pair));
    pair.set(this.#mode);
  }
}

/** A device's connection and, from its first bytes on, the one to the NMS. */
class Pair {
  readonly gone: Promise<unknown>;
  readonly #device: Socket;
  readonly #dial: () => Socket;
  #nms: Socket | undefined;
  #mode: RelayMode = "drop";

  constructor(device: Socket, dial: () => Socket) {
    this.#device = device;
    this.#dial = dial;
    this.gone = new Promise((resolve) => device.once("close", resolve));
    device.on("error", () => undefined);
    device.on("data", (bytes) => this.#fromDevice(bytes));
    device.once("close", () => this.#nms?.destroy());
  }

  set(mode: RelayMode): void {
    this.#mode = mode;
    for (const socket of [this.#device, this.#nms]) {
      if (mode === "drop") socket?.pause();
      else socket?.resume();
    }
  }

  reset(): void {
    this.#device.resetAndDestroy();
  }

  #fromDevice(bytes: Buffer): void {
    if (this.#mode === "reset") return this.reset();
    this.#nms ??= this.#open();
    this.#nms.write(bytes);
  }

  #open(): Socket {
    const nms = this.#dial().setNoDelay(true);
    nms.on("error", () => undefined);
    nms.on("data", (bytes) => this.#device.write(bytes));
    nms.once("close", () => this.#device.destroy());
    return nms;
  }
}
