import { describe, expect, it } from "vitest";
import { makeX509, type X509Options } from "../../../../src/security/pki/index.ts";
import { certificateFacts } from "../../../../src/security/x509/index.ts";
import { ecdsaPki, rsaPki } from "../../../support/pki-options.ts";

const day = Date.UTC(2026, 0, 2, 3, 4, 5);

function made(change: Partial<X509Options> = {}): Buffer {
  return makeX509({
    subject: [
      ["O", "Example"],
      ["CN", "r1"],
    ],
    key: rsaPki.leaf("server").key.keyObject,
    serial: 0x1f2en,
    notBefore: day,
    notAfter: Date.UTC(2050, 5, 6),
    ...change,
  });
}

describe("the facts of a certificate", () => {
  it("are its names, numbers and dates", () => {
    const facts = certificateFacts(
      made({ alternativeNames: [{ kind: "dns", value: "r1.example.net" }] }),
    );
    expect(facts).toMatchObject({
      version: 3,
      serialNumber: "1f2e",
      subject: [
        ["O", "Example"],
        ["CN", "r1"],
      ],
      issuer: [
        ["O", "Example"],
        ["CN", "r1"],
      ],
      notBefore: day,
      notAfter: Date.UTC(2050, 5, 6),
      publicKey: { algorithm: "rsaEncryption", bits: 2_048 },
      signatureAlgorithm: "sha256WithRSAEncryption",
      alternativeNames: "DNS:r1.example.net",
    });
    expect(facts?.fingerprints.map(({ hash, digest }) => [hash, digest.length])).toEqual([
      ["sha1", 59],
      ["sha256", 95],
      ["md5", 47],
    ]);
  });

  it("name elliptic curves by their length", () => {
    const facts = certificateFacts(ecdsaPki.authority("root").certificate);
    expect(facts?.publicKey).toEqual({ algorithm: "id-ecPublicKey", bits: 256 });
    expect(facts?.signatureAlgorithm).toBe("ecdsa-with-SHA256");
  });

  it("hold nothing that breaks a line or XML", () => {
    const facts = certificateFacts(made({ subject: [["CN", "a\nb\0c"]] }));
    expect(facts?.subject).toEqual([["CN", "a?b?c"]]);
  });

  it("are none for what is no certificate", () => {
    const whole = made();
    expect(certificateFacts(Buffer.from("junk"))).toBeUndefined();
    for (let end = 0; end < whole.length; end += 7)
      expect(certificateFacts(whole.subarray(0, end))).toBeUndefined();
  });
});
