import { generateKeyPairSync, X509Certificate } from "node:crypto";
import { assert, bigInt, ipV4, ipV6, property } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  makeRevocationList,
  makeX509,
  neverExpires,
  type X509Options,
} from "../../../../src/security/pki/index.ts";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const authority = generateKeyPairSync("ec", { namedCurve: "P-384" });
const now = Date.UTC(2026, 2, 1);

function made(changes: Partial<X509Options> = {}): X509Certificate {
  const options = { subject: [["CN", "leaf"]], key: privateKey, serial: 1n } as const;
  return new X509Certificate(
    makeX509({ ...options, notBefore: now, notAfter: now + 86_400_000, ...changes }),
  );
}

describe("a certificate", () => {
  it("is signed by its own key without an issuer", () => {
    const certificate = made();
    expect(certificate.verify(publicKey)).toBe(true);
    expect(certificate.issuer).toBe("CN=leaf");
    expect(certificate.ca).toBe(false);
  });

  it("is signed by its issuer, needs only the public key, and points to the issuer's", () => {
    const issuer = { subject: [["CN", "CA"]], key: authority.privateKey } as const;
    const certificate = made({ key: publicKey, issuer });
    const parent = made({ ...issuer, authority: {}, keyUsage: ["keyCertSign"] });
    expect(certificate.verify(authority.publicKey)).toBe(true);
    expect(certificate.checkIssued(parent)).toBe(true);
    expect(parent.ca).toBe(true);
  });

  it.each([
    ["rsa", generateKeyPairSync("rsa", { modulusLength: 2_048 })],
    ["ed25519", generateKeyPairSync("ed25519")],
  ])("may be signed by %s keys", (_, pair) => {
    expect(made({ key: pair.privateKey }).verify(pair.publicKey)).toBe(true);
  });

  it("cannot be signed by other keys, nor by a public one", () => {
    const { privateKey: x25519 } = generateKeyPairSync("x25519");
    expect(() => made({ key: x25519 })).toThrow("cannot sign X.509 certificates");
    expect(() => made({ key: publicKey })).toThrow("cannot sign X.509 certificates");
  });

  it("holds dates of this century and of the last second of year 9999", () => {
    const certificate = made({ notBefore: Date.UTC(1970, 0), notAfter: neverExpires });
    expect(certificate.validFrom).toBe("Jan  1 00:00:00 1970 GMT");
    expect(certificate.validTo).toBe("Dec 31 23:59:59 9999 GMT");
    expect(made({ notAfter: Date.UTC(2049, 11, 31) }).validTo).toBe("Dec 31 00:00:00 2049 GMT");
    expect(made({ notAfter: Date.UTC(2050, 0, 1) }).validTo).toBe("Jan  1 00:00:00 2050 GMT");
  });

  it("holds names of every kind", () => {
    const { subject, subjectAltName } = made({
      subject: [
        ["O", "Café"],
        ["serialNumber", "00-D0-E5"],
        ["CN", "00-D0-E5"],
      ],
      alternativeNames: [
        { kind: "rfc822", value: "lab@example.net" },
        { kind: "dns", value: "device.example.net" },
        { kind: "ip", value: "192.0.2.1" },
        { kind: "directory", name: [["CN", "lab"]] },
      ],
    });
    expect(subject).toBe("O=Café\nserialNumber=00-D0-E5\nCN=00-D0-E5");
    expect(subjectAltName).toBe(
      "email:lab@example.net, DNS:device.example.net, IP Address:192.0.2.1, DirName:CN=lab",
    );
  });

  it("holds any IP address", () => {
    assert(
      property(ipV4(), (value) => {
        const certificate = made({ alternativeNames: [{ kind: "ip", value }] });
        expect(certificate.checkIP(value)).toBe(value);
      }),
      { numRuns: 20 },
    );
    assert(
      property(ipV6(), (value) => {
        const certificate = made({ alternativeNames: [{ kind: "ip", value }] });
        expect(certificate.checkIP(value)).toBe(value);
      }),
      { numRuns: 100 },
    );
    expect(() => made({ alternativeNames: [{ kind: "ip", value: "localhost" }] })).toThrow(
      '"localhost" is no IP address',
    );
  });

  it("holds any serial number of up to 20 bytes", () => {
    assert(
      property(bigInt({ min: 1n, max: 2n ** 159n - 1n }), (serial) => {
        expect(BigInt(`0x${made({ serial }).serialNumber}`)).toBe(serial);
      }),
      { numRuns: 50 },
    );
  });

  it("says what its key is for", () => {
    const { keyUsage } = made({ purposes: ["clientAuth", "secureShellServer"] });
    expect(keyUsage).toEqual(["1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.22"]);
  });
});

describe("a revocation list", () => {
  // RSA signatures have one length and one value.
  const { privateKey: key } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const list = (...serials: readonly bigint[]): Buffer =>
    makeRevocationList({
      issuer: { subject: [["CN", "CA"]], key },
      number: 1n,
      thisUpdate: now,
      nextUpdate: now + 1_000,
      revoked: serials.map((serial) => ({ serial, since: now })),
    });

  it("holds serial number and date of what is revoked", () => {
    const entry = Buffer.concat([Buffer.from("30120201", "hex"), Buffer.of(7)]);
    const date = Buffer.from("\x17\x0d260301000000Z");
    expect(list(5n, 7n).includes(Buffer.concat([entry, date]))).toBe(true);
    expect(list(5n).includes(entry)).toBe(false);
  });

  it("has no list of revoked certificates when there are none", () => {
    // The extensions, in [0], follow the date of the next update.
    const end = Buffer.from("260301000001Z\xa0", "latin1");
    expect(list().includes(end)).toBe(true);
    expect(list(5n).includes(end)).toBe(false);
  });
});
