import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { limits } from "../../base/index.ts";

/**
 * Tells the channels of one connection when the socket is full. ssh2 ignores that, and a peer with
 * a large window that does not read would fill our memory.
 */
export class WriteFlow {
  readonly #socket: Duplex;
  readonly #held: () => boolean;
  /** Made when someone waits: most connections of a large fleet only rest. */
  #waiting: Set<() => void> | undefined;
  /** Whether the socket's next `drain` is listened for. */
  #listens = false;

  /** `held` says whether packets are kept back for another reason; call `release` when that ends. */
  constructor(socket: Duplex, held: () => boolean) {
    this.#socket = socket;
    this.#held = held;
    // Small answers must not wait for the acknowledgement of the one before (as sshd does it).
    if (socket instanceof Socket) socket.setNoDelay(true);
  }

  get full(): boolean {
    const { writableNeedDrain, writableLength } = this.#socket;
    return (writableNeedDrain && writableLength >= limits.socketBacklogBytes) || this.#held();
  }

  /** Packets that `write` makes leave together. */
  together(write: () => void): void {
    this.#socket.cork();
    try {
      write();
    } finally {
      this.#socket.uncork();
    }
  }

  /** Calls `action` once, when writing may go on. */
  wait(action: () => void): void {
    this.#waiting ??= new Set();
    this.#waiting.add(action);
    this.#listen();
  }

  #listen(): void {
    if (this.#listens) return;
    this.#listens = true;
    this.#socket.once("drain", () => {
      this.#listens = false;
      this.release();
      if (this.#waiting !== undefined) this.#listen();
    });
  }

  release(): void {
    const actions = this.#waiting;
    if (actions === undefined || this.full) return;
    this.#waiting = undefined;
    for (const action of actions) action();
  }
}
