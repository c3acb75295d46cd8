import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  fingerprintMatches,
  fingerprintOf,
  parseFingerprint,
} from "../../../../src/security/x509/certificate-fingerprint.ts";
import { chainOf } from "../../../support/tls-pki.ts";

const [certificate = Buffer.alloc(0), other = Buffer.alloc(0)] = chainOf("client-dirname");
const hashes = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"] as const;

describe("a tls-fingerprint", () => {
  it.each(hashes)("of %s matches the certificate it was made of, in either case", (hash) => {
    const text = fingerprintOf(certificate, hash);
    for (const written of [text, text.toLowerCase()]) {
      const fingerprint = parseFingerprint(written);
      expect(fingerprint && fingerprintMatches(fingerprint, certificate)).toBe(true);
      expect(fingerprint && fingerprintMatches(fingerprint, other)).toBe(false);
    }
  });

  it("is what OpenSSL prints, behind the number of the hash", () => {
    const { fingerprint, fingerprint256, fingerprint512 } = new X509Certificate(certificate);
    expect(fingerprintOf(certificate, "sha1")).toBe(`02:${fingerprint}`);
    expect(fingerprintOf(certificate)).toBe(`04:${fingerprint256}`);
    expect(fingerprintOf(certificate, "sha512")).toBe(`06:${fingerprint512}`);
  });

  it.each([
    "",
    "04",
    "04:",
    "4:AB",
    "0x04:AB",
    fingerprintOf(certificate).replace("04:", "00:"),
    fingerprintOf(certificate).replace("04:", "07:"),
    fingerprintOf(certificate).replace("04:", "05:"),
    fingerprintOf(certificate).slice(0, -3),
    `${fingerprintOf(certificate)}:00`,
    fingerprintOf(certificate).replaceAll(":", ""),
    `${fingerprintOf(certificate)}\n`,
    `04${":00".repeat(256)}`,
  ])("is not read from %j", (text) => {
    expect(parseFingerprint(text)).toBeUndefined();
  });
});
