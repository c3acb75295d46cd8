import type { Channel } from "ssh2";
import { limits } from "../../base/index.ts";
import type { ByteChannel, ByteReceiver } from "../../netconf/session/index.ts";
import type { WriteFlow } from "./write-flow.ts";

/**
 * An ssh2 channel as a `ByteChannel`. Incoming bytes are taken where ssh2 hands them over, without
 * a stream buffer between, and the window to the peer opens again only when they were delivered.
 * Outgoing bytes stay ours until the socket has room: ssh2 makes packets of all it gets at once.
 */
export class SshByteChannel implements ByteChannel {
  readonly #channel: Channel;
  readonly #flow: WriteFlow;
  readonly #connection: { overrun(): void };
  #receiver: ByteReceiver | undefined;
  #backlog: Buffer[] = [];
  #backlogBytes = 0;
  /** Written, but not given to ssh2 yet. */
  #unsent: Uint8Array[] = [];
  #paused = false;
  #state: "open" | "ended" | "broken" = "open";
  #endDelivered = false;
  #delivering = false;
  #breakCause: Error | undefined;
  #mustTellDrained = false;
  #closing = false;
  #exitStatus = 0;

  /** `connection` is told when the peer sends beyond its window, and is to be cut then. */
  constructor(channel: Channel, flow: WriteFlow, connection: { overrun(): void }) {
    this.#channel = channel;
    this.#flow = flow;
    this.#connection = connection;
    channel.push = (chunk: Buffer | null) => (chunk === null ? this.#end() : this.#take(chunk));
    // A write that crosses the peer's close is no fault of ours.
    channel.on("error", unheard);
  }

  open(receiver: ByteReceiver): void {
    this.#receiver = receiver;
    this.#deliver();
  }

  write(bytes: Uint8Array): boolean {
    if (this.#state === "broken" || this.#closing || !this.#channel.writable) return true;
    if (bytes.length > 0) this.#unsent.push(bytes);
    this.#send();
    this.#mustTellDrained ||= this.#full;
    return !this.#mustTellDrained;
  }

  pause(paused: boolean): void {
    if (this.#paused === paused) return;
    this.#paused = paused;
    if (!paused) this.#deliver();
  }

  close(exitStatus = 0): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#exitStatus = exitStatus;
    this.#finishWhenSent();
  }

  /** The connection under the channel is gone; ssh2 must not be called any more. */
  break(cause: Error | undefined): void {
    if (this.#state === "broken") return;
    if (this.#state === "open") this.#breakCause = cause;
    this.#state = "broken";
    this.#paused = false;
    this.#unsent = [];
    this.#deliver();
  }

  /** Bytes wait for the peer's window or for the socket. */
  get #full(): boolean {
    return this.#isSending || this.#flow.full;
  }

  get #isSending(): boolean {
    return this.#unsent.length > 0 || this.#channel.writableLength > 0;
  }

  #send(): void {
    const channel = this.#channel;
    while (channel.writableLength === 0 && !this.#flow.full) {
      const part = this.#nextPart();
      if (part === undefined) return;
      this.#flow.together(() => channel.write(part, this.#written));
    }
    if (this.#flow.full) this.#flow.wait(this.#written);
  }

  /** The next bytes for ssh2, as many as the socket is to hold. */
  #nextPart(): Uint8Array | undefined {
    const [first] = this.#unsent;
    if (first === undefined) return undefined;
    const most = limits.socketBacklogBytes;
    if (first.length > most) this.#unsent[0] = first.subarray(most);
    else this.#unsent.shift();
    return first.subarray(0, most);
  }

  readonly #written = (): void => {
    if (this.#state === "broken") return;
    this.#send();
    if (this.#closing) return this.#finishWhenSent();
    if (!this.#mustTellDrained || this.#full) return;
    this.#mustTellDrained = false;
    this.#receiver?.drained();
  };

  #finishWhenSent(): void {
    if (this.#state === "broken" || this.#isSending) return;
    // OpenSSH's client ends with the exit status of the subsystem or command.
    if (this.#channel.server) this.#channel.exit(this.#exitStatus);
    this.#channel.eof();
    this.#channel.close();
  }

  #take(chunk: Buffer): boolean {
    if (this.#state !== "open") return true;
    this.#backlog.push(chunk);
    this.#backlogBytes += chunk.length;
    const { channelBacklogBytes, channelBacklogChunks } = limits;
    if (this.#backlogBytes > channelBacklogBytes || this.#backlog.length > channelBacklogChunks) {
      this.#connection.overrun();
      return false;
    }
    this.#deliver();
    return this.#backlog.length === 0;
  }

  #end(): boolean {
    if (this.#state === "open") this.#state = "ended";
    this.#deliver();
    return false;
  }

  #deliver(): void {
    const receiver = this.#receiver;
    if (receiver === undefined || this.#delivering) return;
    this.#delivering = true;
    try {
      while (!this.#paused) {
        const chunk = this.#backlog.shift();
        if (chunk === undefined) break;
        this.#backlogBytes -= chunk.length;
        receiver.received(chunk);
      }
    } finally {
      this.#delivering = false;
    }
    if (this.#paused) return;
    // Standard streams ask for more this way; ssh2 opens the window here if it had closed it.
    if (this.#state === "open") this.#channel._read(0);
    else if (!this.#endDelivered) {
      this.#endDelivered = true;
      receiver.ended(this.#breakCause);
    }
  }
}

function unheard(): void {}
