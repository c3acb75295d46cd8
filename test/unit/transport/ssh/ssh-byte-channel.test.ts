import { Duplex } from "node:stream";
import type { Channel } from "ssh2";
import { expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import { SshByteChannel } from "../../../../src/transport/ssh/ssh-byte-channel.ts";
import { WriteFlow } from "../../../../src/transport/ssh/write-flow.ts";

/** A socket that takes bytes when it is told to. */
class SlowSocket extends Duplex {
  readonly taken: Buffer[] = [];
  #accept: (() => void) | undefined;

  override _read(): void {}

  override _write(bytes: Buffer, _encoding: string, done: () => void): void {
    this.#accept = () => {
      this.taken.push(bytes);
      done();
    };
  }

  /** Takes one write; false when there was none. */
  async accept(): Promise<boolean> {
    const accept = this.#accept;
    this.#accept = undefined;
    accept?.();
    await new Promise((resolve) => setImmediate(resolve));
    return accept !== undefined;
  }

  /** Takes everything; the most that waited in it after the first write. */
  async acceptAll(): Promise<number> {
    let most = 0;
    while (await this.accept()) most = Math.max(most, this.writableLength);
    return most;
  }

  /** Whether it took exactly these bytes. */
  took(...parts: readonly (Uint8Array | string)[]): boolean {
    return Buffer.concat(this.taken).equals(Buffer.concat(parts.map((part) => Buffer.from(part))));
  }
}

function connect() {
  const socket = new SlowSocket();
  const heard: string[] = [];
  // As ssh2 does while the peer's window is open: everything becomes packets at once.
  const stream = new Duplex({
    read: () => undefined,
    write(bytes: Buffer, _encoding, done) {
      socket.write(bytes);
      done();
    },
  });
  let isClosed = false;
  const close = (): void => {
    if (!isClosed) socket.write("closed");
    isClosed = true;
  };
  const ssh2Channel = Object.assign(stream, { eof: () => undefined, close });
  const flow = new WriteFlow(socket, () => false);
  const channel = new SshByteChannel(ssh2Channel as unknown as Channel, flow, {
    overrun: () => undefined,
  });
  channel.open({
    received: () => undefined,
    drained: () => heard.push("drained"),
    ended: () => heard.push("ended"),
  });
  return { socket, channel, heard };
}

const large = Buffer.alloc(limits.socketBacklogBytes * 3 + 5).map((_, at) => at % 251);

it("leaves the rest of a large reply alone until the socket drained, and says so once at the end", async () => {
  const { socket, channel, heard } = connect();
  expect(channel.write(large)).toBe(false);
  expect(socket.writableLength).toBe(limits.socketBacklogBytes);
  expect(channel.write(Buffer.from("end"))).toBe(false);
  expect(socket.writableLength).toBe(limits.socketBacklogBytes);
  await socket.accept();
  expect(heard).toEqual([]);
  expect(await socket.acceptAll()).toBeLessThanOrEqual(limits.socketBacklogBytes);
  expect(socket.took(large, "end")).toBe(true);
  expect(heard).toEqual(["drained"]);
});

it("takes small replies without a stop while the socket holds little", async () => {
  const { socket, channel, heard } = connect();
  const small = Buffer.alloc(limits.socketBacklogBytes / 4, 1);
  expect([1, 2, 3].map(() => channel.write(small))).toEqual([true, true, true]);
  expect(channel.write(small)).toBe(false);
  await socket.acceptAll();
  expect(socket.took(small, small, small, small)).toBe(true);
  expect(heard).toEqual(["drained"]);
});

it("closes behind all that was written", async () => {
  const { socket, channel } = connect();
  channel.write(large);
  channel.close();
  await socket.acceptAll();
  expect(socket.took(large, "closed")).toBe(true);
});

it("sends nothing more once the connection is gone", async () => {
  const { socket, channel, heard } = connect();
  channel.write(large);
  channel.break(undefined);
  await socket.acceptAll();
  expect(socket.took(large.subarray(0, limits.socketBacklogBytes))).toBe(true);
  expect(heard).toEqual(["ended"]);
});
