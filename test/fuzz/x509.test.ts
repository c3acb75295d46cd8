import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TlsLeafName, testPki } from "../../src/security/pki/index.ts";
import { makeX509 } from "../../src/security/pki/x509.ts";
import { parseFingerprint } from "../../src/security/x509/certificate-fingerprint.ts";
import { certificateNames } from "../../src/security/x509/certificate-names.ts";
import {
  certToNameProblem,
  fingerprintOf,
  mapTypes,
  userOf,
} from "../../src/security/x509/index.ts";
import { bitFlips, damaged, damagedText, truncations } from "../support/damage.ts";

const { tls } = testPki({ seed: "fuzz", now: Date.UTC(2026, 0) });
const names: readonly TlsLeafName[] = ["client-dirname", "client-rfc822", "client-ip", "server"];
const leaf = (name: TlsLeafName): Buffer => tls.ecdsa.leaf(name).chain[0] ?? Buffer.alloc(0);
const good = names.map(leaf);
const hashes = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"] as const;

describe("the names of a certificate", () => {
  it("are read or not there, wherever it ends", () => {
    for (const certificate of good)
      for (const short of truncations(certificate)) expect(certificateNames(short)).toBeUndefined();
  });

  it("are read or not there, whichever bit is turned", () => {
    for (const certificate of good)
      for (const flipped of bitFlips(certificate)) {
        const { commonNames } = certificateNames(flipped) ?? { commonNames: [] };
        expect(commonNames.every((name) => typeof name === "string")).toBe(true);
      }
  });

  it("are texts and octets after any blows", () => {
    fc.assert(
      fc.property(damaged(good), (bytes) => {
        const found = certificateNames(bytes);
        for (const name of found?.commonNames ?? []) expect(typeof name).toBe("string");
        for (const name of found?.alternativeNames ?? [])
          expect(["rfc822", "dns", "ip", "directory"]).toContain(name.kind);
      }),
      { numRuns: 5_000 },
    );
  });

  it("are not there when nesting has no end", () => {
    const nested = (depth: number): Buffer =>
      Buffer.concat([Buffer.from("3080".repeat(depth), "hex"), Buffer.alloc(2 * depth)]);
    for (const depth of [10, 1_000, 20_000])
      expect(certificateNames(nested(depth))?.commonNames ?? []).toEqual([]);
  });

  it("that a certificate holds in great number are not all taken", () => {
    const { key, subject } = tls.ecdsa.authority("root");
    const many = Array.from({ length: 3_000 }, (_, at) => ({
      kind: "dns" as const,
      value: `host-${at}.example.net`,
    }));
    const certificate = makeX509({
      subject,
      key: key.keyObject,
      serial: 1n,
      notBefore: 0,
      notAfter: 1_000,
      keyUsage: ["digitalSignature"],
      alternativeNames: many,
    });
    expect(certificateNames(certificate)?.alternativeNames).toHaveLength(1_024);
  });
});

describe("a user by certificate", () => {
  it("is no one's once any bit of the certificate is turned", () => {
    const certificate = leaf("client-dirname");
    const entries = hashes.map((hash, at) => ({
      name: String(at),
      fingerprint: fingerprintOf(certificate, hash),
      mapType: "specified" as const,
      username: "lab",
    }));
    const map = { entries, fallback: undefined, rules: "junos" as const };
    expect(userOf([certificate], map)).toEqual({ kind: "mapped", user: "lab" });
    for (const flipped of bitFlips(certificate))
      expect(userOf([flipped], map)).toEqual({ kind: "refused", reason: "no-mapping" });
  });

  it("is a text or none, whatever the chain and the entry", () => {
    const entry = fc.record({
      name: fc.string(),
      fingerprint: fc.oneof(
        fc.string(),
        damagedText(good.flatMap((der) => hashes.map((hash) => fingerprintOf(der, hash)))),
      ),
      mapType: fc.constantFrom(...mapTypes),
      username: fc.option(fc.string(), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        fc.array(damaged(good), { maxLength: 3 }),
        fc.array(entry, { maxLength: 3 }),
        fc.constantFrom("junos", "rfc7589"),
        (chain, entries, rules) => {
          const [fallback] = entries;
          const verdict = userOf(chain, { entries, fallback, rules });
          expect(typeof (verdict.kind === "mapped" ? verdict.user : verdict.reason)).toBe("string");
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

describe("a fingerprint", () => {
  it("is read in one way or refused, and a problem is reported for what is refused", () => {
    const texts = good.flatMap((der) => hashes.map((hash) => fingerprintOf(der, hash)));
    const odd = fc.stringMatching(/^[0-9a-fA-F:]{0,60}$/);
    fc.assert(
      fc.property(fc.oneof(damagedText(texts), odd, fc.string()), (text) => {
        const read = parseFingerprint(text);
        const entry = { name: "1", fingerprint: text, mapType: "san-any" as const };
        expect(certToNameProblem(entry) === undefined).toBe(read !== undefined);
        if (read === undefined) return;
        const number = hashes.indexOf(read.hash) + 1;
        const octets = [...Buffer.from([number]), ...read.digest];
        const printed = octets.map((octet) => octet.toString(16).padStart(2, "0")).join(":");
        expect(printed).toBe(text.toLowerCase());
      }),
      { numRuns: 5_000 },
    );
  });
});
