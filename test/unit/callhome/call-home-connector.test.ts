import assert from "node:assert/strict";
import { Duplex } from "node:stream";
import { describe, expect, it } from "vitest";
import { limits, Secret, Slots } from "../../../src/base/index.ts";
import {
  AttemptJournal,
  type CallHomeClient,
  CallHomeConnector,
  type ConnectorOptions,
  type ConnectorStatus,
  type Dial,
  type DialResult,
  type OutboundSshStatements,
  type Phase,
  resolveOutboundSshClient,
  type Serve,
  type ServeContext,
  type ServeOutcome,
  underIetf,
} from "../../../src/callhome/index.ts";
import { ManualClock } from "../../support/manual-clock.ts";

const client = (change: Partial<OutboundSshStatements> = {}) =>
  resolveOutboundSshClient({
    name: "nms",
    deviceId: "mx-1",
    servers: [{ host: "192.0.2.1", port: 4334 }],
    ...change,
  });

/** A connection that swallows and remembers what is written. */
class FakeSocket extends Duplex {
  readonly localAddress = "192.0.2.99";
  readonly localPort = 40_001;
  readonly written: string[] = [];
  bytesRead = 0;
  bytesWritten = 0;

  override _read(): void {}

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.written.push(chunk.toString());
    this.bytesWritten += chunk.length;
    done();
  }
}

interface ServedByTest {
  readonly socket: FakeSocket;
  readonly context: ServeContext;
  readonly finish: (outcome: ServeOutcome) => void;
  readonly asked: string[];
}

/** A connector in a world that the test plays: every dial and every served socket waits for it. */
class Stage implements AsyncDisposable {
  readonly clock = new ManualClock();
  readonly journal = new AttemptJournal();
  readonly dials: { readonly host: string; readonly answer: (result: DialResult) => void }[] = [];
  readonly served: ServedByTest[] = [];
  readonly statuses: ConnectorStatus[] = [];
  readonly phases: Phase[] = [];
  readonly connector: CallHomeConnector;
  graceful = true;

  constructor(first: CallHomeClient = client(), options: Partial<ConnectorOptions> = {}) {
    this.connector = new CallHomeConnector(first, {
      device: "mx",
      hostKey: "ssh-ed25519 AAAA",
      dial: this.#dial,
      serve: this.#serve,
      clock: this.clock,
      journal: this.journal,
      ...options,
    });
    this.connector.events.on("status-changed", (status) => this.statuses.push(status));
    this.connector.events.on("attempt-advanced", ({ phase }) => this.phases.push(phase));
  }

  readonly #dial: Dial = ({ host }, { signal, resolved }) =>
    new Promise((resolve) => {
      resolved();
      this.dials.push({ host, answer: resolve });
      const gone: DialResult = { kind: "failed", reason: "connect-failed", detail: "given up" };
      if (signal.aborted) resolve(gone);
      else signal.addEventListener("abort", () => resolve(gone), { once: true });
    });

  readonly #serve: Serve = (socket, context) => {
    const { promise, resolve } = withResolvers<ServeOutcome>();
    const asked: string[] = [];
    this.served.push({ socket: socket as FakeSocket, context, finish: resolve, asked });
    return {
      done: promise,
      close: () => {
        asked.push("close");
        if (this.graceful) resolve({ reason: "session-closed" });
      },
      destroy: () => {
        asked.push("destroy");
        resolve({ reason: "connection-lost" });
      },
    };
  };

  /** Lets time pass and everything that follows from it happen. */
  async pass(ms: number): Promise<void> {
    this.clock.advance(ms);
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Answers the newest dial with a connection. */
  async connect(): Promise<ServedByTest> {
    this.dials.at(-1)?.answer({ kind: "connected", socket: new FakeSocket() });
    await this.pass(0);
    const served = this.served.at(-1);
    if (served === undefined) throw new Error("nothing was served");
    return served;
  }

  async establish(): Promise<ServedByTest> {
    const served = await this.connect();
    served.context.reached("key-exchange");
    served.context.reached("established");
    await this.pass(0);
    return served;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = this.connector.close();
    await this.pass(limits.closeGraceMs);
    await closed;
    assert.deepEqual(this.clock.waiting, [], "timers left");
    assert.ok(
      this.served.every(({ socket }) => socket.closed),
      "sockets left",
    );
  }
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

describe("a periodic connection", () => {
  const periodic = (options: object = {}) => underIetf(client(), { periodic: options });

  it("waits for whole periods from its anchor time", async () => {
    const clock = new ManualClock();
    const anchorTime = clock.now() - 59 * 60_000;
    await using stage = new Stage(periodic({ anchorTime }));
    await stage.pass(59_000);
    expect(stage.dials).toHaveLength(0);
    await stage.pass(1_000);
    expect(stage.dials).toHaveLength(1);
  });

  it("is ended when no byte passed for idle-timeout, and opened when the next period begins", async () => {
    await using stage = new Stage(periodic({ idleTimeoutSeconds: 60 }));
    await stage.pass(0);
    const { socket } = await stage.establish();
    for (let minute = 0; minute < 5; minute++) {
      await stage.pass(55_000);
      socket.bytesRead += 10;
    }
    expect(stage.journal.records).toEqual([]);
    await stage.pass(80_000);
    expect(stage.journal.records).toMatchObject([{ reason: "session-idle", phase: "established" }]);
    expect(stage.connector.status.state).toBe("waiting");
    await stage.pass(3_600_000 - 5 * 55_000 - 80_000);
    expect(stage.dials).toHaveLength(2);
  });

  it("is never ended for being idle when idle-timeout is 0", async () => {
    await using stage = new Stage(periodic({ idleTimeoutSeconds: 0 }));
    await stage.pass(0);
    await stage.establish();
    await stage.pass(86_400_000);
    expect(stage.journal.records).toEqual([]);
  });
});

it("does not dial through a proxy for another process, which could not have what was read of it", async () => {
  const proxy = {
    kind: "static",
    host: "192.0.2.7",
    port: 8080,
    authorization: undefined,
  } as const;
  await using stage = new Stage(client({ proxy }), { handsOver: true });
  await stage.pass(0);
  expect(stage.dials).toEqual([]);
  expect(stage.journal.records).toMatchObject([
    { reason: "proxy-not-available", detail: "sshd cannot take what came by a proxy" },
  ]);
});

describe("CallHomeConnector", () => {
  it("dials at once, introduces itself and hands the socket over", async () => {
    await using stage = new Stage(client({ secret: new Secret("s") }));
    await stage.pass(0);
    const { socket, context } = await stage.connect();
    expect(socket.written.join("")).toMatch(
      /^MSG-ID: DEVICE-CONN-INFO\r\nMSG-VER: V1\r\nDEVICE-ID: mx-1\r\nHOST-KEY: ssh-ed25519 AAAA\r\nHMAC: [0-9a-f]{40}\r\n$/,
    );
    expect(context.sequence).toBe(1);
    expect(context.client).toMatchObject({ deviceId: "mx-1" });
    expect(stage.phases).toEqual(["tcp", "preamble", "identification"]);
  });

  it("tells where it stands", async () => {
    await using stage = new Stage();
    await stage.pass(0);
    const { finish } = await stage.establish();
    finish({ reason: "session-closed" });
    await stage.pass(0);
    expect(stage.statuses.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual([
      "dialing 1",
      "connected 1",
      "waiting 1",
    ]);
    expect(stage.connector.status).toEqual(stage.statuses.at(-1));
  });

  it("writes one record per dial, with the time and the bytes that it took", async () => {
    await using stage = new Stage();
    const startedAt = stage.clock.now();
    await stage.pass(0);
    await stage.pass(40);
    const { context, finish, socket } = await stage.connect();
    await stage.pass(10);
    context.reached("key-exchange");
    context.reached("authentication");
    await stage.pass(5);
    socket.bytesRead = 2_000;
    finish({ reason: "login-failed", user: "lab", method: "password", detail: "password refused" });
    await stage.pass(0);
    expect(stage.journal.records).toEqual([
      {
        device: "mx",
        origin: "dialled",
        client: "nms",
        server: { host: "192.0.2.1", port: 4334 },
        sequence: 1,
        startedAt,
        phase: "authentication",
        reason: "login-failed",
        detail: "password refused",
        milliseconds: {
          dns: 0,
          tcp: 40,
          preamble: 0,
          identification: 10,
          "key-exchange": 0,
          authentication: 5,
        },
        user: "lab",
        method: "password",
        localAddress: "192.0.2.99",
        localPort: 40_001,
        bytes: { sent: 56, received: 2_000 },
      },
    ]);
  });

  it("gives up a connect after `timeout` and dials again", async () => {
    await using stage = new Stage();
    await stage.pass(0);
    await stage.pass(15_000);
    expect(stage.journal.records).toMatchObject([{ reason: "connect-timeout", phase: "tcp" }]);
    await stage.pass(limits.redialFloorMs);
    expect(stage.dials).toHaveLength(2);
  });

  it("cuts a peer that stays silent for `timeout`", async () => {
    await using stage = new Stage();
    await stage.pass(0);
    await stage.pass(10_000);
    const { asked } = await stage.connect();
    await stage.pass(14_999);
    expect(asked).toEqual([]);
    await stage.pass(1);
    expect(asked).toEqual(["destroy"]);
    expect(stage.journal.records).toMatchObject([
      { reason: "peer-silent", phase: "identification" },
    ]);
  });

  it("leaves a peer in peace that has identified itself", async () => {
    await using stage = new Stage();
    await stage.pass(0);
    const { asked } = await stage.establish();
    await stage.pass(3_600_000);
    expect(asked).toEqual([]);
    expect(stage.connector.status.state).toBe("connected");
  });

  it("paces dials to a peer that slams the door", async () => {
    await using stage = new Stage();
    for (let second = 0; second < 60; second++) {
      await stage.pass(1_000);
      if (stage.dials.length > stage.served.length)
        (await stage.connect()).finish({ reason: "peer-closed-early" });
    }
    await stage.pass(0);
    expect(stage.dials).toHaveLength(5);
    expect(stage.journal.records.every(({ reason }) => reason === "peer-closed-early")).toBe(true);
  });

  it("takes an NMS that accepts and closes 10,000 times, and keeps the last records", async () => {
    await using stage = new Stage();
    await stage.pass(0);
    for (let dial = 1; dial <= 10_000; dial++) {
      const { finish } = await stage.connect();
      stage.served.length = 0;
      finish({ reason: "peer-closed-early" });
      await stage.pass(0);
      await stage.pass(15_000);
    }
    expect(stage.dials).toHaveLength(10_001);
    expect(stage.journal.records).toHaveLength(limits.attemptRecords);
    expect(stage.journal.records.at(-1)).toMatchObject({ sequence: 10_000 });
    expect(stage.clock.waiting).toHaveLength(1);
  });

  it.each([
    ["forward", 86_400_000],
    ["back", -86_400_000],
  ])("waits neither longer nor less when the wall clock steps %s", async (_, ms) => {
    await using stage = new Stage();
    await stage.pass(0);
    (await stage.connect()).finish({ reason: "peer-closed-early" });
    await stage.pass(0);
    await stage.pass(5_000);
    stage.clock.step(ms);
    await stage.pass(9_998);
    expect(stage.dials).toHaveLength(1);
    await stage.pass(2);
    expect(stage.dials).toHaveLength(2);
    stage.clock.step(-ms);
    await stage.pass(15_000);
    expect(stage.journal.records).toMatchObject([
      { reason: "peer-closed-early" },
      { reason: "connect-timeout", milliseconds: { tcp: 15_000 } },
    ]);
  });

  it("survives a server role that throws", async () => {
    await using stage = new Stage(client(), {
      serve: () => {
        throw new Error("no host key");
      },
    });
    await stage.pass(0);
    stage.dials.at(-1)?.answer({ kind: "connected", socket: new FakeSocket() });
    await stage.pass(0);
    expect(stage.journal.records).toMatchObject([
      { reason: "protocol-error", detail: "no host key" },
    ]);
  });

  it("keeps the session when a commit does not concern it", async () => {
    await using stage = new Stage();
    await stage.pass(0);
    const { asked } = await stage.establish();
    stage.connector.update(client({ reconnectStrategy: "sticky" }));
    await stage.pass(60_000);
    expect(asked).toEqual([]);
  });

  it("ends the session of a changed client, then dials with the new one", async () => {
    await using stage = new Stage();
    await stage.pass(0);
    const { asked } = await stage.establish();
    await stage.pass(1_000);
    stage.connector.update(client({ deviceId: "mx-2" }));
    await stage.pass(0);
    expect(asked).toEqual(["close"]);
    expect(stage.journal.records).toMatchObject([{ reason: "client-removed" }]);
    await stage.pass(0);
    expect((await stage.connect()).context.client).toMatchObject({ deviceId: "mx-2" });
  });

  it("takes a session down by force when its end drags on", async () => {
    await using stage = new Stage();
    stage.graceful = false;
    await stage.pass(0);
    const { asked } = await stage.establish();
    stage.connector.update(undefined);
    await stage.pass(limits.closeGraceMs - 1);
    expect(asked).toEqual(["close"]);
    await stage.pass(1);
    expect(asked).toEqual(["close", "destroy"]);
    expect(stage.connector.status.state).toBe("stopped");
  });

  it("gives up a dial when the client is deleted", async () => {
    await using stage = new Stage();
    await stage.pass(0);
    stage.connector.update(undefined);
    await stage.pass(0);
    expect(stage.journal.records).toMatchObject([{ reason: "client-removed" }]);
    expect(stage.clock.waiting).toEqual([]);
  });

  it("closes once, whatever it was doing, and stays closed", async () => {
    const stage = new Stage();
    await stage.pass(0);
    await stage.establish();
    const closing = stage.connector.close();
    expect(stage.connector.close()).toBe(closing);
    await stage.pass(0);
    await closing;
    expect(stage.journal.records).toMatchObject([{ reason: "device-closed" }]);
    stage.connector.update(client());
    await stage.pass(60_000);
    expect(stage.dials).toHaveLength(1);
    expect(stage.clock.waiting).toEqual([]);
  });

  it("can be closed by whoever watches it", async () => {
    await using stage = new Stage();
    stage.connector.events.on("attempt-advanced", () => void stage.connector.close());
    await stage.pass(0);
    await stage.pass(60_000);
    expect(stage.connector.status.state).toBe("stopped");
    expect(stage.journal.records).toMatchObject([{ reason: "device-closed" }]);
  });
});

describe("connectors that share slots", () => {
  it("dial in their turn, which one holds until its session is there or its dial failed", async () => {
    const turns = new Slots(1);
    await using one = new Stage(client(), { turns });
    await using two = new Stage(client(), { turns });
    await using three = new Stage(client(), { turns });
    for (const stage of [one, two, three]) await stage.pass(0);
    expect([one, two, three].map(({ dials }) => dials.length)).toEqual([1, 0, 0]);
    await one.connect();
    expect(two.dials).toHaveLength(0);
    one.served[0]?.context.reached("established");
    await two.pass(0);
    expect([two, three].map(({ dials }) => dials.length)).toEqual([1, 0]);
    two.dials[0]?.answer({ kind: "failed", reason: "connection-refused", detail: "" });
    await three.pass(0);
    expect(three.dials).toHaveLength(1);
  });

  it("count phases, patience and the next dial from when the turn came", async () => {
    const turns = new Slots(1);
    const free = await turns.take();
    await using stage = new Stage(
      client({ servers: [{ host: "a", port: 1, timeoutSeconds: 5 }] }),
      {
        turns,
      },
    );
    await stage.pass(60_000);
    expect(stage.dials).toHaveLength(0);
    expect(stage.connector.status).toMatchObject({ state: "dialing", attempts: 1 });
    free();
    await stage.pass(0);
    expect(stage.dials).toHaveLength(1);
    await stage.pass(4_000);
    stage.dials[0]?.answer({ kind: "failed", reason: "connection-refused", detail: "" });
    await stage.pass(0);
    expect(stage.journal.records[0]?.milliseconds).toEqual({ dns: 0, tcp: 4_000 });
    expect(stage.clock.waiting).toEqual([1_000]);
  });

  it("leave the line when they are closed, and take no slot with them", async () => {
    const turns = new Slots(1);
    const free = await turns.take();
    const stage = new Stage(client(), { turns });
    await stage.pass(0);
    expect(turns.waiting).toBe(1);
    await stage[Symbol.asyncDispose]();
    expect(turns.waiting).toBe(0);
    expect(stage.journal.records).toMatchObject([{ reason: "device-closed" }]);
    free();
    expect(await turns.run(async () => "free")).toBe("free");
  });
});

describe("a connection that is cut", () => {
  it("is lost without a word, and dialled again at the pace of its client", async () => {
    await using stage = new Stage();
    await stage.pass(0);
    const served = await stage.establish();
    stage.connector.cut();
    stage.connector.cut();
    await stage.pass(0);
    expect(served.asked).toEqual(["destroy"]);
    expect(stage.journal.records).toMatchObject([{ reason: "connection-lost" }]);
    await stage.pass(60_000);
    expect(stage.dials).toHaveLength(2);
  });

  it("may be one that is not there yet", async () => {
    await using stage = new Stage();
    await stage.pass(0);
    stage.connector.cut();
    await stage.pass(0);
    expect(stage.journal.records).toMatchObject([{ phase: "tcp", reason: "connection-lost" }]);
    expect(stage.connector.status.state).toBe("waiting");
  });
});
