import type { ByteChannel, ByteReceiver } from "../../src/netconf/session/index.ts";

export interface ChannelPairOptions {
  /** Largest piece delivered at once, so that messages arrive in parts. @defaultValue unlimited */
  readonly pieceBytes?: number;
  /** Bytes under way above which `write` answers false. @defaultValue 65536 */
  readonly highWaterBytes?: number;
}

/** One end of an in-memory connection, with what tests look at. */
export interface TestChannel extends ByteChannel {
  /** Everything written here, as text. */
  readonly written: string;
  readonly closed: boolean;
  /** Whether the owner of this end has stopped delivery to itself. */
  readonly paused: boolean;
  /** Bytes written here that the other end did not take yet. */
  readonly underWay: number;
  /** Breaks the connection: both ends learn `cause`, and what is under way is lost. */
  break(cause: Error): void;
}

/** Two ends joined in memory. Delivery is asynchronous and in order; a paused end takes nothing. */
export function channelPair(options: ChannelPairOptions = {}): readonly [TestChannel, TestChannel] {
  const one = new End(options);
  const other = new End(options);
  one.join(other);
  other.join(one);
  return [one, other];
}

/** Resolves when everything that can be delivered was. */
export async function settled(...channels: readonly TestChannel[]): Promise<void> {
  for (let calm = 0; calm < 3; ) {
    const before = channels
      .map((channel) => `${channel.underWay} ${channel.written.length}`)
      .join();
    await new Promise((resolve) => setImmediate(resolve));
    const after = channels.map((channel) => `${channel.underWay} ${channel.written.length}`).join();
    calm = before === after ? calm + 1 : 0;
  }
}

class End implements TestChannel {
  written = "";
  closed = false;
  paused = false;
  readonly #options: ChannelPairOptions;
  readonly #outbox: Uint8Array[] = [];
  #peer: End | undefined;
  #receiver: ByteReceiver | undefined;
  #ended = false;
  #lost = false;
  #blocked = false;

  constructor(options: ChannelPairOptions) {
    this.#options = options;
  }

  join(peer: End): void {
    this.#peer = peer;
  }

  get underWay(): number {
    return this.#outbox.reduce((sum, bytes) => sum + bytes.length, 0);
  }

  open(receiver: ByteReceiver): void {
    this.#receiver = receiver;
    this.#peer?.schedule();
  }

  write(bytes: Uint8Array): boolean {
    if (this.closed || this.#lost) return true;
    this.written += Buffer.from(bytes).toString();
    const size = this.#options.pieceBytes ?? Math.max(1, bytes.length);
    for (let at = 0; at < bytes.length; at += size) this.#outbox.push(bytes.slice(at, at + size));
    this.schedule();
    this.#blocked = this.underWay > (this.#options.highWaterBytes ?? 65_536);
    return !this.#blocked;
  }

  pause(paused: boolean): void {
    this.paused = paused;
    if (!paused) this.#peer?.schedule();
  }

  close(): void {
    this.closed = true;
    this.schedule();
  }

  break(cause: Error): void {
    for (const end of [this, this.#peer]) end?.lose(cause);
  }

  lose(cause: Error): void {
    if (this.#lost) return;
    this.#lost = true;
    this.#outbox.length = 0;
    if (this.#ended) return;
    this.#ended = true;
    this.#receiver?.ended(cause);
  }

  schedule(): void {
    setImmediate(() => this.#deliver());
  }

  /** One piece per turn of the event loop. */
  #deliver(): void {
    const peer = this.#peer;
    if (peer === undefined || peer.paused) return;
    const receiver = peer.#receiver;
    if (receiver === undefined) return;
    const bytes = this.#outbox.shift();
    if (bytes !== undefined) {
      if (!peer.closed) receiver.received(bytes);
      if (this.#outbox.length > 0) this.schedule();
    }
    if (this.#outbox.length > 0) return;
    if (this.#blocked) {
      this.#blocked = false;
      this.#receiver?.drained();
    }
    if (this.closed) peer.finish();
  }

  /** The other end has closed and all its bytes are here. */
  finish(): void {
    if (this.#ended) return;
    this.#ended = true;
    if (!this.closed) this.#receiver?.ended();
  }
}
