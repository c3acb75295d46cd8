import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  certificatesPem,
  makeX509,
  testPki,
  type X509Options,
} from "../../../../src/security/pki/index.ts";
import { x509HostOffer } from "../../../../src/security/x509/index.ts";
import { testKey } from "../../../support/ssh-pair.ts";

const now = Date.now();
const ecdsa = testKey("x509 host", "ecdsa").keyObject;
const rsa = testKey("x509 host", "rsa").keyObject;

function pem(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}

function chainOf(key: KeyObject, changes: Partial<X509Options> = {}): string {
  const certificate = makeX509({
    subject: [["CN", "router"]],
    key,
    serial: 1n,
    notBefore: now - 1_000,
    notAfter: now + 1_000,
    ...changes,
  });
  return certificatesPem([certificate]);
}

describe("an X.509 host key", () => {
  it("is named by the kind of its key", () => {
    const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey;
    const names = [ecdsa, p384, rsa].map((key) => {
      const { name, signatureName } = x509HostOffer(chainOf(key), pem(key));
      return `${name} signs ${signatureName}`;
    });
    expect(names).toEqual([
      "x509v3-ecdsa-sha2-nistp256 signs ecdsa-sha2-nistp256",
      "x509v3-ecdsa-sha2-nistp384 signs ecdsa-sha2-nistp384",
      "x509v3-rsa2048-sha256 signs rsa2048-sha256",
    ]);
  });

  it("may have any KeyUsage with digitalSignature, or none", () => {
    for (const keyUsage of [
      undefined,
      ["digitalSignature"],
      ["nonRepudiation", "digitalSignature"],
    ] as const)
      expect(() =>
        x509HostOffer(chainOf(ecdsa, keyUsage === undefined ? {} : { keyUsage }), pem(ecdsa)),
      ).not.toThrow();
  });

  it("may have a certificate that a client will not like", () => {
    const { tls } = testPki({ seed: "x509 host offer", now });
    for (const name of ["server-expired", "server-wrong-name", "server-self-signed"] as const) {
      const { chain, key } = tls.ecdsa.leaf(name);
      expect(() => x509HostOffer(certificatesPem(chain), pem(key.keyObject))).not.toThrow();
    }
  });

  const small = generateKeyPairSync("rsa", { modulusLength: 1_024 }).privateKey;
  const ed25519 = testKey("x509 host").keyObject;
  const { tls } = testPki({ seed: "x509 host offer", now });
  const { chain, key } = tls.ecdsa.leaf("server");
  it.each([
    ["a small RSA key", chainOf(small), pem(small), "its RSA key has 1024 bits"],
    [
      "a KeyUsage without digitalSignature",
      chainOf(ecdsa, { keyUsage: ["keyAgreement"] }),
      pem(ecdsa),
      "KeyUsage lacks digitalSignature",
    ],
    [
      "another key than its certificate",
      chainOf(ecdsa),
      pem(rsa),
      "not that of the first certificate",
    ],
    ["an ed25519 key", chainOf(ed25519), pem(ed25519), "knows no ed25519 keys"],
    ["no certificate", "", pem(ecdsa), "no certificate"],
    [
      "a chain in the wrong order",
      certificatesPem([chain[0] as Buffer, tls.rsa.authority("intermediate").certificate]),
      pem(key.keyObject),
      "certificate 2 did not issue certificate 1",
    ],
    ["an unreadable key", chainOf(ecdsa), "no key", "could not read the private key"],
  ])("cannot have %s", (_what, certificates, privateKey, message) => {
    expect(() => x509HostOffer(certificates, privateKey)).toThrow(
      expect.objectContaining({ code: "ERR_KEY", message: expect.stringContaining(message) }),
    );
  });

  it("is read from a key in any form that host keys have", () => {
    const sec1 = createPrivateKey(pem(ecdsa)).export({ type: "sec1", format: "pem" }).toString();
    expect(x509HostOffer(chainOf(ecdsa), sec1).blob).toBeInstanceOf(Buffer);
  });
});
