import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { emulateDevice, receiveCallHome, Secret } from "../../../src/index.ts";
import { callHomePair, nextAttempt } from "../../../src/testing.ts";

const configuration = "system { host-name victim; }";

describe("a device whose NMS misbehaves", () => {
  let server: Server;
  let port: number;
  let answer: (socket: Socket) => void;
  const open = new Set<Socket>();

  beforeEach(async () => {
    server = createServer((socket) => {
      open.add(socket);
      socket.on("error", () => undefined).on("close", () => open.delete(socket));
      answer(socket);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    port = (server.address() as AddressInfo).port;
  });

  afterEach(async () => {
    for (const socket of open) socket.destroy();
    server.close();
    await once(server, "close");
  });

  it.each([
    ["slams the door", (socket: Socket) => socket.destroy(), "peer-closed-early"],
    ["speaks HTTP", (socket: Socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"), "not-ssh"],
    ["sends garbage", (socket: Socket) => socket.end(Buffer.alloc(4_096, 0xff)), "not-ssh"],
    [
      "breaks off in key exchange",
      (socket: Socket) => socket.end("SSH-2.0-x\r\n"),
      "key-exchange-failed",
    ],
  ])("keeps trying one that %s and says why", async (_what, behaviour, reason) => {
    answer = behaviour;
    await using device = await emulateDevice({
      configuration,
      nms: [{ host: "127.0.0.1", port }],
      retryScale: 0.001,
    });
    expect(await nextAttempt(device)).toMatchObject({ reason });
    expect(await nextAttempt(device)).toMatchObject({ reason, sequence: 2 });
  });

  it("reports a refused login and tries again", async () => {
    await using receiver = await receiveCallHome({
      credentials: {
        username: "intruder",
        credentials: [{ kind: "password", password: new Secret("guess") }],
      },
    });
    await using device = await emulateDevice({
      configuration: "system { login { retry-options { backoff-threshold 3; } } }",
      nms: [{ host: "127.0.0.1", port: receiver.port }],
      users: [{ name: "netops", password: "right" }],
      retryScale: 0.001,
    });
    const record = await nextAttempt(device);
    expect(record).toMatchObject({ phase: "authentication", reason: "login-failed" });
    expect(record.detail).toContain("password of 'intruder': unknown-user");
    expect(JSON.stringify(record)).not.toContain("guess");
  });
});

describe("a session of a peer that misbehaves", () => {
  const nested = `<rpc message-id="1">${"<a>".repeat(10_000)}${"</a>".repeat(10_000)}</rpc>`;

  it.each([
    ["nests 10,000 elements", nested.slice('<rpc message-id="1">'.length, -"</rpc>".length)],
    ["leaves a tag open", "<get-config><source></get-config>"],
    ["uses an undeclared prefix", "<x:get-config/>"],
    ["uses an unknown entity", "<get-config>&boom;</get-config>"],
  ])("answers one that %s with an rpc-error and goes on", async (_what, request) => {
    await using pair = await callHomePair();
    const { managed } = pair;
    const refused = await managed.rpc(request);
    expect(refused.errors).toHaveLength(1);
    const next = await managed.rpc("<get-system-information/>");
    expect(next.errors).toEqual([]);
  });

  it("leaves every other device untouched", async () => {
    await using one = await callHomePair();
    await using other = await callHomePair();
    await one.managed.rpc(`<get-config>${"x".repeat(2_000_000)}</get-config>`);
    expect((await other.managed.rpc("<get-system-information/>")).errors).toEqual([]);
    expect(other.device.journal).toEqual([]);
  });
});
