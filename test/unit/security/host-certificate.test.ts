import { describe, expect, it } from "vitest";
import {
  hostCertificateOffers,
  parseSignature,
  signatureBlob,
} from "../../../src/security/index.ts";
import { testPki } from "../../../src/security/pki/index.ts";
import {
  type CertificateOptions,
  certificateLine,
  makeCertificate,
} from "../../support/ssh-certificates.ts";
import { testKey } from "../../support/ssh-pair.ts";

const now = Date.UTC(2026, 5);
const key = testKey("host");
const ca = testKey("host ca");

function judge(changes: Partial<CertificateOptions> = {}): readonly [number, string | undefined] {
  const blob = makeCertificate({ key, ca, kind: 2, ...changes });
  const { offers, fault } = hostCertificateOffers(certificateLine(blob), [key], now);
  return [offers.length, fault];
}

describe("host certificates", () => {
  it("are offered with and without principals", () => {
    expect(judge()).toEqual([1, undefined]);
    expect(judge({ principals: [] })).toEqual([1, undefined]);
  });

  it("are offered under one name per algorithm of their key, best first", () => {
    const names = (["ed25519", "ecdsa", "rsa"] as const).map((type) => {
      const own = testKey("host", type);
      const blob = makeCertificate({ key: own, ca, kind: 2 });
      const { offers } = hostCertificateOffers(certificateLine(blob), [key, own], now);
      return offers.map(({ name, signatureName }) => `${name} signs ${signatureName}`);
    });
    expect(names).toEqual([
      ["ssh-ed25519-cert-v01@openssh.com signs ssh-ed25519"],
      ["ecdsa-sha2-nistp256-cert-v01@openssh.com signs ecdsa-sha2-nistp256"],
      [
        "rsa-sha2-512-cert-v01@openssh.com signs rsa-sha2-512",
        "rsa-sha2-256-cert-v01@openssh.com signs rsa-sha2-256",
      ],
    ]);
  });

  it("are offered and reported when their time is not now", () => {
    const seconds = BigInt(now / 1_000);
    expect(judge({ validBefore: seconds })).toEqual([1, "host-certificate-expired"]);
    expect(judge({ validBefore: seconds + 1n })).toEqual([1, undefined]);
    expect(judge({ validAfter: seconds + 1n })).toEqual([1, "host-certificate-not-yet-valid"]);
  });

  it("are not offered when they are for users, of another key or not signed as they should be", () => {
    const rsaCa = testKey("host ca", "rsa");
    const blob = makeCertificate({ key, ca, kind: 2 });
    blob.writeUInt8(blob.readUInt8(blob.length - 1) ^ 1, blob.length - 1);
    expect(judge({ kind: 1 })).toEqual([0, "host-certificate-not-host"]);
    expect(judge({ key: testKey("other host") })).toEqual([0, "host-certificate-other-key"]);
    expect(judge({ ca: rsaCa, caAlgorithm: "ssh-rsa" })).toEqual([0, "host-certificate-ca-sha1"]);
    expect(hostCertificateOffers(certificateLine(blob), [key], now)).toEqual({
      offers: [],
      fault: "host-certificate-ca-signature",
    });
  });

  it("are not offered when they are no certificates", () => {
    const line = certificateLine(makeCertificate({ key, ca, kind: 2 }));
    const faultOf = (text: string | undefined): string | undefined =>
      hostCertificateOffers(text, [key], now).fault;
    expect(faultOf(undefined)).toBe("host-certificate-missing");
    expect(faultOf("# nothing\n\n")).toBe("host-certificate-missing");
    expect(faultOf(key.publicKeyText)).toBe("host-certificate-malformed");
    expect(faultOf(line.slice(0, 200))).toBe("host-certificate-malformed");
    expect(faultOf("ssh-ed25519-cert-v01@openssh.com *** x")).toBe("host-certificate-malformed");
    expect(faultOf(certificateLine(makeCertificate({ key, ca, kind: 3 })))).toBe(
      "host-certificate-malformed",
    );
  });

  it("are the first certificate of their file", () => {
    const line = certificateLine(makeCertificate({ key, ca, kind: 2 }));
    expect(hostCertificateOffers(`# a comment\n\n  ${line}\nmore`, [key], now).fault).toBe(
      undefined,
    );
  });

  it("come out of `callhome certs` as its list says", () => {
    const { ssh } = testPki({ seed: "host certificates", now });
    const faults = (
      ["host-ed25519", "host-expired", "host-wrong-kind", "host-bad-signature"] as const
    ).map((name) => {
      const { key: own, certificate } = ssh.identity(name);
      return hostCertificateOffers(certificateLine(certificate), [own], now).fault;
    });
    expect(faults).toEqual([
      undefined,
      "host-certificate-expired",
      "host-certificate-not-host",
      "host-certificate-ca-signature",
    ]);
  });

  it("sign with the plain key", () => {
    const [offer] = hostCertificateOffers(
      certificateLine(makeCertificate({ key, ca, kind: 2 })),
      [key],
      now,
    ).offers;
    const data = Buffer.from("exchange hash");
    const signature = parseSignature(signatureBlob(key.keyObject, "ssh-ed25519", data));
    expect(offer?.key.sign(data, offer.algorithm)).toEqual(signature?.value);
  });
});
