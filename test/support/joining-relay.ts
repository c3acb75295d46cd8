import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

/**
 * Joins a device that calls home with a client that can only connect: each dials a port of its own,
 * and the first connections of both become one.
 */
export class JoiningRelay implements AsyncDisposable {
  readonly #device: Server;
  readonly #client: Server;
  readonly #sockets: Socket[] = [];

  private constructor(device: Server, client: Server) {
    this.#device = device;
    this.#client = client;
    void this.#join();
  }

  /** `devicePort` is where the device dials; any free one unless it is given. */
  static async listen(devicePort = 0): Promise<JoiningRelay> {
    const servers = [createServer(), createServer()] as const;
    // Nothing may be read before there is someone to take it.
    for (const server of servers) server.on("connection", (socket) => socket.pause());
    const ports = [devicePort, 0];
    await Promise.all(
      servers.map((server, index) => once(server.listen(ports[index], "127.0.0.1"), "listening")),
    );
    return new JoiningRelay(...servers);
  }

  get devicePort(): number {
    return (this.#device.address() as AddressInfo).port;
  }

  get clientPort(): number {
    return (this.#client.address() as AddressInfo).port;
  }

  async #join(): Promise<void> {
    const ends = await Promise.all([
      once(this.#device, "connection"),
      once(this.#client, "connection"),
    ]);
    const [device, client] = ends.map(([socket]) => socket as Socket);
    if (device === undefined || client === undefined) return;
    this.#sockets.push(device, client);
    for (const [from, to] of [
      [device, client],
      [client, device],
    ] as const) {
      from.on("error", () => to.destroy());
      from.pipe(to);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all([this.#device, this.#client].map((server) => once(server.close(), "close")));
  }
}
