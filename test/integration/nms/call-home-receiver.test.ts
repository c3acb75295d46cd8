import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { limits, Secret } from "../../../src/base/index.ts";
import { printPreamble } from "../../../src/callhome/index.ts";
import {
  type CallHomeReceiver,
  type Enrolment,
  type ManagedDevice,
  type NmsCredentials,
  type ReceiverOptions,
  type Refusal,
  receiveCallHome,
} from "../../../src/nms/index.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { ScriptedDevice } from "../../support/scripted-device.ts";
import { certificateLine, makeCertificate } from "../../support/ssh-certificates.ts";
import { hostKeys, labPassword, testKey } from "../../support/ssh-pair.ts";

const password = { kind: "password", password: new Secret(labPassword) } as const;
const credentials: NmsCredentials = { username: "lab", credentials: [password] };
const secret = new Secret("s3cret");
const hostKey = hostKeys[0]?.publicKeyText ?? "";
const otherKeys = [testKey("another host")];

const receiver = (options: Partial<ReceiverOptions> = {}): Promise<CallHomeReceiver> =>
  receiveCallHome({ credentials, ...options });

const connected = (nms: CallHomeReceiver): Promise<ManagedDevice> => nms.events.next("connected");
const refused = (nms: CallHomeReceiver): Promise<Refusal> => nms.events.next("refused");

/** A peer that only writes; disposing destroys it. */
async function rawPeer(port: number, text: string): Promise<Socket & AsyncDisposable> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.on("error", () => undefined).resume();
  socket.write(text);
  return Object.assign(socket, {
    async [Symbol.asyncDispose](): Promise<void> {
      socket.destroy();
      if (!socket.closed) await once(socket, "close");
    },
  });
}

describe("a receiver", () => {
  it("logs in to a stranger, opens a session and says that it trusts on first use", async () => {
    await using nms = await receiver();
    const arrival = connected(nms);
    await using scripted = new ScriptedDevice({ deviceId: "mx", ports: [nms.port] });
    const device = await arrival;
    expect(device).toMatchObject({
      deviceId: "mx",
      remoteAddress: "127.0.0.1",
      hostKey,
      trust: "first-use",
      hmac: "absent",
      user: "lab",
      method: "password",
      sessionId: 10_001,
    });
    expect(device.capabilities).toContain("urn:ietf:params:netconf:base:1.0");
    expect(nms.devices).toEqual([device]);
    const results = await Promise.all([device.rpc("<get/>"), device.rpc("<unheard-of/>")]);
    expect(results.map(({ ok }) => ok)).toEqual([true, false]);
    const gone = nms.events.next("disconnected");
    await device.close();
    expect(await gone).toEqual({ device, detail: undefined });
    expect(scripted.journal.records[0]).toMatchObject({ reason: "session-closed" });
  });

  it("verifies HMAC and host key of an enrolled device", async () => {
    await using nms = await receiver({ enrolled: [{ deviceId: "mx", secret, hostKey }] });
    const arrival = connected(nms);
    await using _ = new ScriptedDevice({ deviceId: "mx", ports: [nms.port], secret });
    expect(await arrival).toMatchObject({ trust: "enrolled", hmac: "verified", hostKey });
  });

  it.each<[NmsCredentials["credentials"][number]["kind"], NmsCredentials]>([
    [
      "certificate",
      {
        username: "lab",
        credentials: [
          {
            kind: "certificate",
            privateKey: testKey("nms"),
            certificate: certificateLine(
              makeCertificate({ key: testKey("nms"), ca: testKey("user ca") }),
            ),
          },
          password,
        ],
      },
    ],
    [
      "public-key",
      {
        username: "lab",
        credentials: [
          { kind: "public-key", privateKey: testKey("stranger") },
          { kind: "public-key", privateKey: testKey("lab user") },
        ],
      },
    ],
  ])("logs in with a %s where the enrolment says so", async (method, own) => {
    const enrolled: Enrolment[] = [{ deviceId: "mx", credentials: own }];
    await using nms = await receiver({ enrolled });
    const arrival = connected(nms);
    await using _ = new ScriptedDevice({ deviceId: "mx", ports: [nms.port] });
    expect(await arrival).toMatchObject({ method });
  });

  it.each<
    [
      string,
      Partial<ReceiverOptions>,
      Partial<ConstructorParameters<typeof ScriptedDevice>[0]>,
      Refusal["reason"],
      string,
    ]
  >([
    [
      "a device without HMAC when its secret is enrolled",
      { enrolled: [{ deviceId: "mx", secret }] },
      {},
      "hmac-missing",
      "peer-closed-early",
    ],
    [
      "a device with another secret",
      { enrolled: [{ deviceId: "mx", secret }] },
      { secret: new Secret("guessed") },
      "hmac-wrong",
      "peer-closed-early",
    ],
    [
      "a device with another host key than the enrolled one",
      { enrolled: [{ deviceId: "mx", hostKey }] },
      { hostKeys: otherKeys },
      "host-key-not-enrolled",
      "host-key-rejected",
    ],
    [
      "a device that uses another key than it announced",
      { enrolled: [{ deviceId: "mx", secret }] },
      { secret, hostKeys: otherKeys, announcedKey: hostKey },
      "host-key-differs",
      "host-key-rejected",
    ],
    ["a stranger when told so", { strangers: "refuse" }, {}, "not-enrolled", "peer-closed-early"],
    [
      "a device that does not take the credentials",
      { credentials: { username: "eve", credentials: [password] } },
      {},
      "login-refused",
      "login-failed",
    ],
  ])("refuses %s, and the device learns why", async (_, options, device, reason, journaled) => {
    await using nms = await receiver(options);
    const refusal = refused(nms);
    await using scripted = new ScriptedDevice({ deviceId: "mx", ports: [nms.port], ...device });
    const record = scripted.nextRecord();
    expect(await refusal).toMatchObject({ deviceId: "mx", remoteAddress: "127.0.0.1", reason });
    expect(await record).toMatchObject({ reason: journaled });
    expect(nms.devices).toEqual([]);
  });

  it("refuses a changed host key of a device that it knows", async () => {
    await using nms = await receiver();
    const arrival = connected(nms);
    {
      await using _ = new ScriptedDevice({ deviceId: "mx", ports: [nms.port] });
      await arrival;
    }
    const refusal = refused(nms);
    await using _ = new ScriptedDevice({
      deviceId: "mx",
      ports: [nms.port],
      hostKeys: otherKeys,
    });
    expect(await refusal).toMatchObject({ deviceId: "mx", reason: "host-key-changed" });
  });

  it.each<[string, string, Refusal["reason"]]>([
    ["speaks HTTP", "GET / HTTP/1.1\r\n\r\n", "preamble-invalid"],
    ["sends no preamble", "SSH-2.0-OpenSSH_9.0\r\n", "no-preamble"],
    [
      "sends garbage for SSH",
      `${printPreamble({ deviceId: "bad" })}SSH-2.0-x\r\n${"garbage!".repeat(100)}`,
      "ssh-failed",
    ],
  ])("refuses a peer that %s and serves the others", async (_name, text, reason) => {
    await using nms = await receiver();
    const refusal = refused(nms);
    await using peer = await rawPeer(nms.port, text);
    expect(await refusal).toMatchObject({ reason });
    if (!peer.closed) await once(peer, "close");
    const arrival = connected(nms);
    await using _ = new ScriptedDevice({ deviceId: "mx", ports: [nms.port] });
    expect((await arrival).deviceId).toBe("mx");
  });

  it("gives a peer that never speaks no more than its time", async () => {
    const clock = new ManualClock();
    await using nms = await receiver({ clock });
    const refusal = refused(nms);
    await using _ = await rawPeer(nms.port, "MSG-ID: ");
    while (clock.waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    clock.advance(limits.preambleSeconds * 1_000);
    expect(await refusal).toMatchObject({ reason: "time-limit", deviceId: undefined });
  });

  it("serves many devices at once", async () => {
    await using nms = await receiver();
    const names = Array.from({ length: 20 }, (_, index) => `mx-${index}`);
    const all = nms.events.next("connected", { accept: () => nms.devices.length === 20 });
    const devices = names.map((deviceId) => new ScriptedDevice({ deviceId, ports: [nms.port] }));
    await all;
    const replies = await Promise.all(nms.devices.map((device) => device.rpc("<get/>")));
    expect(replies.every(({ ok }) => ok)).toBe(true);
    expect(nms.devices.map(({ deviceId }) => deviceId).sort()).toEqual([...names].sort());
    await Promise.all(devices.map((device) => device.connector.close()));
  });

  it("reports a device that breaks off", async () => {
    await using nms = await receiver();
    const arrival = connected(nms);
    const scripted = new ScriptedDevice({ deviceId: "mx", ports: [nms.port] });
    const device = await arrival;
    const gone = nms.events.next("disconnected");
    await scripted.connector.close();
    expect((await gone).device).toBe(device);
    await expect(device.rpc("<get/>")).rejects.toMatchObject({ code: "ERR_SESSION" });
    await device.close();
  });

  it("closes sessions and handshakes, once and for all", async () => {
    const nms = await receiver();
    const arrival = connected(nms);
    await using _ = await rawPeer(nms.port, "MSG-ID: ");
    await using scripted = new ScriptedDevice({ deviceId: "mx", ports: [nms.port] });
    const record = scripted.nextRecord();
    await arrival;
    const refusal = refused(nms);
    const closing = nms.close();
    expect(nms.close()).toBe(closing);
    await closing;
    expect(await refusal).toMatchObject({ reason: "receiver-closed" });
    expect(await record).toMatchObject({ reason: "session-closed" });
    expect(nms.devices).toEqual([]);
  });

  it("says when it cannot listen", async () => {
    await using nms = await receiver();
    await expect(receiver({ port: nms.port })).rejects.toMatchObject({
      code: "ERR_LISTEN",
      message: expect.stringContaining(`127.0.0.1:${nms.port}`),
    });
  });
});
