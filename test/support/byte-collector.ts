import type { ByteChannel, ByteReceiver } from "../../src/netconf/session/index.ts";

/** Collects what a channel delivers and lets a test wait for it. */
export class ByteCollector implements ByteReceiver {
  readonly #chunks: Uint8Array[] = [];
  #length = 0;
  #drains = 0;
  #end: { readonly cause: Error | undefined } | undefined;
  #waiting: { readonly done: () => boolean; readonly resolve: () => void }[] = [];

  constructor(channel: ByteChannel) {
    channel.open(this);
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString("utf8");
  }

  get length(): number {
    return this.#length;
  }

  get drains(): number {
    return this.#drains;
  }

  get end(): { readonly cause: Error | undefined } | undefined {
    return this.#end;
  }

  received(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
    this.#wake();
  }

  drained(): void {
    this.#drains++;
    this.#wake();
  }

  ended(cause?: Error): void {
    this.#end = { cause };
    this.#wake();
  }

  until(done: (collector: ByteCollector) => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ done: () => done(this), resolve });
      this.#wake();
    });
  }

  #wake(): void {
    this.#waiting = this.#waiting.filter(({ done, resolve }) => {
      if (!done()) return true;
      resolve();
      return false;
    });
  }
}
