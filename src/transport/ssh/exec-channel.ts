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
  readonly #hasTerminal: boolean;
  #isGone = false;
  #written: (goesOn: boolean) => void = () => {};

  /** With a terminal lines end in CR LF, as one that the peer holds in raw mode wants them. */
  constructor(channel: SshByteChannel, hasTerminal: boolean) {
    this.#channel = channel;
    this.#hasTerminal = hasTerminal;
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
    const shown = this.#hasTerminal ? withCarriageReturns(bytes) : bytes;
    return this.#channel.write(shown) ? true : drained;
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

function withCarriageReturns(bytes: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString("latin1").replaceAll("\n", "\r\n"), "latin1");
}
