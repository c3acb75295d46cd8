import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { type DeviceOptions, emulateDevice, receiveCallHome, Secret } from "../../../src/index.ts";
import { openNetconfClient } from "../../../src/netconf/session/index.ts";
import { nextAttempt } from "../../../src/testing.ts";
import { connectSsh } from "../../../src/transport/ssh/index.ts";

type Preamble = NonNullable<DeviceOptions["preamble"]>;
type Form = Exclude<Preamble, "none">;
const secret = "shared";
const password = "lab-only";

/** Everything that a device with this preamble sends up to the end of its SSH identification. */
async function openingOf(preamble: Preamble): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await using _device = await emulateDevice({
    configuration: "system { host-name mx; }",
    seed: "preamble",
    secret,
    preamble,
    nms: [{ host: "127.0.0.1", port }],
  });
  const [socket] = (await once(server, "connection")) as [Socket];
  socket.on("error", () => undefined);
  let text = "";
  for await (const chunk of socket) {
    text += (chunk as Buffer).toString("latin1");
    if (/^SSH-.*\r\n/m.test(text)) break;
  }
  server.close();
  return text.slice(0, text.indexOf("SSH-"));
}

describe("the preamble of a device", () => {
  it.each<[string, Preamble, RegExp]>([
    [
      "as Junos sends it",
      {},
      /\r\nHOST-KEY: ssh-ed25519 [A-Za-z0-9+/=]+\r\nHMAC: [0-9a-f]{40}\r\n$/,
    ],
    ["without a blank", { hmacSpace: false }, /\r\nHMAC:[0-9a-f]{40}\r\n$/],
    ["with a NUL", { hostKeyNul: true }, /[A-Za-z0-9+/=]\0\r\nHMAC: /],
    ["with empty lines", { blankLines: 2 }, /[0-9a-f]\r\n\r\n\r\n$/],
    ["line by line", { splitWrites: true }, /^MSG-ID: DEVICE-CONN-INFO\r\n.*[0-9a-f]\r\n$/s],
    ["not at all", "none", /^$/],
  ])("arrives %s", async (_, preamble, expected) => {
    expect(await openingOf(preamble)).toMatch(expected);
  });

  it.each<[string, Form]>([
    [
      "no blank, a NUL, empty lines, split",
      { hmacSpace: false, hostKeyNul: true, blankLines: 2, splitWrites: true },
    ],
    ["another host key", { hostKey: "ecdsa" }],
  ])("lets an NMS in that checks the key: %s", async (_, preamble) => {
    await using receiver = await receiveCallHome({
      credentials: {
        username: "ops",
        credentials: [{ kind: "password", password: new Secret(password) }],
      },
    });
    const arrived = receiver.events.next("connected");
    await using device = await emulateDevice({
      configuration: "system { host-name mx; }",
      hostKeyTypes: ["ed25519", "ecdsa"],
      secret,
      preamble,
      nms: [{ host: "127.0.0.1", port: receiver.port }],
      users: [{ name: "ops", password }],
    });
    const { deviceId, hostKey } = await arrived;
    expect(deviceId).toBe("mx");
    expect(hostKey).toBe(device.identity.hostKeys[preamble.hostKey === "ecdsa" ? 1 : 0]);
  });

  it("can be missing, as RFC 8071 has it", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    await using device = await emulateDevice({
      configuration: "system { host-name mx; }",
      secret,
      preamble: "none",
      nms: [{ host: "127.0.0.1", port }],
      users: [{ name: "ops", password }],
    });
    const [socket] = (await once(server, "connection")) as [Socket];
    server.close();
    const ended = nextAttempt(device);
    const ssh = await connectSsh(socket, {
      username: "ops",
      credentials: [{ kind: "password", password: new Secret(password) }],
      checkHostKey: () => true,
    });
    const session = await openNetconfClient(await ssh.openNetconf());
    await session.close();
    await ssh.close();
    const { milliseconds, reason } = await ended;
    expect(reason).toBe("session-closed");
    expect(milliseconds).not.toHaveProperty("preamble");
  });
});
