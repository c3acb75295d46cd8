import { once } from "node:events";
import { describe, expect, it } from "vitest";
import {
  type AttemptRecord,
  type DeviceOptions,
  type EmulatedDevice,
  emulateDevice,
  type TlsCallHomeOptions,
} from "../../../src/index.ts";
import { fingerprintOf } from "../../../src/security/x509/index.ts";
import { nextAttempt } from "../../../src/testing.ts";
import { PlainNetconf, TlsNms } from "../../support/tls-nms.ts";
import { authorityOf, chainOf, credentials, identity, rootPem } from "../../support/tls-pki.ts";

const nmsFingerprint = fingerprintOf(chainOf("client-dirname")[0] ?? Buffer.alloc(0));
const byDefault = "set system services netconf tls default-client-identity map-type san-dirname-cn";

async function deviceFor(
  nms: TlsNms,
  mapping: string,
  more: Partial<TlsCallHomeOptions> = {},
  options: Partial<DeviceOptions> = {},
): Promise<EmulatedDevice> {
  const { certificateChain, privateKey } = identity();
  return emulateDevice({
    configuration: `set system host-name r1\n${mapping}`,
    seed: "tls call home",
    users: [{ name: "lab" }],
    retryScale: 0.001,
    tlsCallHome: {
      servers: [{ host: "127.0.0.1", port: nms.port }],
      certificateChain,
      privateKey,
      trustedRoots: [rootPem],
      ...more,
    },
    ...options,
  });
}

/** The first record of a device that calls a client with these certificates. */
async function recordOf(
  mapping: string,
  more: Partial<TlsCallHomeOptions> = {},
  client: Parameters<TlsNms["nextTls"]>[0] = {},
): Promise<AttemptRecord> {
  await using nms = await TlsNms.listen();
  await using device = await deviceFor(nms, mapping, more);
  const ended = nextAttempt(device);
  const secured = await nms.nextTls(client);
  secured.resume();
  const record = await ended;
  secured.destroy();
  return record;
}

describe("a device that calls home over TLS", () => {
  it.each(["TLSv1.2", "TLSv1.3"] as const)(
    "is managed over %s, and calls again",
    async (version) => {
      await using nms = await TlsNms.listen();
      await using device = await deviceFor(nms, byDefault);
      const ended = nextAttempt(device);
      const opened = device.events.next("session-opened");
      const secured = await nms.nextTls({ minVersion: version, maxVersion: version });
      const netconf = new PlainNetconf(secured);
      expect(await netconf.hello()).toMatch(
        /<!-- user lab, class .*super-user -->[^]*<session-id>/,
      );
      expect(await netconf.rpc("<get-config><source><running/></source></get-config>")).toContain(
        "<host-name>r1</host-name>",
      );
      expect((await opened).session).toMatchObject({ user: "lab", client: "tls" });
      expect(device.connectors).toMatchObject([{ client: "tls", state: "connected" }]);
      expect(await netconf.rpc("<close-session/>")).toContain("<ok/>");
      if (!secured.closed) await once(secured, "close");
      const record = await ended;
      expect(record).toMatchObject({
        client: "tls",
        sequence: 1,
        phase: "established",
        reason: "session-closed",
        user: "lab",
        method: "certificate",
      });
      expect(Object.keys(record.milliseconds)).toEqual([
        "dns",
        "tcp",
        "key-exchange",
        "authentication",
        "hello",
        "established",
      ]);
      await nms.next();
    },
  );

  it("sends its hello after the tickets of TLS 1.3, which clients read and drop", async () => {
    await using nms = await TlsNms.listen();
    await using _device = await deviceFor(nms, byDefault);
    const secured = await nms.nextTls();
    const arrived: string[] = [];
    secured.on("session", () => arrived.push("ticket"));
    secured.on("data", () => arrived.push("hello"));
    await once(secured, "data");
    expect(arrived.slice(0, 3)).toEqual(["ticket", "ticket", "hello"]);
  });

  it("sends nothing before the client's first word", async () => {
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, byDefault, {
      servers: [{ host: "127.0.0.1", port: nms.port, timeoutSeconds: 1 }],
    });
    const ended = nextAttempt(device);
    const socket = await nms.next();
    let bytes = 0;
    socket.on("data", (chunk: Buffer) => (bytes += chunk.length));
    expect(await ended).toMatchObject({ reason: "peer-silent", phase: "key-exchange" });
    expect(bytes).toBe(0);
  });

  it("calls over SSH beside it, under the same name if need be", async () => {
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(
      nms,
      byDefault,
      { name: "nms" },
      {
        nms: [{ host: "127.0.0.1", port: nms.port }],
      },
    );
    await Promise.all([nms.next(), nms.next()]);
    expect(device.connectors.map(({ client }) => client)).toEqual(["nms", "nms"]);
  });

  it("ends its session when it is closed, and says why", async () => {
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, byDefault);
    const opened = device.events.next("session-opened");
    const secured = await nms.nextTls();
    await new PlainNetconf(secured).hello();
    await opened;
    await device.close();
    expect(device.journal.at(-1)).toMatchObject({ reason: "device-closed", user: "lab" });
  });
});

describe("the user of a TLS session", () => {
  it.each([
    [
      "the fingerprint's username",
      `set system services netconf tls client-identity noc fingerprint ${nmsFingerprint}
       set system services netconf tls client-identity noc map-type specified
       set system services netconf tls client-identity noc username lab`,
    ],
    ["the directory name of the default", byDefault],
  ])("is %s", async (_, mapping) => {
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, mapping);
    const opened = device.events.next("session-opened");
    const secured = await nms.nextTls();
    await new PlainNetconf(secured).hello();
    expect((await opened).session.user).toBe("lab");
    secured.destroy();
  });

  it("follows a commit: the next connection is judged anew", async () => {
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, "");
    const refused = nextAttempt(device);
    (await nms.nextTls()).resume();
    expect(await refused).toMatchObject({ reason: "no-mapping", detail: nmsFingerprint });
    await device.configure(byDefault);
    const opened = device.events.next("session-opened");
    await new PlainNetconf(await nms.nextTls()).hello();
    expect((await opened).session.user).toBe("lab");
  });

  it("comes from certToName by the rules of RFC 7589 instead", async () => {
    const issuer = fingerprintOf(authorityOf("intermediate"), "sha512");
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, "", {
      certToName: [{ name: "10", fingerprint: issuer, mapType: "san-dirname-cn" }],
    });
    const opened = device.events.next("session-opened");
    await new PlainNetconf(await nms.nextTls()).hello();
    expect((await opened).session.user).toBe("lab");
  });

  it.each([
    ["no-mapping", ""],
    ["name-absent", byDefault, credentials("client-dns")],
    ["unknown-user", byDefault, credentials("client-wrong-name")],
    ["client-certificate-expired", byDefault, credentials("client-expired")],
    ["client-certificate-missing", byDefault, { cert: undefined, key: undefined }],
  ] as const)("is refused with %s", async (reason, mapping, client?) => {
    const record = await recordOf(mapping, {}, client);
    expect(record).toMatchObject({ reason });
    expect(record).not.toHaveProperty("user");
  });
});

describe("a device does not start", () => {
  const { cert } = credentials("server");
  const { key } = credentials("client-dirname");

  it.each([
    ["a certificate that is none", { certificateChain: "junk" }, "ERR_KEY"],
    ["a key of another certificate", { certificateChain: cert, privateKey: key }, "ERR_KEY"],
    ["a root that is none", { trustedRoots: ["junk"] }, "ERR_KEY"],
    ["no root", { trustedRoots: [] }, "ERR_KEY"],
    ["a revocation list that is none", { revocationLists: ["junk"] }, "ERR_KEY"],
    [
      "a fingerprint that is none",
      { certToName: [{ name: "1", fingerprint: "04:AB", mapType: "san-any" }] },
      "ERR_OPTION",
    ],
    [
      "a specified name that is missing",
      { certToName: [{ name: "1", fingerprint: nmsFingerprint, mapType: "specified" }] },
      "ERR_OPTION",
    ],
  ] as const)("with %s", async (_, change, code) => {
    await using nms = await TlsNms.listen();
    const start = deviceFor(nms, byDefault, change);
    await expect(start).rejects.toMatchObject({ code });
  });
});
