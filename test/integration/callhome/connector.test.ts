import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { Secret } from "../../../src/base/index.ts";
import { resolveOutboundSshClient } from "../../../src/callhome/index.ts";
import { openNetconfClient } from "../../../src/netconf/session/index.ts";
import { connectSsh } from "../../../src/transport/ssh/index.ts";
import { ScriptedDevice } from "../../support/scripted-device.ts";
import { labPassword } from "../../support/ssh-pair.ts";

const ident = "SSH-2.0-OpenSSH_9.0\r\n";

/** A listener that plays an NMS of whatever kind; it counts the connections that are open at once. */
class Peer implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  accepted = 0;
  readonly ports: (number | undefined)[] = [];
  mostAtOnce = 0;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async that(behave: (socket: Socket) => void): Promise<Peer> {
    const peer = new Peer(createServer().listen(0, "127.0.0.1"));
    peer.#server.on("connection", (socket) => {
      peer.accepted++;
      peer.ports.push(socket.remotePort);
      peer.#sockets.add(socket);
      peer.mostAtOnce = Math.max(peer.mostAtOnce, peer.#sockets.size);
      socket.on("error", () => undefined).once("close", () => peer.#sockets.delete(socket));
      behave(socket);
      if (socket.listenerCount("data") === 0) socket.resume();
    });
    await once(peer.#server, "listening");
    return peer;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }
}

async function freePort(): Promise<number> {
  await using peer = await Peer.that(() => undefined);
  return peer.port;
}

async function logIn(socket: Socket): Promise<void> {
  const ssh = await connectSsh(socket, {
    username: "lab",
    credentials: [{ kind: "password", password: new Secret(labPassword) }],
    checkHostKey: () => true,
  });
  const session = await openNetconfClient(await ssh.openNetconf());
  await session.close();
  await ssh.close();
}

describe("a connector", () => {
  it("introduces itself, is managed, and comes back after the session", async () => {
    await using peer = await Peer.that((socket) => void logIn(socket));
    await using device = new ScriptedDevice({ deviceId: "mx", ports: [peer.port] });
    const record = await device.nextRecord();
    expect(record).toMatchObject({
      device: "mx",
      client: "nms",
      server: { host: "127.0.0.1", port: peer.port },
      sequence: 1,
      phase: "established",
      reason: "session-closed",
      user: "lab",
      method: "password",
      localAddress: "127.0.0.1",
    });
    expect(record.localPort).toBe(peer.ports[0]);
    expect(Object.keys(record.milliseconds)).toEqual([
      "dns",
      "tcp",
      "preamble",
      "identification",
      "key-exchange",
      "authentication",
      "subsystem",
      "hello",
      "established",
    ]);
    expect(record.bytes.sent).toBeGreaterThan(1_000);
    expect(record.bytes.received).toBeGreaterThan(1_000);
    expect(await device.nextRecord()).toMatchObject({ sequence: 2, reason: "session-closed" });
    expect(peer.mostAtOnce).toBe(1);
  });

  it.each<[string, (socket: Socket) => void, string, string]>([
    ["closes at once", (socket) => socket.end(), "peer-closed-early", "identification"],
    [
      "resets at once",
      (socket) => socket.resetAndDestroy(),
      "peer-closed-early",
      // The reset may overtake the news that the connection was accepted.
      "tcp|identification",
    ],
    [
      "speaks HTTP",
      (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"),
      "not-ssh",
      "identification",
    ],
    ["speaks SMTP", (socket) => void socket.write("220 mail\r\n"), "not-ssh", "identification"],
    ["echoes", (socket) => void socket.pipe(socket), "not-ssh", "identification"],
    [
      "sends garbage",
      (socket) => void socket.write("\0\xff\x16\x03".repeat(500)),
      "not-ssh",
      "identification",
    ],
    [
      "sends garbage after its identification",
      (socket) => void socket.write(`${ident}${"garbage!".repeat(100)}`),
      "protocol-error",
      "key-exchange",
    ],
    [
      "leaves after its identification",
      (socket) => void socket.end(ident),
      "key-exchange-failed",
      "key-exchange",
    ],
  ])("tells why a peer that %s is no NMS, and keeps trying", async (_, behave, reason, phase) => {
    await using peer = await Peer.that(behave);
    await using device = new ScriptedDevice({ deviceId: "mx", ports: [peer.port] });
    expect(await device.nextRecord()).toMatchObject({
      sequence: 1,
      reason,
      phase: expect.stringMatching(phase),
    });
    expect(await device.nextRecord()).toMatchObject({ sequence: 2, reason });
    expect(peer.mostAtOnce).toBe(1);
  });

  it("cuts a peer that never speaks", async () => {
    await using peer = await Peer.that(() => undefined);
    const servers = [{ host: "127.0.0.1", port: peer.port, timeoutSeconds: 1 }];
    await using device = new ScriptedDevice({ deviceId: "mx", ports: [], client: { servers } });
    expect(await device.nextRecord()).toMatchObject({ reason: "peer-silent" });
  });

  it("goes down the list past servers that refuse", async () => {
    await using peer = await Peer.that((socket) => void logIn(socket));
    const refusing = await freePort();
    await using device = new ScriptedDevice({ deviceId: "mx", ports: [refusing, peer.port] });
    await device.nextRecord(({ reason }) => reason === "session-closed");
    expect(device.journal.records.map(({ reason }) => reason)).toEqual([
      "connection-refused",
      "connection-refused",
      "connection-refused",
      "session-closed",
    ]);
  });

  it("does not dial in a busy loop when the door is slammed", async () => {
    await using peer = await Peer.that((socket) => socket.destroy());
    const started = performance.now();
    await using device = new ScriptedDevice({ deviceId: "mx", ports: [peer.port] });
    await device.nextRecord(({ sequence }) => sequence === 10);
    expect(performance.now() - started).toBeGreaterThan(9 * 50 - 20);
    expect(peer.accepted).toBeLessThanOrEqual(11);
  });

  it("moves to another server when a commit says so", async () => {
    await using first = await Peer.that(() => undefined);
    await using second = await Peer.that((socket) => socket.end());
    await using device = new ScriptedDevice({ deviceId: "mx", ports: [first.port] });
    await device.connector.events.next("attempt-advanced", {
      accept: ({ phase }) => phase === "identification",
    });
    const record = device.nextRecord();
    const servers = [{ host: "127.0.0.1", port: second.port }];
    device.connector.update(resolveOutboundSshClient({ name: "nms", deviceId: "mx", servers }));
    expect(await record).toMatchObject({ reason: "client-removed", server: { port: first.port } });
    expect(await device.nextRecord()).toMatchObject({ server: { port: second.port } });
  });

  it("closes while it waits, dials or is connected, and leaves nothing behind", async () => {
    await using peer = await Peer.that(() => undefined);
    const device = new ScriptedDevice({ deviceId: "mx", ports: [peer.port] });
    await device.connector.events.next("attempt-advanced");
    await Promise.all([device.connector.close(), device.connector.close()]);
    expect(device.journal.records).toMatchObject([{ reason: "device-closed" }]);
    expect(device.connector.status.state).toBe("stopped");
  });
});
