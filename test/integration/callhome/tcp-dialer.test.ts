import { once } from "node:events";
import { type AddressInfo, createServer, type Server, Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { systemClock } from "../../../src/base/index.ts";
import type { CallHomeServer, Dial, DialResult } from "../../../src/callhome/index.ts";
import { tcpDialer } from "../../../src/callhome/tcp-dialer.ts";
import { ManualClock } from "../../support/manual-clock.ts";

const loopback = { address: "127.0.0.1", family: 4 };
const server = (change: Partial<CallHomeServer> = {}): CallHomeServer => ({
  host: "127.0.0.1",
  port: 1,
  retry: 3,
  timeoutSeconds: 15,
  ...change,
});

async function listening(): Promise<Server> {
  const listener = createServer((socket) => socket.resume()).listen(0, "127.0.0.1");
  await once(listener, "listening");
  return listener;
}

const portOf = (listener: Server): number => (listener.address() as AddressInfo).port;

function open(
  dial: Dial,
  target: CallHomeServer,
  signal: AbortSignal = new AbortController().signal,
): Promise<DialResult> {
  return dial(target, { signal, resolved: () => undefined });
}

/** A port on which nothing listens: it was taken from the system and given back. */
async function freePort(): Promise<number> {
  await using listener = await listening();
  return portOf(listener);
}

describe("tcpDialer", () => {
  it("leaves every byte in a socket that another process is to read", async () => {
    await using listener = await listening();
    const read: number[] = [];
    for (const paused of [true, false]) {
      const greeted = once(listener, "connection").then(([peer]: Socket[]) =>
        peer?.on("error", () => undefined).end("SSH-2.0-x"),
      );
      const result = await open(
        tcpDialer(systemClock, { paused }),
        server({ port: portOf(listener) }),
      );
      if (result.kind === "failed") throw new Error(result.detail);
      const { socket } = result;
      await greeted;
      // What the loop has to do for bytes that wait in the system is done within a few turns.
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
      read.push(socket.bytesRead);
      socket.destroy();
      await once(socket, "close");
    }
    expect(read).toEqual([0, "SSH-2.0-x".length]);
  });

  it("connects to an address and to a name", async () => {
    await using listener = await listening();
    const port = portOf(listener);
    for (const host of ["127.0.0.1", "localhost"]) {
      const result = await open(tcpDialer(systemClock), server({ host, port }));
      if (result.kind === "failed") throw new Error(result.detail);
      expect(result.socket.localAddress).toBe("127.0.0.1");
      expect(result.socket.remoteAddress).toBe("127.0.0.1");
      result.socket.destroy();
      await once(result.socket, "close");
    }
  });

  it("tries the addresses of a name one after the other", async () => {
    await using listener = await listening();
    const addresses = [{ address: "127.0.0.2", family: 4 }, loopback];
    const dial = tcpDialer(systemClock, { lookup: async () => addresses });
    const result = await open(dial, server({ host: "nms.example", port: portOf(listener) }));
    if (result.kind === "failed") throw new Error(result.detail);
    expect(result.socket.remoteAddress).toBe("127.0.0.1");
    result.socket.destroy();
    await once(result.socket, "close");
  });

  it("reports a refused connection, and what each address said", async () => {
    const addresses = [loopback, { address: "255.255.255.255", family: 4 }];
    const dial = tcpDialer(systemClock, { lookup: async () => addresses });
    const result = await open(dial, server({ host: "nms.example", port: await freePort() }));
    expect(result).toMatchObject({ kind: "failed", reason: "connection-refused" });
    expect(result).toMatchObject({ detail: expect.stringMatching(/127\.0\.0\.1.*; .*255/) });
  });

  it.each([
    ["a name without an address", async () => []],
    ["a name that the resolver does not know", () => Promise.reject(new Error("ENOTFOUND"))],
  ])("reports %s", async (_, lookup) => {
    expect(
      await open(tcpDialer(systemClock, { lookup }), server({ host: "nms.example" })),
    ).toMatchObject({ kind: "failed", reason: "name-not-found" });
  });

  it("reports an address without a route", async () => {
    expect(await open(tcpDialer(systemClock), server({ host: "255.255.255.255" }))).toMatchObject({
      kind: "failed",
      reason: "network-unreachable",
    });
  });

  it("dials from the source address of the server's family", async () => {
    await using listener = await listening();
    const addresses = [{ address: "::1", family: 6 }, loopback];
    const dial = tcpDialer(systemClock, {
      lookup: async () => addresses,
      sources: [{ address: "127.9.8.7", family: 4 }],
    });
    const result = await open(dial, server({ host: "nms.example", port: portOf(listener) }));
    if (result.kind === "failed") throw new Error(result.detail);
    expect(result.socket.localAddress).toBe("127.9.8.7");
    result.socket.destroy();
    await once(result.socket, "close");
  });

  it("reports a server that has no address of the source's family", async () => {
    const dial = tcpDialer(systemClock, { sources: [{ address: "127.9.8.7", family: 4 }] });
    expect(await open(dial, server({ host: "::1" }))).toMatchObject({
      kind: "failed",
      reason: "address-family-missing",
      detail: "::1 skipped: no IPv6 source address",
    });
  });

  it("reports a source address that is not of this machine", async () => {
    const dial = tcpDialer(systemClock, { sources: [{ address: "192.0.2.77", family: 4 }] });
    expect(await open(dial, server())).toMatchObject({
      kind: "failed",
      reason: "local-address-missing",
      detail: expect.stringContaining("192.0.2.77"),
    });
  });

  it.each<[string, string, string, string | undefined, string]>([
    ["EADDRINUSE", "connect", "127.0.0.1", "127.0.0.1", "local-ports-exhausted"],
    ["EADDRNOTAVAIL", "connect", "127.0.0.1", undefined, "local-ports-exhausted"],
    ["EADDRNOTAVAIL", "connect", "::1", "::1", "local-ports-exhausted"],
    ["EADDRNOTAVAIL", "connect", "::1", undefined, "address-family-missing"],
    ["EADDRNOTAVAIL", "bind", "::1", "fd00::1", "local-address-missing"],
    ["EAFNOSUPPORT", "connect", "::1", undefined, "address-family-missing"],
  ])("tells %s of %s to %s from %s", async (code, syscall, host, source, reason) => {
    const family = host.includes(":") ? 6 : 4;
    const connect = (): Socket => {
      const socket = new Socket();
      setImmediate(() => socket.destroy(Object.assign(new Error(code), { code, syscall })));
      return socket;
    };
    const sources = source === undefined ? [] : [{ address: source, family } as const];
    const dial = tcpDialer(systemClock, { connect, sources });
    expect(await open(dial, server({ host }))).toMatchObject({ kind: "failed", reason });
  });

  it.each([70_000, -1, 1.5])("reports the port %d, which is none", async (port) => {
    expect(await open(tcpDialer(systemClock), server({ port }))).toMatchObject({
      kind: "failed",
      reason: "connect-failed",
    });
  });

  it("gives each address an equal share of the timeout", async () => {
    const clock = new ManualClock();
    const asked: string[] = [];
    const dial = tcpDialer(clock, {
      lookup: async () => [loopback, loopback, loopback],
      connect: ({ address }) => {
        asked.push(address);
        return new Socket();
      },
    });
    const dialled = open(dial, server({ host: "nms.example" }));
    for (let share = 1; share <= 3; share++) {
      await new Promise((resolve) => setImmediate(resolve));
      expect(asked).toHaveLength(share);
      expect(clock.waiting).toEqual([5_000]);
      clock.advance(5_000);
    }
    expect(await dialled).toMatchObject({ kind: "failed", reason: "connect-timeout" });
    expect(clock.waiting).toEqual([]);
  });

  it("stops at once when it is told to, while the resolver still thinks", async () => {
    const abort = new AbortController();
    const dial = tcpDialer(systemClock, { lookup: () => new Promise(() => undefined) });
    const dialled = open(dial, server({ host: "nms.example" }), abort.signal);
    abort.abort();
    expect(await dialled).toMatchObject({ kind: "failed" });
  });

  it("does not dial when it was told to stop before", async () => {
    await using listener = await listening();
    const accepted: unknown[] = [];
    listener.on("connection", (socket) => accepted.push(socket));
    const target = server({ port: portOf(listener) });
    expect(await open(tcpDialer(systemClock), target, AbortSignal.abort())).toMatchObject({
      kind: "failed",
    });
    expect(accepted).toEqual([]);
  });
});
