import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import { TcpListener, type TcpListenerState } from "../../../../src/transport/listen/index.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

const address = "127.0.0.1";

/** States in the order in which they were told, and a wait for the next one. */
class States {
  readonly seen: TcpListenerState[] = [];
  #wake: (() => void) | undefined;

  readonly note = (state: TcpListenerState): void => {
    this.seen.push(state);
    this.#wake?.();
  };

  async next(): Promise<TcpListenerState | undefined> {
    const count = this.seen.length;
    await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.seen[count];
  }
}

describe("a listener", () => {
  it("asks again for a port that is taken, and says so once", async () => {
    const other = createServer().listen(0, address);
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const clock = new ManualClock();
    const states = new States();
    const tries: Server[] = [];
    const listener = new TcpListener({
      address,
      port,
      clock,
      accepted: (socket) => socket.destroy(),
      changed: states.note,
      createServer: ((options: object, connected: (socket: Socket) => void) => {
        const server = createServer(options, connected);
        tries.push(server);
        return server;
      }) as typeof createServer,
    });
    expect(await states.next()).toMatchObject({
      kind: "waiting",
      problem: `listen EADDRINUSE: address already in use 127.0.0.1:${port}`,
    });
    const [server] = tries;
    if (server === undefined) throw new Error("no server");
    clock.advance(limits.listenRetryMs - 1);
    expect(clock.waiting).toEqual([1]);
    clock.advance(1);
    await once(server, "error");
    expect(states.seen).toHaveLength(1);

    other.close();
    await once(other, "close");
    const open = states.next();
    clock.advance(limits.listenRetryMs);
    expect(await open).toEqual({ kind: "listening", port });
    listener.close();
  });

  it("reports an address that this machine does not have", async () => {
    const states = new States();
    const clock = new ManualClock();
    const listener = new TcpListener({
      address: "192.0.2.1",
      port: 0,
      clock,
      accepted: (socket) => socket.destroy(),
      changed: states.note,
    });
    expect(await states.next()).toMatchObject({
      kind: "waiting",
      problem: expect.stringContaining("EADDRNOTAVAIL"),
    });
    listener.close();
    expect(clock.waiting).toEqual([]);
  });

  it("goes on when the process had no file descriptor for a connection", async () => {
    const states = new States();
    const made: Server[] = [];
    const arrived: Socket[] = [];
    const listener = new TcpListener({
      address,
      port: 0,
      clock: new ManualClock(),
      accepted: (socket) => arrived.push(socket),
      changed: states.note,
      createServer: ((options: object, connected: (socket: Socket) => void) => {
        const server = createServer(options, connected);
        made.push(server);
        return server;
      }) as typeof createServer,
    });
    const open = await states.next();
    if (open?.kind !== "listening") throw new Error("not open");
    for (let times = 0; times < 3; times++) made[0]?.emit("error", new Error("accept EMFILE"));
    expect(states.seen).toEqual([open, { ...open, problem: "accept EMFILE" }]);

    const client = connect(open.port, address);
    expect(await states.next()).toEqual(open);
    expect(arrived).toHaveLength(1);
    client.destroy();
    arrived[0]?.destroy();
    listener.close();
  });

  it("accepts nothing once it is closed, and may be closed before it is open", async () => {
    const states = new States();
    const options = { address, port: 0, clock: new ManualClock(), changed: states.note };
    const listener = new TcpListener({ ...options, accepted: (socket) => socket.destroy() });
    listener.close();
    listener.close();
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(states.seen).toEqual([]);
    expect(listener.state).toEqual({ kind: "opening" });
  });
});
