import { once } from "node:events";
import { chmod, chown } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { type Clock, limits, Secret, type Timer } from "../../base/index.ts";
import type { MachineUser } from "./installation.ts";

export interface RelayDoorOptions {
  /** Path of the Unix socket. */
  readonly path: string;
  /** The only user, beside root, who may connect; undefined: every user of this machine. */
  readonly user: MachineUser | undefined;
  /** What a relay must know. */
  readonly token: string;
  /** Relays at once. */
  readonly most: number;
  readonly clock: Clock;
  /** A relay that knew the token; what follows its first line is yet to be read. */
  readonly entered: (socket: Socket, user: string) => void;
}

/**
 * The Unix socket of one connection, at which sshd's relays report. Whoever connects must first say
 * the token and a login name in one line, and soon; all others are dropped.
 */
export class RelayDoor {
  readonly #options: RelayDoorOptions;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #token: Secret;

  private constructor(options: RelayDoorOptions) {
    this.#options = options;
    this.#token = new Secret(options.token);
    this.#server = createServer({ allowHalfOpen: true }, (socket) => this.#admit(socket));
    this.#server.maxConnections = options.most;
  }

  static async open(options: RelayDoorOptions): Promise<RelayDoor> {
    const door = new RelayDoor(options);
    const { path, user } = options;
    door.#server.listen({ path, writableAll: user === undefined });
    await once(door.#server, "listening");
    if (user === undefined) return door;
    await chmod(path, 0o600);
    if (user.uid !== process.getuid?.()) await chown(path, user.uid, user.gid);
    return door;
  }

  /** Drops every relay; the socket file goes too. */
  async close(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #admit(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("error", () => undefined);
    const late = this.#options.clock.after(limits.relaySeconds * 1_000, () => socket.destroy());
    socket.once("close", () => {
      late.cancel();
      this.#sockets.delete(socket);
    });
    this.#readLine(socket, late);
  }

  #readLine(socket: Socket, late: Timer): void {
    let held = Buffer.alloc(0);
    const receive = (chunk: Buffer): void => {
      held = Buffer.concat([held, chunk]);
      const end = held.indexOf(0x0a);
      if (end < 0 && held.length <= limits.relayLineBytes) return;
      socket.off("data", receive);
      socket.pause();
      late.cancel();
      const [token = "", user = "", ...more] = held
        .toString("utf8", 0, Math.max(end, 0))
        .split(" ");
      if (end > limits.relayLineBytes || more.length > 0 || !this.#token.equals(token)) {
        socket.destroy();
        return;
      }
      if (held.length > end + 1) socket.unshift(held.subarray(end + 1));
      this.#options.entered(socket, user);
    };
    socket.on("data", receive);
  }
}
