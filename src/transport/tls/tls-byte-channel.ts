import type { TLSSocket } from "node:tls";
import type { ByteChannel, ByteReceiver } from "../../netconf/session/index.ts";

/** A TLS connection as a `ByteChannel`: NETCONF over TLS has one session per connection (RFC 7589 2). */
export class TlsByteChannel implements ByteChannel {
  readonly #socket: TLSSocket;
  #isEnded = false;
  #cause: Error | undefined;

  constructor(socket: TLSSocket) {
    this.#socket = socket;
    socket.pause();
  }

  open(receiver: ByteReceiver): void {
    const socket = this.#socket;
    const ended = (): void => {
      if (this.#isEnded) return;
      this.#isEnded = true;
      receiver.ended(this.#cause);
    };
    socket.on("error", (cause) => (this.#cause = cause));
    socket.on("data", (bytes: Buffer) => receiver.received(bytes));
    socket.on("drain", () => receiver.drained());
    socket.on("end", ended);
    socket.on("close", ended);
    socket.resume();
  }

  write(bytes: Uint8Array): boolean {
    return this.#socket.writable ? this.#socket.write(bytes) : true;
  }

  pause(paused: boolean): void {
    if (paused) this.#socket.pause();
    else this.#socket.resume();
  }

  /** Sends close_notify behind what is queued (RFC 7589 section 4). */
  close(): void {
    this.#socket.end();
  }
}
