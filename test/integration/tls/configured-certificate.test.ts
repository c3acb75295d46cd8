import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import {
  type AttemptRecord,
  type DeviceOptions,
  type EmulatedDevice,
  emulateDevice,
  type PkiOptions,
} from "../../../src/index.ts";
import { certificatesPem, makeX509, privateKeyPem } from "../../../src/security/pki/index.ts";
import { nextAttempt } from "../../../src/testing.ts";
import {
  authorityPem,
  ecdsaPki,
  type LabPki,
  leafOf,
  listPem,
  pkiOptions,
  rsaPki,
} from "../../support/pki-options.ts";
import { nextSession, PlainNetconf, TlsNms } from "../../support/tls-nms.ts";

const tls = `set system services netconf tls default-client-identity map-type san-dirname-cn
set system services netconf tls local-certificate netconf-server-cert`;

async function deviceFor(
  nms: TlsNms,
  options: Partial<DeviceOptions> = {},
  statements: string = tls,
): Promise<EmulatedDevice> {
  return emulateDevice({
    configuration: `set system host-name r1\n${statements}`,
    seed: "configured tls",
    users: [{ name: "lab" }],
    retryScale: 0.001,
    tlsCallHome: { servers: [{ host: "127.0.0.1", port: nms.port }] },
    pki: pkiOptions(rsaPki),
    ...options,
  });
}

type Client = Parameters<TlsNms["nextTls"]>[0];

/** The first record of a device that calls a client of this PKI. */
async function recordOf(
  options: Partial<DeviceOptions> = {},
  { client = {}, statements = tls }: { client?: Client; statements?: string } = {},
): Promise<AttemptRecord> {
  await using nms = await TlsNms.listen();
  await using device = await deviceFor(nms, options, statements);
  const ended = nextAttempt(device);
  const secured = await nms.nextTls({ ...clientOf(rsaPki), ...client });
  secured.resume();
  const record = await ended;
  secured.destroy();
  return record;
}

function clientOf(pki: LabPki, name: Parameters<typeof leafOf>[1] = "client-dirname"): Client {
  return { ...leafOf(pki, name), ca: authorityPem(pki, "root") };
}

const versions = ["TLSv1.2", "TLSv1.3"] as const;

describe("TLS call home without a certificate of its own", () => {
  it.each(versions)(
    "shows what local-certificate names, and its intermediate, over %s",
    async (version) => {
      const bare = pkiOptions(rsaPki, "server-missing-intermediate");
      await using nms = await TlsNms.listen();
      await using device = await deviceFor(nms, { pki: bare });
      const opened = device.events.next("session-opened");
      const secured = await nms.nextTls({
        ...clientOf(rsaPki),
        minVersion: version,
        maxVersion: version,
        rejectUnauthorized: true,
      });
      expect(await new PlainNetconf(secured).hello()).toContain("<!-- user lab, class");
      expect((await opened).session.user).toBe("lab");
      expect(secured.authorized).toBe(true);
      secured.destroy();
    },
  );

  it("sends the root, too, when the root issued its certificate", async () => {
    const root = rsaPki.authority("root");
    const { key } = rsaPki.leaf("server");
    const certificate = makeX509({
      subject: [["CN", "device.example.net"]],
      key: key.keyObject,
      issuer: { subject: root.subject, key: root.key.keyObject },
      serial: 7n,
      notBefore: Date.now() - 60_000,
      notAfter: Date.now() + 3_600_000,
      alternativeNames: [{ kind: "dns", value: "device.example.net" }],
    });
    const own = {
      certificateChain: certificatesPem([certificate]),
      privateKey: privateKeyPem(key),
    };
    await using nms = await TlsNms.listen();
    await using _device = await deviceFor(nms, {
      pki: {
        localCertificates: [{ id: "netconf-server-cert", ...own }],
        caProfiles: [{ name: "root", certificates: [authorityPem(rsaPki, "root")] }],
      },
    });
    const secured = await nms.nextTls({ ...clientOf(rsaPki), ca: [], rejectUnauthorized: false });
    await once(secured, "secureConnect");
    expect(secured.getPeerCertificate(true).issuerCertificate.raw).toEqual(root.certificate);
    secured.destroy();
  });

  it("follows a commit: the next connection shows what is configured then", async () => {
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, {}, "");
    expect(await nextAttempt(device)).toMatchObject({
      reason: "server-certificate-missing",
      detail: "there is no local-certificate at [edit system services netconf tls]",
      phase: "tcp",
    });
    await device.configure(tls);
    const { user, secured } = await nextSession(nms, device, clientOf(rsaPki));
    expect(user).toBe("lab");
    secured.destroy();
  });
});

describe("a device does not serve with its own certificate", () => {
  it.each([
    [
      "server-expired",
      /^the certificate is valid from .* UTC to .* UTC, and the time of this machine is .* UTC$/,
    ],
    [
      "server-not-yet-valid",
      /^the certificate is valid from .*, and the time of this machine is .* UTC$/,
    ],
    ["server-self-signed", /^local certificate 'netconf-server-cert'$/],
  ] as const)("%s, says why at every attempt, and keeps trying", async (name, detail) => {
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, { pki: pkiOptions(rsaPki, name) });
    const reason = name.replace("server-", "server-certificate-");
    for (const sequence of [1, 2]) {
      const record = await nextAttempt(device);
      expect(record).toMatchObject({ reason, sequence, phase: "tcp" });
      expect(record.detail).toMatch(detail);
      expect(record.bytes).toEqual({ sent: 0, received: 0 });
    }
  });

  it("that is not loaded", async () => {
    expect(await recordOf({ pki: {} })).toMatchObject({
      reason: "server-certificate-missing",
      detail: "no local certificate 'netconf-server-cert' is loaded",
    });
  });

  it("of a key that OpenSSL does not take", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 512 });
    const certificate = makeX509({
      subject: [["CN", "device.example.net"]],
      key: privateKey,
      issuer: {
        subject: rsaPki.authority("root").subject,
        key: rsaPki.authority("root").key.keyObject,
      },
      serial: 8n,
      notBefore: Date.now() - 60_000,
      notAfter: Date.now() + 3_600_000,
    });
    const own = {
      id: "netconf-server-cert",
      certificateChain: certificatesPem([certificate]),
      privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    };
    const { caProfiles = [] } = pkiOptions(rsaPki);
    expect(await recordOf({ pki: { localCertificates: [own], caProfiles } })).toMatchObject({
      reason: "own-certificate-unusable",
      detail: expect.stringMatching(/key too small/) as string,
    });
  });
});

describe.each(versions)("a client is judged by the CA profiles over %s", (version) => {
  const only = { minVersion: version, maxVersion: version };

  it.each([
    ["client-expired", "client-certificate-expired"],
    ["client-not-yet-valid", "client-certificate-not-yet-valid"],
    ["client-self-signed", "client-certificate-self-signed"],
    ["client-missing-intermediate", "client-intermediate-missing"],
    ["client-wrong-ca", "client-intermediate-missing"],
    ["client-dns", "name-absent"],
    ["client-wrong-name", "unknown-user"],
  ] as const)("%s: %s", async (name, reason) => {
    const record = await recordOf({}, { client: { ...clientOf(rsaPki, name), ...only } });
    expect(record).toMatchObject({ reason });
  });

  it.each(["client-expired", "client-not-yet-valid"] as const)(
    "%s: with the bounds of the certificate and the time of the machine",
    async (name) => {
      const record = await recordOf({}, { client: { ...clientOf(rsaPki, name), ...only } });
      expect(record.detail).toMatch(
        /: the certificate is valid from .* to .*, and the time of this machine is .* UTC$/,
      );
    },
  );

  it("no certificate: client-certificate-missing", async () => {
    const client = { ...only, cert: undefined, key: undefined };
    expect(await recordOf({}, { client })).toMatchObject({ reason: "client-certificate-missing" });
  });

  it("no profile for its root: client-root-unknown", async () => {
    const { localCertificates = [] } = pkiOptions(rsaPki);
    const caProfiles = [
      { name: "intermediate", certificates: [authorityPem(rsaPki, "intermediate")] },
      { name: "stranger", certificates: [authorityPem(rsaPki, "stranger")] },
    ];
    for (const profiles of [caProfiles, []])
      expect(
        await recordOf({ pki: { localCertificates, caProfiles: profiles } }, { client: only }),
      ).toMatchObject({ reason: "client-root-unknown" });
  });

  it("no mapping: no-mapping", async () => {
    const statements = "set system services netconf tls local-certificate netconf-server-cert";
    expect(await recordOf({}, { client: only, statements })).toMatchObject({
      reason: "no-mapping",
    });
  });
});

describe("a revocation list of a CA profile", () => {
  function withList(name: "intermediate" | "stale"): PkiOptions {
    const { localCertificates = [] } = pkiOptions(rsaPki);
    return {
      localCertificates,
      caProfiles: [
        { name: "root", certificates: [authorityPem(rsaPki, "root")] },
        {
          name: "intermediate",
          certificates: [authorityPem(rsaPki, "intermediate")],
          revocationList: listPem(rsaPki, name),
        },
      ],
    };
  }
  const revoked = { client: clientOf(rsaPki, "client-revoked") };

  it("keeps a revoked client out, although no other profile has a list", async () => {
    const record = await recordOf({ pki: withList("intermediate") }, revoked);
    expect(record).toMatchObject({ reason: "client-certificate-revoked" });
    expect(record.detail).toMatch(/^serial number [0-9a-f]+, since \d{4}-.* UTC$/);
  });

  it("lets others in", async () => {
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, { pki: withList("intermediate") });
    const { user, secured } = await nextSession(nms, device, clientOf(rsaPki));
    expect(user).toBe("lab");
    secured.destroy();
  });

  it("says nothing about anyone when it is stale", async () => {
    const record = await recordOf({ pki: withList("stale") });
    expect(record).toMatchObject({ reason: "client-revocation-unknown" });
    expect(record.detail).toMatch(
      /^the list of ca-profile intermediate ended at .*, and the time of this machine is/,
    );
  });

  it("is not asked when its profile says revocation-check disable", async () => {
    const off =
      "set security pki ca-profile intermediate ca-identity x\nset security pki ca-profile intermediate revocation-check disable";
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, { pki: withList("stale") }, `${tls}\n${off}`);
    const { user, secured } = await nextSession(nms, device, revoked.client);
    expect(user).toBe("lab");
    secured.destroy();
  });
});

describe("a device with strictJunos", () => {
  it("refuses its own ECDSA certificate, from local-certificate and from the option", async () => {
    const detail = expect.stringMatching(/its key is of type ec, Junos takes RSA only/) as string;
    const strict = { strictJunos: true, pki: pkiOptions(ecdsaPki) };
    expect(await recordOf(strict)).toMatchObject({ reason: "server-certificate-key", detail });
    await using nms = await TlsNms.listen();
    const { cert, key } = leafOf(ecdsaPki, "server");
    await using device = await deviceFor(nms, {
      strictJunos: true,
      tlsCallHome: {
        servers: [{ host: "127.0.0.1", port: nms.port }],
        certificateChain: cert,
        privateKey: key,
        trustedRoots: [authorityPem(ecdsaPki, "root")],
      },
    });
    expect(await nextAttempt(device)).toMatchObject({ reason: "server-certificate-key", detail });
  });

  it("refuses a client's ECDSA certificate, which others take", async () => {
    const { localCertificates = [], caProfiles = [] } = pkiOptions(rsaPki);
    const both = [...caProfiles, { name: "ecdsa", certificates: [authorityPem(ecdsaPki, "root")] }];
    const pki = { localCertificates, caProfiles: both };
    const client = { ...clientOf(ecdsaPki), ca: authorityPem(rsaPki, "root") };
    expect(await recordOf({ strictJunos: true, pki }, { client })).toMatchObject({
      reason: "client-certificate-key",
      detail: "the key is of type ec, Junos takes RSA only",
    });
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, { pki });
    const { user, secured } = await nextSession(nms, device, client);
    expect(user).toBe("lab");
    secured.destroy();
  });

  it("speaks TLS 1.2 only", async () => {
    const client = { minVersion: "TLSv1.3", maxVersion: "TLSv1.3" } as const;
    expect(await recordOf({ strictJunos: true }, { client })).toMatchObject({
      reason: "handshake-failed",
    });
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, { strictJunos: true });
    const { secured } = await nextSession(nms, device, clientOf(rsaPki));
    expect(secured.getProtocol()).toBe("TLSv1.2");
    secured.destroy();
  });
});

describe("a device does not start with a PKI of texts", () => {
  const { cert, key } = leafOf(rsaPki, "server");
  const root = authorityPem(rsaPki, "root");

  it.each([
    [
      "a certificate that is none",
      { localCertificates: [{ id: "a", certificateChain: "x", privateKey: key }] },
      "ERR_KEY",
      "pki: local certificate a: certificate: it holds no certificate in PEM",
    ],
    [
      "a key of another certificate",
      { localCertificates: [{ id: "a", certificateChain: root, privateKey: key }] },
      "ERR_KEY",
      "pki: local certificate a: key: it is not the key of the certificate",
    ],
    [
      "an authority that is none",
      {
        caProfiles: [
          { name: "p", certificates: [cert.split(/(?<=END CERTIFICATE-----\n)/)[0] ?? ""] },
        ],
      },
      "ERR_KEY",
      "pki: CA profile p: certificate: it is not the certificate of an authority",
    ],
    [
      "a list of another authority",
      {
        caProfiles: [
          { name: "p", certificates: [root], revocationList: listPem(rsaPki, "intermediate") },
        ],
      },
      "ERR_KEY",
      "pki: CA profile p: revocation list: no certificate of the CA profile signed it",
    ],
    [
      "a list that is none",
      { caProfiles: [{ name: "p", certificates: [root], revocationList: root }] },
      "ERR_KEY",
      "pki: CA profile p: revocation list: it holds no certificate revocation list in PEM",
    ],
    [
      "a name given twice",
      {
        caProfiles: [
          { name: "p", certificates: [root] },
          { name: "p", certificates: [root] },
        ],
      },
      "ERR_OPTION",
      "pki: two CA profiles are called 'p'",
    ],
  ] as const)("with %s", async (_, pki, code, message) => {
    const start = emulateDevice({ configuration: "set system host-name r1", pki });
    await expect(start).rejects.toMatchObject({ code, message });
  });

  it("and half a certificate for TLS call home", async () => {
    const start = emulateDevice({
      configuration: "set system host-name r1",
      tlsCallHome: { servers: [{ host: "192.0.2.1" }], certificateChain: cert },
    });
    await expect(start).rejects.toMatchObject({ code: "ERR_OPTION" });
  });
});
