/** What arrives on a `ByteChannel`. Calls come in order; nothing comes after `ended`. */
export interface ByteReceiver {
  received(bytes: Uint8Array): void;
  /** The channel took all that was written after `write` had answered false. */
  drained(): void;
  /** The peer closed, or the connection under the channel broke (`cause`). */
  ended(cause?: Error): void;
}

/**
 * A two-way stream of bytes, declared here and implemented by `transport/`. A NETCONF session
 * needs nothing else, so it runs over SSH, TLS or an in-memory pair alike.
 */
export interface ByteChannel {
  /** Begins delivery; called exactly once. */
  open(receiver: ByteReceiver): void;
  /** False: stop writing until `drained`. The bytes are taken either way. */
  write(bytes: Uint8Array): boolean;
  /** Stops (true) or resumes (false) delivery; the window towards the peer closes meanwhile. */
  pause(paused: boolean): void;
  /** Graceful: what was written is sent first. Idempotent. */
  close(): void;
}
