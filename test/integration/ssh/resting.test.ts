import type { EventEmitter } from "node:events";
import ssh2, { type CipherAlgorithm } from "ssh2";
import ssh2Ciphers from "ssh2/lib/protocol/crypto.js";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { limits } from "../../../src/base/index.ts";
import { connectPair, type EchoServer, echoServer, labPassword } from "../../support/ssh-pair.ts";

interface Talk {
  readonly server: EchoServer;
  readonly client: ssh2.Client;
  /** Sends bytes and resolves when as many have come back. */
  echo(bytes: Buffer): Promise<Buffer>;
}

async function talk(cipher: CipherAlgorithm): Promise<Talk> {
  const { device, nms } = await connectPair();
  const server = echoServer(device);
  const client = new ssh2.Client();
  await new Promise((resolve, reject) => {
    client.once("ready", () => resolve(undefined)).once("error", reject);
    const algorithms = { cipher: [cipher] };
    client.connect({ sock: nms, username: "lab", password: labPassword, algorithms });
  });
  const channel = await new Promise<ssh2.ClientChannel>((resolve, reject) =>
    client.subsys("netconf", (cause, made) => (cause ? reject(cause) : resolve(made))),
  );
  const echo = (bytes: Buffer): Promise<Buffer> =>
    new Promise((resolve) => {
      const got: Buffer[] = [];
      const take = (chunk: Buffer): void => {
        got.push(chunk);
        if (Buffer.concat(got).length < bytes.length) return;
        channel.off("data", take);
        resolve(Buffer.concat(got));
      };
      channel.on("data", take);
      channel.write(bytes);
    });
  return { server, client, echo };
}

async function leave({ server, client }: Talk): Promise<void> {
  client.end();
  expect(await server.closed).toMatchObject({ reason: "peer-closed" });
}

/** How often ciphers and deciphers were made that had rested; ssh2 itself calls its functions by other references. */
function woken(): readonly [number, number] {
  const { createCipher, createDecipher } = vi.mocked(ssh2Ciphers);
  return [createCipher.mock.calls.length, createDecipher.mock.calls.length];
}

beforeAll(async () => {
  // The first exchange of a process is not made faster, and its secret stays within ssh2.
  await leave(await talk("aes128-gcm@openssh.com"));
});
beforeEach(() => {
  vi.spyOn(ssh2Ciphers, "createCipher");
  vi.spyOn(ssh2Ciphers, "createDecipher");
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Lets connections rest: as many others as may be awake at a time come and go. */
async function rest(): Promise<void> {
  const others: Talk[] = [];
  while (others.length < limits.awakeConnections)
    others.push(...(await Promise.all(Array.from({ length: 32 }, () => talk(gcm)))));
  await Promise.all(others.map(leave));
}

const gcm = "aes128-gcm@openssh.com";
const hello = Buffer.from("hello");

it.each(["aes128-gcm@openssh.com", "aes256-gcm@openssh.com"] as const)(
  "%s rests while others are at work, and wakes by the first packet of each direction",
  async (cipher) => {
    const connection = await talk(cipher);
    expect(await connection.echo(hello)).toEqual(hello);
    await rest();
    await rest();
    expect(woken()).toEqual([0, 0]);
    expect(await connection.echo(hello)).toEqual(hello);
    expect(woken()).toEqual([1, 1]);
    const large = Buffer.alloc(300_000, "0123456789abcdef");
    expect((await connection.echo(large)).equals(large)).toBe(true);
    expect(woken()).toEqual([1, 1]);
    await rest();
    expect((await connection.echo(large)).equals(large)).toBe(true);
    expect(woken()).toEqual([2, 2]);
    await rest();
    await leave(connection);
  },
);

it.each(["chacha20-poly1305@openssh.com", "aes128-ctr"] as const)(
  "%s stays awake",
  async (cipher) => {
    const connection = await talk(cipher);
    await rest();
    expect(await connection.echo(hello)).toEqual(hello);
    expect(woken()).toEqual([0, 0]);
    await leave(connection);
  },
);

it("what rested takes new keys, and does not rest with them", async () => {
  const connection = await talk("aes128-gcm@openssh.com");
  await rest();
  await new Promise((resolve) => {
    connection.client.once("handshake", resolve);
    (connection.client as unknown as { _protocol: { rekey(): void } })._protocol.rekey();
  });
  const wakings = woken();
  expect(await connection.echo(hello)).toEqual(hello);
  await rest();
  expect(await connection.echo(hello)).toEqual(hello);
  expect(woken()).toEqual(wakings);
  await leave(connection);
});

it("a connection that is cut while it rests ends like any other", async () => {
  const connection = await talk("aes128-gcm@openssh.com");
  await rest();
  connection.client.on("error", () => {});
  connection.server.connection.destroy();
  expect(await connection.server.closed).toMatchObject({ reason: "closed-here" });
  await rest();
  expect(woken()).toEqual([0, 0]);
});

it("a device that closes says goodbye under the keys that rested", async () => {
  const connection = await talk("aes128-gcm@openssh.com");
  await rest();
  const ended = new Promise((resolve) =>
    (connection.client as EventEmitter).once("close", resolve),
  );
  const faults: unknown[] = [];
  connection.client.on("error", (cause) => faults.push(cause));
  await connection.server.connection.close();
  await ended;
  expect(woken()[0]).toBe(1);
  expect(faults.map(String).join()).not.toMatch(/mac|length|decrypt/i);
});
