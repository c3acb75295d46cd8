import type { SshByteChannel } from "./ssh-byte-channel.ts";

/** Where the output of an SSH exec goes. */
export interface ExecOutput {
  /** Resolves when more may be written; false: nobody takes it any more. */
  write(bytes: Uint8Array): Promise<boolean>;
  /** Ends the channel with this exit status, after all that was written. */
  end(exitStatus: number): void;
}

/** The channel of an exec: output alone, as what the peer types is not read. */
export class ExecChannel implements ExecOutput {
  readonly #channel: SshByteChannel;
  #isGone = false;
  #written: (goesOn: boolean) => void = () => {};

  constructor(channel: SshByteChannel) {
    this.#channel = channel;
    channel.open({
      received: () => {},
      drained: () => this.#written(!this.#isGone),
      // The peer's end of file is the end of what it types, which is nothing for most.
      ended: () => {},
    });
  }

  async write(bytes: Uint8Array): Promise<boolean> {
    if (this.#isGone) return false;
    const drained = new Promise<boolean>((resolve) => (this.#written = resolve));
    return this.#channel.write(bytes) ? true : drained;
  }

  end(exitStatus: number): void {
    this.#channel.close(exitStatus);
  }

  /** The peer closed the channel. */
  leave(): void {
    this.#isGone = true;
    this.#written(false);
  }

  /** The connection under the channel is gone. */
  break(cause: Error | undefined): void {
    this.#channel.break(cause);
    this.leave();
  }
}
