import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Relay } from "../../../bench/soak/relay.ts";

/** Sends back in capitals what it hears, and remembers it. */
function loudServer(heard: string[]): Server {
  return createServer((socket) =>
    socket
      .on("error", () => undefined)
      .on("data", (bytes) => {
        heard.push(bytes.toString());
        socket.write(bytes.toString().toUpperCase());
      }),
  ).listen(0, "127.0.0.1");
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Resolves with the text that comes next. */
async function said(socket: Socket): Promise<string> {
  const [bytes] = (await once(socket, "data")) as [Buffer];
  return bytes.toString();
}

/** Resolves with the error that ends the connection. */
async function broken(socket: Socket): Promise<string | undefined> {
  const [cause] = (await once(socket, "error").catch((error: unknown) => [error])) as [
    NodeJS.ErrnoException,
  ];
  return cause.code;
}

describe("the relay of a soak", () => {
  let nms: Server;
  let relay: Relay;
  let heard: string[];
  const sockets: Socket[] = [];

  async function dial(port: number = relay.port): Promise<Socket> {
    const socket = connect({ port, host: "127.0.0.1" });
    sockets.push(socket);
    await once(socket, "connect");
    return socket;
  }

  beforeEach(async () => {
    heard = [];
    nms = loudServer(heard);
    await once(nms, "listening");
    relay = new Relay();
    relay.nmsPort = (nms.address() as AddressInfo).port;
    await relay.listen();
  });

  afterEach(async () => {
    await relay[Symbol.asyncDispose]();
    for (const socket of sockets.splice(0)) socket.destroy();
    nms.close();
    await once(nms, "close");
  });

  it("passes both ways and writes down whom it saw", async () => {
    const socket = await dial();
    socket.write("hello");
    expect(await said(socket)).toBe("HELLO");
    expect(relay.seen).toEqual([{ port: socket.localPort }]);
    expect(relay.open).toBe(1);
  });

  it("delivers late what it swallowed while it dropped", async () => {
    const socket = await dial();
    socket.write("one");
    expect(await said(socket)).toBe("ONE");
    relay.set("drop");
    socket.write("two");
    const other = await dial();
    other.write("new");
    // What went another way meanwhile arrives before it.
    const direct = await dial(relay.nmsPort);
    direct.write("direct");
    expect(await said(direct)).toBe("DIRECT");
    expect(heard).toEqual(["one", "direct"]);
    relay.set("pass");
    expect(await Promise.all([said(socket), said(other)])).toEqual(["TWO", "NEW"]);
  });

  it("resets whoever speaks", async () => {
    const socket = await dial();
    relay.set("reset");
    socket.write("x");
    expect(await broken(socket)).toBe("ECONNRESET");
  });

  it("refuses new connections, keeps the old ones, cuts them when told, and comes back", async () => {
    const socket = await dial();
    socket.write("one");
    expect(await said(socket)).toBe("ONE");
    relay.refuse();
    await expect(dial()).rejects.toMatchObject({ code: "ECONNREFUSED" });
    socket.write("two");
    expect(await said(socket)).toBe("TWO");
    relay.cut();
    expect(await broken(socket)).toBe("ECONNRESET");
    const { port } = relay;
    await relay.listen();
    expect(relay.port).toBe(port);
    const again = await dial();
    again.write("three");
    expect(await said(again)).toBe("THREE");
    expect(relay.open).toBe(1);
  });

  it("ends a device's connection when the NMS is gone", async () => {
    const socket = await dial();
    relay.nmsPort = await closedPort();
    socket.resume().write("hello");
    await once(socket, "close");
    expect(socket.bytesRead).toBe(0);
  });
});
