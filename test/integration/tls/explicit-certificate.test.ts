import { createPrivateKey } from "node:crypto";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type AttemptRecord,
  type EmulatedDevice,
  emulateDevice,
  type TlsCallHomeOptions,
} from "../../../src/index.ts";
import type { TlsLeafName } from "../../../src/security/pki/index.ts";
import { nextAttempt } from "../../../src/testing.ts";
import { sendAlert } from "../../support/alerting-client.ts";
import { nextSession, TlsNms } from "../../support/tls-nms.ts";
import {
  credentials,
  identity,
  revocationLists,
  rootPem,
  staleLists,
  strangerPem,
} from "../../support/tls-pki.ts";

type Certificates = Pick<
  TlsCallHomeOptions,
  "certificateChain" | "privateKey" | "keyPassword" | "trustedRoots" | "revocationLists"
>;

function deviceFor(nms: TlsNms, certificates: Certificates): Promise<EmulatedDevice> {
  return emulateDevice({
    configuration: `set system host-name r1
set system services netconf tls default-client-identity map-type san-dirname-cn`,
    seed: "explicit tls",
    users: [{ name: "lab" }],
    retryScale: 0.001,
    tlsCallHome: { servers: [{ host: "127.0.0.1", port: nms.port }], ...certificates },
  });
}

describe.each(["TLSv1.2", "TLSv1.3"] as const)(
  "an NMS refuses a certificate over %s",
  (version) => {
    async function refused(name: TlsLeafName): Promise<AttemptRecord> {
      await using nms = await TlsNms.listen();
      const { certificateChain, privateKey } = identity(name);
      const own = { certificateChain, privateKey, trustedRoots: [rootPem] };
      await using device = await deviceFor(nms, own);
      const ended = nextAttempt(device);
      const alert = name === "server-expired" ? "certificate expired" : "bad certificate";
      await sendAlert(await nms.next(), version, alert);
      return await ended;
    }

    it.each([
      ["server-expired", "server-certificate-expired"],
      ["server-not-yet-valid", "server-certificate-not-yet-valid"],
      ["server-self-signed", "server-certificate-self-signed"],
      ["server", "server-certificate-refused"],
      ["server-missing-intermediate", "server-certificate-refused"],
      ["server-wrong-ca", "server-certificate-refused"],
      ["server-wrong-name", "server-certificate-refused"],
    ] as const)("%s: %s", async (name, reason) => {
      const record = await refused(name);
      expect(record).toMatchObject({ reason, phase: "key-exchange" });
      expect(record.detail).toMatch(/alert (certificate expired|bad certificate)/);
    });

    it.each(["server-expired", "server-not-yet-valid"] as const)(
      "%s: the detail holds its bounds and the time of the machine",
      async (name) => {
        expect((await refused(name)).detail).toMatch(
          /; the certificate is valid from .* to .*, and the time of this machine is .* UTC$/,
        );
      },
    );
  },
);

describe("revocation lists of the option", () => {
  const { certificateChain, privateKey } = identity();
  const own = { certificateChain, privateKey, trustedRoots: [rootPem] };
  const [ofRoot = "", ofIntermediate = ""] = revocationLists;

  async function recordOf(
    lists: readonly string[],
    client: TlsLeafName = "client-dirname",
    trustedRoots: readonly string[] = [rootPem],
  ): Promise<AttemptRecord> {
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, { ...own, trustedRoots, revocationLists: lists });
    const ended = nextAttempt(device);
    const secured = await nms.nextTls(credentials(client));
    secured.resume();
    const record = await ended;
    secured.destroy();
    return record;
  }

  it("refuse a revoked client, also when one text holds all of them", async () => {
    expect(await recordOf([ofRoot, ofIntermediate], "client-revoked")).toMatchObject({
      reason: "client-certificate-revoked",
    });
    expect(await recordOf([ofRoot + ofIntermediate], "client-revoked")).toMatchObject({
      reason: "client-certificate-revoked",
    });
  });

  it("must be there for every authority of the chain", async () => {
    expect(await recordOf([ofRoot])).toMatchObject({
      reason: "client-revocation-unknown",
      detail: "UNABLE_TO_GET_CRL",
    });
  });

  it("must not be stale", async () => {
    expect(await recordOf(staleLists)).toMatchObject({
      reason: "client-revocation-unknown",
      detail: "CRL_HAS_EXPIRED",
    });
  });

  it("do not hide what is wrong with the chain itself", async () => {
    const lists = [ofRoot, ofIntermediate];
    const reasons: string[] = [];
    for (const client of [
      "client-missing-intermediate",
      "client-wrong-ca",
      "client-expired",
      "client-self-signed",
    ] as const)
      reasons.push((await recordOf(lists, client)).reason);
    reasons.push((await recordOf(lists, "client-dirname", [strangerPem])).reason);
    expect(reasons).toEqual([
      "client-intermediate-missing",
      "client-intermediate-missing",
      "client-certificate-expired",
      "client-certificate-self-signed",
      "client-root-unknown",
    ]);
  });
});

describe("files of certificates", () => {
  let folder: string;
  const { cert, key } = credentials("server");
  const path = (name: string): { readonly path: string } => ({ path: join(folder, name) });
  const files = (change: Partial<Certificates> = {}): Certificates => ({
    certificateChain: path("server.pem"),
    privateKey: path("server.key"),
    trustedRoots: [path("root.pem")],
    ...change,
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "explicit-tls-"));
    await writeFile(join(folder, "server.pem"), cert);
    await writeFile(join(folder, "server.key"), key);
    await writeFile(join(folder, "root.pem"), rootPem);
    await writeFile(join(folder, "other.key"), credentials("client-dirname").key);
    await writeFile(join(folder, "notes.txt"), "no certificate here");
    await writeFile(join(folder, "broken.pem"), cert.replaceAll(/^MII/gm, "AAA"));
    await writeFile(join(folder, "locked.key"), locked(key));
    await mkdir(join(folder, "folder"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function detailOf(change: Partial<Certificates>): Promise<string | undefined> {
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, files(change));
    const { reason, detail, phase } = await nextAttempt(device);
    expect([reason, phase]).toEqual(["own-certificate-unusable", "tcp"]);
    return detail?.replaceAll(`${folder}/`, "");
  }

  it("are read for every connection: one that becomes good later is served with", async () => {
    await rm(join(folder, "server.pem"));
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, files());
    for (const sequence of [1, 2])
      expect(await nextAttempt(device)).toMatchObject({
        reason: "own-certificate-unusable",
        sequence,
        detail: `certificate ${join(folder, "server.pem")}: there is no such file`,
      });
    await writeFile(join(folder, "server.pem"), "half a certif");
    await nextAttempt(device);
    expect((await nextAttempt(device)).detail).toContain("it holds no certificate in PEM");
    await writeFile(join(folder, "server.pem"), cert);
    const { user, secured } = await nextSession(nms, device);
    expect(user).toBe("lab");
    secured.destroy();
  });

  it.each([
    [
      "missing",
      { trustedRoots: [{ path: "/nowhere/root.pem" }] },
      "trusted root /nowhere/root.pem: there is no such file",
    ],
    [
      "of the wrong type",
      { trustedRoots: [{ path: "/dev/null" }] },
      "trusted root /dev/null: it holds no certificate in PEM",
    ],
  ] as const)("that are %s end the attempt with their path and why", async (_, change, detail) => {
    expect(await detailOf(change)).toBe(detail);
  });

  it.each([
    ["server.pem", "notes.txt", "key notes.txt: it holds no private key in PEM"],
    ["server.pem", "server.pem", "key server.pem: it holds no private key in PEM"],
    ["server.pem", "other.key", "key other.key: it is not the key of the certificate"],
    [
      "server.pem",
      "locked.key",
      "key locked.key: it is protected by a password, and none was given",
    ],
    ["server.pem", "folder", "key folder: it is a directory"],
    ["server.key", "server.key", "certificate server.key: it holds no certificate in PEM"],
    [
      "broken.pem",
      "server.key",
      expect.stringMatching(/^certificate broken.pem: its certificate 1 is malformed: /),
    ],
  ] as const)("certificate %s with key %s: %s", async (certificate, keyFile, detail) => {
    expect(
      await detailOf({ certificateChain: path(certificate), privateKey: path(keyFile) }),
    ).toEqual(detail);
  });

  it("with a wrong password say so, and with the right one serve", async () => {
    const withPassword = { privateKey: path("locked.key"), keyPassword: "wrong" };
    expect(await detailOf(withPassword)).toBe("key locked.key: the password does not open it");
    await using nms = await TlsNms.listen();
    const own = files({ ...withPassword, keyPassword: "secret" });
    await using device = await deviceFor(nms, own);
    const { user, secured } = await nextSession(nms, device);
    expect(user).toBe("lab");
    secured.destroy();
  });

  it("of revocation lists are named, too", async () => {
    const lists = { revocationLists: [path("root.pem")] };
    expect(await detailOf(lists)).toBe(
      "revocation list root.pem: it holds no certificate revocation list in PEM",
    );
  });

  it.skipIf(isRoot())("that may not be read end the attempt with permission denied", async () => {
    await chmod(join(folder, "server.key"), 0);
    expect(await detailOf({})).toBe("key server.key: permission denied");
  });

  it("are let go of when the device closes in the middle", async () => {
    await using nms = await TlsNms.listen();
    const device = await deviceFor(nms, files());
    await nms.next();
    await device.close();
    expect(device.journal).toMatchObject([{ reason: "device-closed" }]);
  });
});

/** Root reads everything. */
function isRoot(): boolean {
  const skipped = process.getuid?.() === 0;
  if (skipped) console.warn("skipped: root may read files without permission");
  return skipped;
}

/** The key under the password `secret`. */
function locked(pem: string): string {
  const key = createPrivateKey(pem);
  const cipher = { cipher: "aes-256-cbc", passphrase: "secret" };
  return key.export({ type: "pkcs8", format: "pem", ...cipher }).toString();
}
