import { createServer, type Server, type Socket } from "node:net";
import { type Clock, limits, type Timer } from "../../base/index.ts";

/** Where a listener stands. */
export type TcpListenerState =
  | { readonly kind: "opening" }
  | {
      readonly kind: "listening";
      readonly port: number;
      /** Why the last connection could not be accepted, in the words of the operating system. */
      readonly problem?: string;
    }
  /** The address or port cannot be had; the listener asks again. */
  | { readonly kind: "waiting"; readonly problem: string };

export interface TcpListenerOptions {
  /** IP address. */
  readonly address: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly clock: Clock;
  /** Gets each connection before anything was read from it. */
  readonly accepted: (socket: Socket) => void;
  readonly changed: (state: TcpListenerState) => void;
  /** @defaultValue `node:net` */
  readonly createServer?: typeof createServer;
}

/**
 * Listens on one address and port. When they cannot be had it asks for them again, for ever; when the
 * process runs out of file descriptors it goes on with the connections that it can take.
 */
export class TcpListener {
  readonly #options: TcpListenerOptions;
  readonly #server: Server;
  #state: TcpListenerState = { kind: "opening" };
  #retry: Timer | undefined;
  #isClosed = false;

  constructor(options: TcpListenerOptions) {
    this.#options = options;
    const create = options.createServer ?? createServer;
    this.#server = create({ noDelay: true }, (socket) => this.#accept(socket));
    this.#server.on("listening", () => this.#listening());
    this.#server.on("error", (cause) => this.#failed(cause));
    this.#open();
  }

  get state(): TcpListenerState {
    return this.#state;
  }

  /** Accepts no more; connections that were accepted stay. Idempotent. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#retry?.cancel();
    if (this.#server.listening) this.#server.close();
  }

  #open(): void {
    const { address: host, port } = this.#options;
    const backlog = limits.listenBacklog;
    this.#server.listen({ host, port, backlog, exclusive: true, ipv6Only: host.includes(":") });
  }

  #listening(): void {
    // node:net looks the address up first, so `close` may have come before there was anything to close.
    if (this.#isClosed) return void this.#server.close();
    this.#change({ kind: "listening", port: this.#boundPort() });
  }

  #boundPort(): number {
    const bound = this.#server.address();
    return bound === null || typeof bound === "string" ? this.#options.port : bound.port;
  }

  #accept(socket: Socket): void {
    if (this.#state.kind === "listening" && this.#state.problem !== undefined)
      this.#change({ kind: "listening", port: this.#state.port });
    this.#options.accepted(socket);
  }

  /** While it listens, an error is about one connection that could not be accepted. */
  #failed({ message: problem }: Error): void {
    if (this.#isClosed) return;
    if (this.#server.listening && this.#state.kind === "listening") {
      if (this.#state.problem !== problem) this.#change({ ...this.#state, problem });
      return;
    }
    if (this.#state.kind !== "waiting" || this.#state.problem !== problem)
      this.#change({ kind: "waiting", problem });
    this.#retry = this.#options.clock.after(limits.listenRetryMs, () => this.#open());
  }

  #change(state: TcpListenerState): void {
    this.#state = state;
    this.#options.changed(state);
  }
}
