import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { Secret } from "../../src/base/index.ts";
import type { ReasonCode } from "../../src/callhome/index.ts";
import { openNetconfClient } from "../../src/netconf/session/index.ts";
import { connectSsh } from "../../src/transport/ssh/index.ts";
import { labPassword } from "./ssh-pair.ts";

/** What a device may say of an NMS that resets somewhere between its first byte and its hello. */
export const cutReasons: readonly ReasonCode[] = [
  "peer-closed-early",
  "key-exchange-failed",
  "host-key-rejected",
  "peer-closed-in-login",
  "no-subsystem",
  "connection-lost",
  "peer-closed",
  "session-closed",
];

/** An NMS that logs in, says hello and leaves, and resets each connection after so many bytes. */
export interface CuttingNms extends AsyncDisposable {
  readonly port: number;
  /** Bytes that the last connection wrote. */
  readonly written: number;
}

/** `places` says for each connection, from 0, after how many bytes it is reset; infinity for never. */
export async function cuttingNms(places: (connection: number) => number): Promise<CuttingNms> {
  let connections = 0;
  let written = 0;
  const server: Server = createServer((socket) => {
    socket.on("error", () => undefined);
    written = 0;
    cutAfter(socket, places(connections++), (bytes) => (written += bytes));
    manage(socket).catch(() => undefined);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    get written() {
      return written;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, "close");
    },
  };
}

/** Lets `bytes` of what this side writes through, then resets the connection. */
function cutAfter(socket: Socket, bytes: number, wrote: (bytes: number) => void): void {
  let left = bytes;
  const write: (chunk: Uint8Array) => boolean = socket.write.bind(socket);
  socket.write = (chunk: Uint8Array | string): boolean => {
    const data = Buffer.from(chunk as string);
    const passed = data.subarray(0, Math.max(0, left));
    wrote(passed.length);
    left -= data.length;
    const result = passed.length === 0 || write(passed);
    if (left < 0) setImmediate(() => socket.resetAndDestroy());
    return result;
  };
}

async function manage(socket: Socket): Promise<void> {
  const ssh = await connectSsh(socket, {
    username: "lab",
    credentials: [{ kind: "password", password: new Secret(labPassword) }],
    checkHostKey: () => true,
  });
  const session = await openNetconfClient(await ssh.openNetconf());
  await session.close();
  await ssh.close();
}
