import { createPrivateKey, X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../../src/base/index.ts";
import {
  type AuthPolicy,
  type AuthVerdict,
  authenticate,
  certificateAlgorithm,
  deriveHostKey,
  PasswordVerifier,
  parseSignature,
  signatureBlob,
} from "../../../../src/security/index.ts";
import {
  certificatesPem,
  privateKeyPem,
  type SshCertificateName,
  sshCertificateNames,
  type TlsLeafName,
  testPki,
  tlsKeyTypes,
  tlsLeafNames,
} from "../../../../src/security/pki/index.ts";
import { testPolicy } from "../../../support/ssh-pair.ts";

const now = Date.UTC(2026, 2, 1);
const pki = testPki({ seed: "unit", now });

const leafProblems: Partial<Record<TlsLeafName, string>> = {
  "server-expired": "expired",
  "client-expired": "expired",
  "server-not-yet-valid": "not yet valid",
  "client-not-yet-valid": "not yet valid",
  "server-wrong-ca": "issuer",
  "client-wrong-ca": "issuer",
  "server-self-signed": "issuer",
  "client-self-signed": "issuer",
  "server-bad-signature": "signature",
  "client-bad-signature": "signature",
};

describe.each(tlsKeyTypes)("TLS certificates with %s keys", (type) => {
  const tls = pki.tls[type];
  const root = new X509Certificate(tls.authority("root").certificate);
  const intermediate = new X509Certificate(tls.authority("intermediate").certificate);

  function problemOf(leaf: X509Certificate): string | undefined {
    if (!leaf.checkIssued(intermediate)) return "issuer";
    if (!leaf.verify(intermediate.publicKey)) return "signature";
    if (now >= Date.parse(leaf.validTo)) return "expired";
    return now < Date.parse(leaf.validFrom) ? "not yet valid" : undefined;
  }

  it("stand below an intermediate below a root", () => {
    expect(root.verify(root.publicKey) && intermediate.verify(root.publicKey)).toBe(true);
    expect(intermediate.checkIssued(root) && intermediate.ca && root.ca).toBe(true);
  });

  it.each(tlsLeafNames)("are bad only where they are meant to be: %s", (name) => {
    const { key, chain } = tls.leaf(name);
    const [leaf, ...rest] = chain.map((der) => new X509Certificate(der));
    expect(leaf?.checkPrivateKey(key.keyObject)).toBe(true);
    expect(leaf && problemOf(leaf)).toBe(leafProblems[name]);
    const alone = /wrong-ca|self-signed|missing-intermediate/.test(name);
    expect(rest.map(({ fingerprint }) => fingerprint)).toEqual(
      alone ? [] : [intermediate.fingerprint],
    );
  });

  it("name the device, or the user in the one place that their map type reads", () => {
    const names = (name: TlsLeafName): readonly (string | undefined)[] => {
      const leaf = new X509Certificate(tls.leaf(name).chain[0] ?? "");
      return [leaf.subject, leaf.subjectAltName];
    };
    expect(names("server")[1]).toContain("DNS:device.example.net");
    expect(names("client-dirname")).toEqual(["CN=nms.example.net", "DirName:CN=lab"]);
    expect(names("client-rfc822")).toEqual(["CN=nms.example.net", "email:lab@example.net"]);
    expect(names("client-dns")).toEqual(["CN=nms.example.net", "DNS:nms.example.net"]);
    expect(names("client-ip")).toEqual(["CN=nms.example.net", "IP Address:127.0.0.1"]);
    expect(names("client-plain")).toEqual(["CN=lab", undefined]);
    expect(names("client-wrong-name")[1]).toBe("DirName:CN=nobody-knows-me");
  });

  it("have serial numbers of their own", () => {
    const serials = tlsLeafNames.map(
      (name) => new X509Certificate(tls.leaf(name).chain[0] ?? "").serialNumber,
    );
    expect(new Set(serials).size).toBe(serials.length);
  });
});

const refusals: Partial<Record<SshCertificateName, string>> = {
  "user-expired": "certificate-expired",
  "user-not-yet-valid": "certificate-not-yet-valid",
  "user-wrong-ca": "certificate-ca-unknown",
  "user-self-signed": "certificate-ca-unknown",
  "user-bad-signature": "certificate-ca-signature",
  "user-no-principals": "certificate-no-principals",
  "user-wrong-name": "certificate-principal",
  "user-wrong-kind": "certificate-not-user",
  "user-sha1": "certificate-ca-sha1",
  "user-unknown-option": "certificate-option-unknown",
  "user-other-command": "certificate-force-command",
  "user-other-address": "certificate-source-address",
  "user-verify-required": "certificate-verify-required",
};

describe("SSH user certificates", () => {
  const policy: AuthPolicy = testPolicy({
    trustedUserCas: (["ed25519", "ecdsa", "rsa"] as const).map(
      (type) => pki.ssh.key(`user-ca-${type}`).publicKeyText,
    ),
  });

  function judge(name: SshCertificateName): AuthVerdict {
    const { key, certificate } = pki.ssh.identity(name);
    const [algorithm = "ssh-ed25519"] = key.algorithmNames;
    const signed = Buffer.from("session and request");
    const signature = parseSignature(signatureBlob(key.keyObject, algorithm, signed));
    const attempt = {
      kind: "certificate",
      user: "lab",
      algorithm: certificateAlgorithm(algorithm),
      certificate,
      peerAddress: "127.0.0.1",
      proof: { signed, signature },
    } as const;
    return authenticate(attempt, policy, now, new PasswordVerifier());
  }

  it.each(sshCertificateNames.filter((name) => name.startsWith("user")))(
    "log in, or are refused for what is wrong with them: %s",
    (name) => {
      const verdict = judge(name);
      expect(verdict.kind === "refused" ? verdict.reason : verdict.kind).toBe(
        refusals[name] ?? "accepted",
      );
    },
  );
});

describe("a test PKI", () => {
  it("is the same for the same seed, and another for another", () => {
    const again = testPki({ seed: "unit", now });
    const other = testPki({ seed: "other", now });
    const rsa = ({ tls }: typeof pki): Buffer => Buffer.concat(tls.rsa.leaf("server").chain);
    expect(rsa(again).equals(rsa(pki))).toBe(true);
    expect(rsa(other).equals(rsa(pki))).toBe(false);
    const ssh = (made: typeof pki): Buffer => made.ssh.identity("user-ed25519").certificate;
    expect(ssh(again).equals(ssh(pki))).toBe(true);
    const device = (made: typeof pki): string => made.maker.device("S1").key.publicKeyText;
    expect(device(again)).toBe(device(pki));
  });

  it("repeats everything but the signature of certificates under ECDSA keys", () => {
    const again = testPki({ seed: "unit", now });
    const [one, other] = [pki, again].map(
      ({ tls }) => new X509Certificate(tls.ecdsa.leaf("server").chain[0] ?? ""),
    );
    const facts = (certificate = one): readonly unknown[] => [
      certificate?.serialNumber,
      certificate?.subject,
      certificate?.validFrom,
      certificate?.validTo,
      certificate?.publicKey.export({ type: "spki", format: "pem" }),
    ];
    expect(facts(other)).toEqual(facts());
  });

  it("refuses users and dates that certificates cannot hold", () => {
    expect(() => testPki({ seed: "", now, user: "a b" })).toThrow("a user name is");
    expect(() => testPki({ seed: "", now: Number.NaN })).toThrow("1980 to 2199");
  });
});

it("prints chains and keys in the PEM that TLS stacks read", () => {
  const { key, chain } = pki.tls.rsa.leaf("server");
  const blocks = certificatesPem(chain).match(/-----BEGIN[^]*?-----END CERTIFICATE-----\n/g) ?? [];
  expect(blocks.map((pem) => new X509Certificate(pem).raw)).toEqual(chain);
  expect(createPrivateKey(privateKeyPem(key)).equals(key.keyObject)).toBe(true);
});

describe("a device certificate", () => {
  const device = pki.maker.device("CH0123AB4567");
  const certificate = new X509Certificate(device.chain[0] ?? "");

  it("has the serial number of the chassis in its subject and never ends", () => {
    expect(certificate.subject).toBe("serialNumber=CH0123AB4567\nCN=CH0123AB4567");
    expect(certificate.validTo).toBe("Dec 31 23:59:59 9999 GMT");
  });

  it("is signed by the maker and belongs to the device's key", () => {
    const maker = new X509Certificate(pki.maker.authority.certificate);
    expect(certificate.checkIssued(maker) && certificate.verify(maker.publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(device.key.keyObject)).toBe(true);
  });

  it("comes with the host key that a device of this name and seed has", () => {
    const random = seededRandom("unit").derive("CH0123AB4567").derive("host-key");
    expect(device.hostKey.publicKeyText).toBe(deriveHostKey("ed25519", random).publicKeyText);
  });

  it.each(["", "..", "a/b", "ü", "x".repeat(65)])("is not made for serial number %j", (serial) => {
    expect(() => pki.maker.device(serial)).toThrow("a serial number is");
  });
});
