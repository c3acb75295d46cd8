import { limits } from "../../src/base/index.ts";
import { EndOfMessageDecoder, encodeEndOfMessage } from "../../src/netconf/framing/index.ts";
import type { ByteChannel, ByteReceiver } from "../../src/netconf/session/index.ts";

const hello = message(
  '<hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities>' +
    "<capability>urn:ietf:params:netconf:base:1.0</capability></capabilities></hello>",
);

/** The client end of one NETCONF session. It counts replies and reads none of them. */
export class LoadSession implements ByteReceiver {
  /** The device's hello; rejects when the session ends before it. */
  readonly greeted: Promise<string>;
  readonly #channel: ByteChannel;
  readonly #decoder = new EndOfMessageDecoder({ maxMessageBytes: limits.messageBytes });
  #take: (message: Uint8Array) => void = () => {};
  #fail: (cause: Error) => void = () => {};
  #end: Error | undefined;

  constructor(channel: ByteChannel) {
    this.#channel = channel;
    this.greeted = this.#next();
    channel.open(this);
    channel.write(hello);
  }

  /** Sends one request and resolves with the text of its reply. */
  ask(request: string): Promise<string> {
    const reply = this.#next();
    this.#channel.write(message(request));
    return reply;
  }

  /** Keeps `outstanding` requests in flight for so long; resolves when the last one is answered. */
  roundTrips(
    request: string,
    { outstanding, milliseconds }: { readonly outstanding: number; readonly milliseconds: number },
  ): Promise<{ readonly count: number; readonly seconds: number }> {
    const bytes = message(request);
    const start = performance.now();
    return new Promise((resolve, reject) => {
      if (this.#end !== undefined) return reject(this.#end);
      let sent = 0;
      let count = 0;
      const send = (): void => {
        sent++;
        this.#channel.write(bytes);
      };
      this.#fail = reject;
      this.#take = () => {
        count++;
        const elapsed = performance.now() - start;
        if (elapsed < milliseconds) send();
        else if (count === sent) resolve({ count, seconds: elapsed / 1_000 });
      };
      for (let index = 0; index < outstanding; index++) send();
    });
  }

  /** One request at a time until `signal`; milliseconds that each reply took. */
  async delays(request: string, signal: AbortSignal): Promise<readonly number[]> {
    const delays: number[] = [];
    while (!signal.aborted) {
      const start = performance.now();
      await this.ask(request);
      delays.push(performance.now() - start);
    }
    return delays;
  }

  received(bytes: Uint8Array): void {
    for (const one of this.#decoder.push(bytes)) this.#take(one);
  }

  drained(): void {}

  ended(cause?: Error): void {
    this.#end = cause ?? new Error("the device ended the session");
    this.#fail(this.#end);
  }

  #next(): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#end !== undefined) return reject(this.#end);
      this.#take = (bytes) => resolve(Buffer.from(bytes).toString());
      this.#fail = reject;
    });
  }
}

function message(text: string): Uint8Array {
  return Buffer.concat(encodeEndOfMessage([text], ""));
}
