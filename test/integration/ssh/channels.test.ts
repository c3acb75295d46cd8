import ssh2 from "ssh2";
import { expect, it } from "vitest";
import { Secret } from "../../../src/base/index.ts";
import type { ByteChannel } from "../../../src/netconf/session/index.ts";
import { connectSsh, type SshServerOptions } from "../../../src/transport/ssh/index.ts";
import { ByteCollector } from "../../support/byte-collector.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import {
  connectPair,
  type EchoServer,
  echoServer,
  labPassword,
  type SocketPair,
} from "../../support/ssh-pair.ts";

/** A foreign client, logged in, whose every request is its own. */
async function foreignClient(
  options: Partial<SshServerOptions> = {},
  debug: (text: string) => void = () => {},
): Promise<{ server: EchoServer; client: ssh2.Client } & SocketPair> {
  const { device, nms } = await connectPair();
  const server = echoServer(device, options);
  const client = new ssh2.Client();
  await new Promise((resolve, reject) => {
    client.once("ready", () => resolve(undefined)).once("error", reject);
    client.connect({ sock: nms, username: "lab", password: labPassword, debug });
  });
  return { server, client, device, nms };
}

async function leave({
  server,
  client,
}: {
  server: EchoServer;
  client: ssh2.Client;
}): Promise<void> {
  client.end();
  await server.closed;
}

function openSubsystem(client: ssh2.Client, name: string): Promise<ssh2.ClientChannel> {
  return new Promise((resolve, reject) =>
    client.subsys(name, (cause, channel) => (cause ? reject(cause) : resolve(channel))),
  );
}

async function ours(options: Partial<SshServerOptions> = {}) {
  const { device, nms } = await connectPair();
  const server = echoServer(device, options);
  const client = await connectSsh(nms, {
    username: "lab",
    credentials: [{ kind: "password", password: new Secret(labPassword) }],
    checkHostKey: () => true,
  });
  return { server, client, device, nms };
}

it("serves several netconf channels at once, each its own", async () => {
  const { server, client } = await ours();
  const channels = await Promise.all(["a", "b", "c"].map(() => client.openNetconf()));
  const collectors = channels.map((channel) => new ByteCollector(channel));
  channels.forEach((channel, at) => channel.write(Buffer.from(`message ${at}`)));
  await Promise.all(
    collectors.map((collector, at) => collector.until(({ text }) => text === `message ${at}`)),
  );
  channels[0]?.close();
  await collectors[0]?.until(({ end }) => end !== undefined);
  expect(collectors.map(({ end }) => end !== undefined)).toEqual([true, false, false]);
  await client.close();
  expect(collectors.every(({ end }) => end !== undefined)).toBe(true);
  await server.closed;
});

it("refuses shell, exec, sftp, forwarding and other subsystems, and stays usable", async () => {
  const connection = await foreignClient();
  const { client } = connection;
  const refusal = (ask: (done: (cause?: Error) => void) => void): Promise<void> =>
    expect(
      new Promise((resolve, reject) =>
        ask((cause) => (cause ? reject(cause) : resolve(undefined))),
      ),
    ).rejects.toThrow(/./);
  await refusal((done) => client.shell(done));
  await refusal((done) => client.shell({ term: "vt100" }, done));
  await refusal((done) => client.exec("show version", done));
  await refusal((done) => client.exec("show version", { pty: true, env: { LANG: "C" } }, done));
  await refusal((done) => client.exec("show version", { x11: true }, done));
  await refusal((done) => client.sftp(done));
  await refusal((done) => client.subsys("xnm", done));
  await refusal((done) => client.forwardOut("127.0.0.1", 1, "127.0.0.1", 22, done));
  await refusal((done) => client.forwardIn("127.0.0.1", 0, done));
  await refusal((done) => client.openssh_forwardOutStreamLocal("/tmp/none", done));
  const channel = await openSubsystem(client, "netconf");
  const answer = new Promise((resolve) => channel.once("data", resolve));
  channel.write("still here");
  expect(String(await answer)).toBe("still here");
  await leave(connection);
});

it("forgets sessions that were opened and closed without a subsystem", async () => {
  const connection = await foreignClient({ channelsPerConnection: 2 });
  for (let round = 0; round < 20; round++) {
    // ssh2's client closes a session of its own accord when X11 is refused.
    const refused = new Promise((resolve, reject) =>
      connection.client.exec("show version", { x11: true }, (cause) =>
        cause ? reject(cause) : resolve(undefined),
      ),
    );
    await expect(refused).rejects.toThrow("X11");
  }
  await openSubsystem(connection.client, "netconf");
  await leave(connection);
});

it("opens no more channels than the limit, however many are asked for", async () => {
  const connection = await foreignClient();
  const opened = await Promise.allSettled(
    Array.from({ length: 1_000 }, () => openSubsystem(connection.client, "netconf")),
  );
  expect(opened.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  expect(connection.server.log.filter((entry) => entry === "netconf")).toHaveLength(10);
  await leave(connection);
  expect((await connection.server.closed).reason).toBe("peer-closed");
});

it("frees a channel's place when it is closed", async () => {
  const connection = await foreignClient({ channelsPerConnection: 1 });
  const first = await openSubsystem(connection.client, "netconf");
  await expect(openSubsystem(connection.client, "netconf")).rejects.toThrow(/failure|Unable/);
  const closed = new Promise((resolve) => first.once("close", resolve));
  first.resume();
  first.end();
  await closed;
  await openSubsystem(connection.client, "netconf");
  await leave(connection);
});

it("carries megabytes both ways and holds back who is too fast", async () => {
  const { server, client } = await ours();
  const channel = await client.openNetconf();
  const collector = new ByteCollector(channel);
  const size = 24 * 1_048_576;
  const chunk = Buffer.alloc(65_536, 0x62);
  let sent = 0;
  while (sent < size) {
    const drains = collector.drains;
    const goOn = channel.write(chunk);
    sent += chunk.length;
    if (!goOn) await collector.until((now) => now.drains > drains);
  }
  await collector.until(({ length }) => length === size);
  expect(collector.drains).toBeGreaterThan(0);
  await client.close();
  await server.closed;
});

it("lets no more than a window in while its receiver is paused", async () => {
  let held: ByteChannel | undefined;
  let received = 0;
  const { server, client } = await ours({
    onNetconf: (channel) => {
      held = channel;
      channel.open({
        received: (bytes) => {
          received += bytes.length;
        },
        drained: () => {},
        ended: () => channel.close(),
      });
      channel.pause(true);
    },
  });
  const channel = await client.openNetconf();
  const collector = new ByteCollector(channel);
  const size = 8 * 1_048_576;
  const goOn = channel.write(Buffer.alloc(size, 0x63));
  expect(goOn).toBe(false);
  // An echo on another channel comes after all that the window lets through.
  await new Promise((resolve) => setImmediate(resolve));
  expect(received).toBe(0);
  expect(collector.drains).toBe(0);
  held?.pause(false);
  await collector.until(({ drains }) => drains === 1);
  await expect.poll(() => received).toBe(size);
  await client.close();
  await server.closed;
});

it("stops writing for a peer that does not read, and goes on when it does", async () => {
  let held: ByteChannel | undefined;
  let drains = 0;
  const { server, client, nms } = await ours({
    onNetconf: (channel) => {
      held = channel;
      const drained = (): void => {
        drains++;
      };
      channel.open({ received: () => {}, drained, ended: () => {} });
    },
  });
  const collector = new ByteCollector(await client.openNetconf());
  nms.pause();
  const chunk = Buffer.alloc(65_536);
  let written = chunk.length;
  while (written < 64 * 1_048_576 && held?.write(chunk) !== false) written += chunk.length;
  expect(written).toBeLessThan(16 * 1_048_576);
  // Bytes are taken even so, and the news still comes.
  expect(held?.write(chunk)).toBe(false);
  written += chunk.length;
  nms.resume();
  await collector.until(({ length }) => length === written);
  await expect.poll(() => drains).toBe(1);
  await client.close();
  await server.closed;
});

it("sends what was written before a close", async () => {
  const { server, client } = await ours({
    onNetconf: (channel) => {
      channel.open({ received: () => {}, drained: () => {}, ended: () => {} });
      channel.write(Buffer.alloc(5 * 1_048_576, 0x64));
      channel.close();
    },
  });
  const collector = new ByteCollector(await client.openNetconf());
  await collector.until(({ end }) => end !== undefined);
  expect(collector.length).toBe(5 * 1_048_576);
  expect(collector.end?.cause).toBeUndefined();
  await client.close();
  await server.closed;
});

it("tells both ends when the connection breaks", async () => {
  let serverEnd: ByteCollector | undefined;
  const { server, client, nms } = await ours({
    onNetconf: (channel) => {
      serverEnd = new ByteCollector(channel);
    },
  });
  const clientEnd = new ByteCollector(await client.openNetconf());
  nms.resetAndDestroy();
  expect((await server.closed).reason).toBe("connection-lost");
  await serverEnd?.until(({ end }) => end?.cause !== undefined);
  await clientEnd.until(({ end }) => end !== undefined);
  await expect(client.openNetconf()).rejects.toMatchObject({ code: "ERR_SESSION" });
});

it("knows a client that logs in and opens nothing", async () => {
  const { server, client } = await ours();
  await client.close();
  expect((await server.closed).reason).toBe("no-subsystem");
});

it("closes on request, gracefully or at once", async () => {
  const graceful = await ours();
  const collector = new ByteCollector(await graceful.client.openNetconf());
  await graceful.server.connection.close();
  await collector.until(({ end }) => end !== undefined);
  expect((await graceful.server.closed).reason).toBe("closed-here");
  await graceful.client.closed;

  const abrupt = await ours();
  abrupt.server.connection.destroy();
  expect((await abrupt.server.closed).reason).toBe("closed-here");
  await abrupt.client.closed;
});

it("probes a quiet peer, counts any answer and cuts one that is gone", async () => {
  const clock = new ManualClock();
  const { server, client, nms, device } = await ours({
    clock,
    keepAlive: { timeoutSeconds: 15, retry: 2 },
  });
  await client.openNetconf();
  expect(server.connection.probes).toBeUndefined();
  for (let probe = 1; probe <= 5; probe++) {
    const before = device.bytesRead;
    clock.advance(15_000);
    await expect.poll(() => device.bytesRead).toBeGreaterThan(before);
    expect(server.connection.probes).toEqual({ sent: probe, answered: probe });
  }
  nms.pause();
  clock.advance(60_000);
  expect(await server.closed).toEqual({
    reason: "connection-lost",
    detail: "keep-alive probes went unanswered",
  });
  expect(server.connection.probes).toEqual({ sent: 7, answered: 5 });
  nms.resume();
  await client.closed;
});

it("probes as sshd does: on an open session, else the connection", async () => {
  const clock = new ManualClock();
  const probes: string[] = [];
  const keepAlive = { timeoutSeconds: 15, retry: 2 };
  const { server, client } = await foreignClient({ clock, keepAlive }, (text) => {
    const [, probe] = /^Inbound: (.*keepalive@openssh\.com.*)$/.exec(text) ?? [];
    if (probe !== undefined) probes.push(probe);
  });
  const probe = async (number: number): Promise<void> => {
    clock.advance(15_000);
    await expect.poll(() => server.connection.probes?.answered).toBe(number);
  };
  await probe(1);
  const channel = await openSubsystem(client, "netconf");
  await probe(2);
  channel.on("data", () => {});
  channel.end();
  await new Promise((resolve) => channel.once("close", resolve));
  await probe(3);
  expect(probes).toEqual([
    "GLOBAL_REQUEST (keepalive@openssh.com)",
    "CHANNEL_REQUEST (r:0, keepalive@openssh.com)",
    "GLOBAL_REQUEST (keepalive@openssh.com)",
  ]);
  await leave({ server, client });
});

it("keeps a probe back while a key exchange runs", async () => {
  const clock = new ManualClock();
  const keepAlive = { timeoutSeconds: 15, retry: 2 };
  const { server, client, device, nms } = await foreignClient({ clock, keepAlive });
  await openSubsystem(client, "netconf");
  const before = device.bytesWritten;
  nms.pause();
  (client as unknown as { _protocol: { rekey(): void } })._protocol.rekey();
  await expect.poll(() => device.bytesWritten).toBeGreaterThan(before);
  clock.advance(15_000);
  expect(server.connection.probes).toEqual({ sent: 1, answered: 0 });
  nms.resume();
  await expect.poll(() => server.connection.probes).toEqual({ sent: 1, answered: 1 });
  await leave({ server, client });
});

it("sends no probes unless told to", async () => {
  const clock = new ManualClock();
  const { server, client } = await ours({ clock });
  await client.openNetconf();
  expect(clock.waiting).toEqual([]);
  await client.close();
  await server.closed;
});
