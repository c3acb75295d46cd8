import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import {
  CallHomeError,
  type Clock,
  Events,
  limits,
  messageOf,
  Slots,
  systemClock,
} from "../base/index.ts";
import { type Enrolment, Enrolments, type NmsCredentials } from "./enrolment.ts";
import { Handshake, type HandshakeOptions, type Refusal } from "./handshake.ts";
import type { ManagedDevice } from "./managed-device.ts";

/** Describes a receiver; only the credentials have no default. */
export interface ReceiverOptions {
  /** What to log in with where a device's enrolment says nothing else. */
  readonly credentials: NmsCredentials;
  /** @defaultValue "127.0.0.1" */
  readonly host?: string | undefined;
  /** @defaultValue 0, any free port */
  readonly port?: number | undefined;
  /** @defaultValue none */
  readonly enrolled?: readonly Enrolment[] | undefined;
  /** What becomes of device-ids that are not enrolled. @defaultValue "first-use" */
  readonly strangers?: "first-use" | "refuse" | undefined;
  /** @defaultValue the machine's clock */
  readonly clock?: Clock | undefined;
}

/** What a receiver tells its observers. */
export interface ReceiverEvents {
  connected: ManagedDevice;
  refused: Refusal;
  disconnected: {
    readonly device: ManagedDevice;
    /** Undefined when the session was closed in good order. */
    readonly detail: string | undefined;
  };
}

/** A listening receiver. Obtain one from `receiveCallHome`; close it, or declare it with `await using`. */
export interface CallHomeReceiver extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  readonly events: Events<ReceiverEvents>;
  /** Connected now, in the order in which they came. A device may be there more than once. */
  readonly devices: readonly ManagedDevice[];
  /** Stops listening, closes every session and waits until no socket is left. Idempotent. */
  close(): Promise<void>;
}

/**
 * Listens for devices that call home, logs in to each and opens a NETCONF session. A device that
 * misbehaves costs its own connection only. Rejects with `ERR_LISTEN`.
 */
export async function receiveCallHome(options: ReceiverOptions): Promise<CallHomeReceiver> {
  const { host = "127.0.0.1", port = 0 } = options;
  const server = createServer({ pauseOnConnect: true, noDelay: true });
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (cause) {
    throw new CallHomeError("ERR_LISTEN", `cannot listen on ${host}:${port}: ${messageOf(cause)}`, {
      cause,
    });
  }
  return new ListeningReceiver(server, options);
}

class ListeningReceiver implements CallHomeReceiver {
  readonly events: Events<ReceiverEvents> = new Events();
  readonly host: string;
  readonly port: number;
  readonly #server: Server;
  readonly #shared: HandshakeOptions;
  readonly #handshakes = new Set<Handshake>();
  readonly #devices = new Set<ManagedDevice>();
  /** One per connection, from accept to the end. */
  readonly #connections = new Set<Promise<void>>();
  #closing: Promise<void> | undefined;

  constructor(server: Server, options: ReceiverOptions) {
    const { address, port } = server.address() as AddressInfo;
    this.host = address;
    this.port = port;
    this.#server = server;
    this.#shared = {
      enrolments: new Enrolments({
        enrolled: options.enrolled ?? [],
        credentials: options.credentials,
        strangers: options.strangers ?? "first-use",
      }),
      slots: new Slots(limits.concurrentHandshakes),
      clock: options.clock ?? systemClock,
    };
    server.on("connection", (socket) => this.#accept(socket));
    // An accept that fails, as for want of file descriptors, concerns that one connection.
    server.on("error", () => undefined);
  }

  get devices(): readonly ManagedDevice[] {
    return [...this.#devices];
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    for (const handshake of this.#handshakes) handshake.giveUp("receiver-closed");
    await Promise.all([...this.#devices].map((device) => device.close()));
    await Promise.all(this.#connections);
    await closed;
  }

  #accept(socket: Socket): void {
    if (this.#handshakes.size >= limits.openHandshakes) {
      const remoteAddress = socket.remoteAddress ?? "";
      socket.on("error", () => undefined).destroy();
      this.#refuse({ remoteAddress, deviceId: undefined, reason: "busy", detail: undefined });
      return;
    }
    const connection = this.#follow(new Handshake(socket, this.#shared));
    this.#connections.add(connection);
    void connection.then(() => this.#connections.delete(connection));
  }

  async #follow(handshake: Handshake): Promise<void> {
    this.#handshakes.add(handshake);
    const result = await handshake.run();
    this.#handshakes.delete(handshake);
    if (result.kind === "refused") {
      this.#refuse(result.refusal);
      return;
    }
    const { device } = result;
    this.#devices.add(device);
    this.events.emit("connected", device);
    if (this.#closing !== undefined) void device.close();
    const detail = await device.closed;
    this.#devices.delete(device);
    this.events.emit("disconnected", { device, detail });
  }

  #refuse(refusal: Refusal): void {
    this.events.emit("refused", refusal);
  }
}
