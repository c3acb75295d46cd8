import { limits } from "../../base/index.ts";

/** Messages read but not answered yet. It tells when reading should pause; it never refuses. */
export class MessageQueue {
  #messages: Uint8Array[] = [];
  #bytes = 0;

  get isEmpty(): boolean {
    return this.#messages.length === 0;
  }

  /** Enough waits here: reading pauses. */
  get isFull(): boolean {
    return (
      this.#messages.length >= limits.pendingRequests || this.#bytes >= limits.pendingRequestBytes
    );
  }

  add(message: Uint8Array): void {
    this.#messages.push(message);
    this.#bytes += message.length;
  }

  take(): Uint8Array | undefined {
    const message = this.#messages.shift();
    this.#bytes -= message?.length ?? 0;
    return message;
  }

  clear(): void {
    this.#messages = [];
    this.#bytes = 0;
  }
}
