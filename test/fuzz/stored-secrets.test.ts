import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits, Secret, seededRandom } from "../../src/base/index.ts";
import {
  decodeSecret,
  encodeSecret,
  hashPassword,
  PasswordVerifier,
} from "../../src/security/index.ts";
import { md5Crypt } from "../../src/security/md5-crypt.ts";
import { bitFlips, damagedText, truncations } from "../support/damage.ts";

const password = "lab-only";
const hashes = [
  hashPassword(password, seededRandom("fuzz")),
  md5Crypt(password, "saltsalt"),
] as const;
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

describe("a password hash", () => {
  it.each(hashes)("%s fits its password, and does not when it is damaged", (hash) => {
    const verifier = new PasswordVerifier();
    expect(verifier.verify(password, hash)).toBe(true);
    const bytes = Buffer.from(hash);
    for (const short of truncations(bytes))
      expect(verifier.verify(password, text(short))).toBe(false);
    for (const flipped of bitFlips(bytes, 7))
      expect(verifier.verify(password, text(flipped))).toBe(false);
  });

  it("with any count of rounds is checked or refused, and never more than the limit costs", () => {
    const rounds = fc.oneof(
      fc.constantFrom("", "0", "1", "999", "1000", "007", "-5", "1e9", "0x10", "999999999", "5 "),
      fc.nat(limits.passwordHashRounds / 100).map(String),
      fc.integer({ min: limits.passwordHashRounds + 1 }).map(String),
      fc.bigInt().map(String),
    );
    const salt = fc.stringMatching(/^[./0-9A-Za-z$=,]{0,20}$/);
    const digest = fc.stringMatching(/^[./0-9A-Za-z]{0,90}$/);
    const scheme = fc.constantFrom("$1$", "$5$", "$6$", "$2b$", "$y$", "");
    fc.assert(
      fc.property(scheme, rounds, salt, digest, (name, count, grain, sum) => {
        const hash = `${name}rounds=${count}$${grain}$${sum}`;
        expect(new PasswordVerifier().verify(password, hash)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it("of any text answers, whatever the password", () => {
    const hash = fc.oneof(damagedText(hashes), fc.string());
    const verifier = new PasswordVerifier();
    fc.assert(
      fc.property(hash, fc.oneof(fc.string(), fc.constant("x".repeat(2_000))), (given, tried) => {
        expect(verifier.verify(tried, given)).toBe(false);
        expect(verifier.verify(tried, undefined)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a $9$ text", () => {
  const sample = encodeSecret("a secret with \u00fc", seededRandom("fuzz"));

  it("comes back as it went in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (clear, seed) => {
        const decoded = decodeSecret(encodeSecret(clear, seededRandom(seed)));
        expect(decoded?.reveal()).toBe(clear);
      }),
      { numRuns: 2_000 },
    );
  });

  it("that is damaged is read or refused", () => {
    const given = fc.oneof(
      damagedText([sample]),
      fc.string().map((rest) => `$9$${rest}`),
    );
    fc.assert(
      fc.property(given, (hurt) => {
        const secret = decodeSecret(hurt);
        const isRead = secret instanceof Secret;
        expect(isRead || hurt.startsWith("$9$")).toBe(true);
        expect(isRead && !hurt.startsWith("$9$") ? secret.reveal() : hurt).toBe(hurt);
      }),
      { numRuns: 5_000 },
    );
  });
});
