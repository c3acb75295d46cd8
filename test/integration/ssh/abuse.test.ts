import ssh2 from "ssh2";
import { expect, it } from "vitest";
import type { ByteChannel } from "../../../src/netconf/session/index.ts";
import type { SshServerOptions } from "../../../src/transport/ssh/index.ts";
import { connectPair, type EchoServer, echoServer, labPassword } from "../../support/ssh-pair.ts";

/** What these tests bend in a foreign client to make it break the rules after login. */
interface Bent {
  readonly _protocol: {
    session: (id: number, window: number, packetSize: number) => void;
    _handlers: Record<string, unknown>;
  };
}

async function bentClient(
  options: Partial<SshServerOptions> = {},
): Promise<{ server: EchoServer; client: ssh2.Client; bent: Bent }> {
  const { device, nms } = await connectPair();
  const server = echoServer(device, options);
  const client = new ssh2.Client();
  client.on("error", () => {});
  await new Promise((resolve) => {
    client.once("ready", () => resolve(undefined));
    client.connect({ sock: nms, username: "lab", password: labPassword });
  });
  return { server, client, bent: client as unknown as Bent };
}

function openNetconf(client: ssh2.Client): Promise<ssh2.ClientChannel> {
  return new Promise((resolve, reject) =>
    client.subsys("netconf", (cause, channel) => (cause ? reject(cause) : resolve(channel))),
  );
}

it.each([0, 1, 1_023])("serves no channel whose packets hold %i bytes", async (most) => {
  const { server, client, bent } = await bentClient();
  const open = bent._protocol.session.bind(bent._protocol);
  bent._protocol.session = (id, window) => open(id, window, most);
  await expect(openNetconf(client)).rejects.toThrow("subsystem");
  bent._protocol.session = open;
  await openNetconf(client);
  client.end();
  expect((await server.closed).reason).toBe("peer-closed");
});

it("sends packets of 32 KiB at most, whatever the peer would take", async () => {
  const { server, client, bent } = await bentClient({
    onNetconf: (channel) => {
      channel.open({ received: () => {}, drained: () => {}, ended: () => channel.close() });
      channel.write(Buffer.alloc(1_048_576));
    },
  });
  const open = bent._protocol.session.bind(bent._protocol);
  bent._protocol.session = (id) => open(id, 0xffff_ffff, 0xffff_ffff);
  const channel = await openNetconf(client);
  let most = 0;
  let received = 0;
  channel.on("data", (chunk: Buffer) => {
    most = Math.max(most, chunk.length);
    received += chunk.length;
  });
  await expect.poll(() => received).toBe(1_048_576);
  expect(most).toBeLessThanOrEqual(32_768);
  client.end();
  await server.closed;
});

it("cuts a peer that sends beyond its window", async () => {
  let held: ByteChannel | undefined;
  const { server, client } = await bentClient({
    onNetconf: (channel) => {
      held = channel;
      channel.open({ received: () => {}, drained: () => {}, ended: () => {} });
      channel.pause(true);
    },
  });
  const channel = await openNetconf(client);
  expect(held).toBeDefined();
  (channel.outgoing as { window: number }).window = Number.POSITIVE_INFINITY;
  // The window of ssh2 is checked for zero only, so an odd size gets past it.
  for (let sent = 0; sent < 8 * 1_048_576; sent += 30_001) channel.write(Buffer.alloc(30_001));
  expect(await server.closed).toEqual({
    reason: "protocol-error",
    detail: "the peer sent beyond its window",
  });
});

it("cuts a peer that fills its window with single bytes", async () => {
  const { server, client } = await bentClient({
    onNetconf: (channel) => {
      channel.open({ received: () => {}, drained: () => {}, ended: () => {} });
      channel.pause(true);
    },
  });
  const channel = await openNetconf(client);
  for (let sent = 0; sent < 20_000; sent++) channel.write("x");
  expect((await server.closed).reason).toBe("protocol-error");
});

it("goes on through new key exchanges of the peer while data flows", async () => {
  const { server, client } = await bentClient();
  const channel = await openNetconf(client);
  let received = 0;
  channel.on("data", (chunk: Buffer) => {
    received += chunk.length;
  });
  for (let round = 1; round <= 4; round++) {
    channel.write(Buffer.alloc(300_000));
    const exchanged = new Promise((resolve) => client.once("handshake", resolve));
    (client as unknown as { _protocol: { rekey: () => void } })._protocol.rekey();
    await exchanged;
    await expect.poll(() => received).toBe(round * 300_000);
  }
  client.end();
  expect((await server.closed).reason).toBe("peer-closed");
});

it("ends one connection for a fault in what serves it, and says so", async () => {
  const { server, client } = await bentClient({
    onNetconf: () => {
      throw new Error("a fault of ours");
    },
  });
  client.subsys("netconf", () => {});
  expect(await server.closed).toEqual({ reason: "protocol-error", detail: "a fault of ours" });
});
