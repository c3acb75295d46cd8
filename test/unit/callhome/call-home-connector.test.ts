import { describe, expect, it } from "vitest";
import { limits, Secret } from "../../../src/base/index.ts";
import { underIetf } from "../../../src/callhome/index.ts";
import { stageClient as client, FakeSocket, Stage } from "../../support/connector-stage.ts";
import { ManualClock } from "../../support/manual-clock.ts";

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
