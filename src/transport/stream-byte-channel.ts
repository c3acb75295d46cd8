import type { Duplex } from "node:stream";
import type { ByteChannel, ByteReceiver } from "../netconf/session/index.ts";

/** A stream that carries one NETCONF session and nothing else as a `ByteChannel`. */
export class StreamByteChannel implements ByteChannel {
  readonly #stream: Duplex;
  #isEnded = false;
  #cause: Error | undefined;

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.pause();
  }

  open(receiver: ByteReceiver): void {
    const stream = this.#stream;
    const ended = (): void => {
      if (this.#isEnded) return;
      this.#isEnded = true;
      receiver.ended(this.#cause);
    };
    stream.on("error", (cause) => (this.#cause = cause));
    stream.on("data", (bytes: Buffer) => receiver.received(bytes));
    stream.on("drain", () => receiver.drained());
    stream.on("end", ended);
    stream.on("close", ended);
    stream.resume();
  }

  write(bytes: Uint8Array): boolean {
    return this.#stream.writable ? this.#stream.write(bytes) : true;
  }

  pause(paused: boolean): void {
    if (paused) this.#stream.pause();
    else this.#stream.resume();
  }

  /** Ends the stream behind what is queued; over TLS with close_notify (RFC 7589 section 4). */
  close(): void {
    this.#stream.end();
  }
}
