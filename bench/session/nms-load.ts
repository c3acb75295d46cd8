import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { Slots } from "../../src/base/index.ts";
import type { PrivateKey } from "../../src/security/index.ts";
import { connectSsh, type SshClientConnection } from "../../src/transport/ssh/index.ts";
import { LoadSession } from "./load-session.ts";

/** Logins that the load runs at once; more would only queue in it. */
const concurrentLogins = 32;
/** A machine that needs longer for one round is too busy to measure on. */
const patienceMs = 30_000;

/** The NMS side: logs in to whoever calls, with a key, and exchanges hellos. */
export class NmsLoad implements AsyncDisposable {
  readonly user = "bench";
  readonly #privateKey: PrivateKey;
  readonly #server: Server = createServer({ pauseOnConnect: true, noDelay: true });
  readonly #slots = new Slots(concurrentLogins);
  readonly #sockets = new Set<Socket>();
  readonly #connections = new Set<SshClientConnection>();
  readonly #sessions: LoadSession[] = [];
  #changed: () => void = () => {};
  #fault: unknown;

  constructor(privateKey: PrivateKey) {
    this.#privateKey = privateKey;
    this.#server.on("connection", (socket) => void this.#accept(socket));
  }

  async listen(): Promise<{ readonly host: string; readonly port: number }> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    const { address, port } = this.#server.address() as AddressInfo;
    return { host: address, port };
  }

  /** Resolves with the sessions when `count` of them have exchanged hellos. */
  async established(count: number): Promise<readonly LoadSession[]> {
    const late = setTimeout(() => {
      this.#fault ??= new Error(`${this.#sessions.length} of ${count} sessions in time`);
      this.#changed();
    }, patienceMs);
    while (this.#sessions.length < count && this.#fault === undefined)
      await new Promise<void>((resolve) => (this.#changed = resolve));
    clearTimeout(late);
    if (this.#fault !== undefined) throw this.#fault;
    return this.#sessions;
  }

  /** Resolves when every connection is gone; the other side closes them. */
  async idle(): Promise<void> {
    await Promise.all([...this.#connections].map((connection) => connection.closed));
    this.#sessions.length = 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#connections].map((connection) => connection.close()));
    const closed = once(this.#server, "close");
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #accept(socket: Socket): Promise<void> {
    this.#sockets.add(socket);
    socket.once("close", () => this.#sockets.delete(socket));
    try {
      this.#sessions.push(await this.#slots.run(() => this.#logIn(socket)));
    } catch (cause) {
      this.#fault ??= cause;
    }
    this.#changed();
  }

  async #logIn(socket: Socket): Promise<LoadSession> {
    const logIn = connectSsh(socket, {
      username: this.user,
      credentials: [{ kind: "public-key", privateKey: this.#privateKey }],
      checkHostKey: () => true,
    });
    socket.resume();
    const connection = await logIn;
    this.#connections.add(connection);
    void connection.closed.then(() => this.#connections.delete(connection));
    const session = new LoadSession(await connection.openNetconf());
    await session.greeted;
    return session;
  }
}
