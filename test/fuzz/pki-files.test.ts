import { X509Certificate } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CallHomeError } from "../../src/base/index.ts";
import { certificateLine, hostCertificateOffers } from "../../src/security/index.ts";
import { certificatesPem, privateKeyPem, testPki } from "../../src/security/pki/index.ts";
import {
  certificateFacts,
  certificateFlaw,
  type RevocationList,
  readCertificates,
  readOwnCertificate,
  readRevocationList,
  x509HostOffer,
} from "../../src/security/x509/index.ts";
import { bitFlips, damaged, damagedText, truncations } from "../support/damage.ts";

const now = Date.UTC(2026, 0);
const { ssh, tls } = testPki({ seed: "fuzz", now });
const keyTypes = ["ed25519", "ecdsa", "rsa"] as const;
const { chain, key } = tls.ecdsa.leaf("server");
const pem = certificatesPem(chain);
const keyPem = privateKeyPem(key);

function listPem(der: Uint8Array): string {
  return `-----BEGIN X509 CRL-----\n${Buffer.from(der).toString("base64")}\n-----END X509 CRL-----\n`;
}

describe.each(["ecdsa", "rsa"] as const)("a revocation list of an %s authority", (type) => {
  const der = tls[type].revocationList("intermediate");
  const authority = new X509Certificate(tls[type].authority("intermediate").certificate);
  const whole = readRevocationList(listPem(der));
  const told = (list: RevocationList | undefined): unknown =>
    list && { ...list, revoked: [...list.revoked], isSignedBy: undefined };
  /** What the list says when the authority stands for it. */
  const believed = (bytes: Uint8Array): unknown => {
    const list = readRevocationList(listPem(bytes));
    return list?.isSignedBy(authority) === true ? told(list) : told(whole);
  };

  it("is believed as it is", () => {
    expect(whole?.isSignedBy(authority)).toBe(true);
    expect(whole?.revoked.size).toBe(2);
  });

  it("is not there when it ends early", () => {
    for (const short of truncations(der))
      expect(readRevocationList(listPem(short))).toBeUndefined();
  });

  it("says nothing else under the authority's name, whichever bit is turned", () => {
    for (const flipped of bitFlips(der)) expect(believed(flipped)).toEqual(told(whole));
  });

  it("says nothing else under the authority's name after any blows", () => {
    fc.assert(
      fc.property(damaged([der]), (bytes) => {
        expect(believed(bytes)).toEqual(told(whole));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("a file of certificates", () => {
  it("is read or refused with a reason", () => {
    fc.assert(
      fc.property(fc.oneof(damagedText([pem]), fc.string()), (text) => {
        const read = readCertificates(text);
        expect(read.ok ? read.value.length > 0 : read.reason.length > 0).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("goes with its key, or is refused with a reason that holds nothing of the key", () => {
    const body = keyPem.split("\n").slice(1, -2);
    fc.assert(
      fc.property(damagedText([pem]), damagedText([keyPem]), fc.boolean(), (cert, hurt, both) => {
        const read = readOwnCertificate({
          certificate: { name: "c", text: both ? cert : pem },
          key: { name: "k", text: hurt },
          password: undefined,
        });
        const reason = read.ok ? "" : read.reason;
        expect(body.filter((line) => reason.includes(line))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("has facts and a flaw, or neither, whichever bit is turned", () => {
    for (const bytes of bitFlips(chain[0] ?? Buffer.alloc(0))) {
      const facts = certificateFacts(bytes);
      const read = readCertificates(certificatesPem([Buffer.from(bytes)]));
      const flaws = read.ok ? read.value.map((one) => certificateFlaw(one, now)) : [];
      expect(facts === undefined || flaws.length === 1).toBe(true);
    }
  });
});

describe("an X.509 host certificate", () => {
  /** Whether it is offered, or refused with a code; any other fault is thrown. */
  const isOfferedOrRefused = (text: string, privateKey: string): boolean => {
    try {
      return x509HostOffer(text, privateKey).blob.length > 0;
    } catch (cause) {
      if (cause instanceof CallHomeError && cause.code === "ERR_KEY") return true;
      throw cause;
    }
  };

  it("is offered or refused, whichever bit is turned", () => {
    const [leaf = Buffer.alloc(0), ...above] = chain;
    expect(x509HostOffer(pem, keyPem).name).toBe("x509v3-ecdsa-sha2-nistp256");
    for (const bytes of bitFlips(leaf)) {
      const text = certificatesPem([Buffer.from(bytes), ...above]);
      expect(isOfferedOrRefused(text, keyPem)).toBe(true);
    }
  });

  it("is offered or refused after any blows", () => {
    fc.assert(
      fc.property(damagedText([pem]), damagedText([keyPem]), fc.boolean(), (text, hurt, both) => {
        expect(isOfferedOrRefused(text, both ? hurt : keyPem)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe.each(keyTypes)("a host certificate for an %s key", (type) => {
  const certificate = ssh.identity(`host-${type}`).certificate;
  const keys = [ssh.key(`host-${type}`)];
  const offers = (bytes: Uint8Array): number =>
    hostCertificateOffers(certificateLine(Buffer.from(bytes), "host"), keys, now).offers.length;

  it("is offered as it is, and neither cut short nor with any bit turned", () => {
    expect(offers(certificate)).toBeGreaterThan(0);
    // Shorter ones have no type name to write in front of them.
    for (const short of truncations(certificate).slice(64)) expect(offers(short)).toBe(0);
    for (const flipped of bitFlips(certificate.subarray(64)))
      expect(offers(Buffer.concat([certificate.subarray(0, 64), flipped]))).toBe(0);
  });

  it("of any text is judged", () => {
    const line = certificateLine(certificate, "host");
    fc.assert(
      fc.property(fc.oneof(damagedText([line]), fc.string()), (text) => {
        const { offers: offered, fault } = hostCertificateOffers(text, keys, now);
        expect(offered.length > 0 || fault !== undefined).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
