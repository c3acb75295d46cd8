import { expect, it } from "vitest";
import { seededRandom } from "../../../src/base/index.ts";
import { hashPassword, PasswordVerifier } from "../../../src/security/index.ts";

// Made with `openssl passwd -5` and `-6`, and `-1` for the last.
const hashes = [
  ["a", "$5$ab12CD./$i7zTBgTzqKe6sZVOa3h59xKYPpuGf49gwrYU.RM9uf1"],
  [
    "a",
    "$6$ab12CD./$TWmx9fYrPMPZhixgZZ11PHlYWvm/ii2EkLWeXBXlRN8mkZeufR6bMCOqShziG5nxBT1ObV6hAGJLAIfk8rTjj.",
  ],
  ["pässwörd", "$5$ab12CD./$cGqYUUrcTdkjnQ/DQ7vKiYeYV/0imZCr9mbfrvZYhq0"],
  [
    "pässwörd",
    "$6$ab12CD./$9mGZc5DGLo86EPXi9v.DGybFrQX5dPHVHcmg1YPl572PIhtYd5JBC83UrV3TomIO1x0dsbPSxkSw1XWVwTckU.",
  ],
  ["lab123", "$1$ab12CD./$f1UciGf4X34XWeOSN0XOe/"],
] as const;

it.each(hashes)("takes %j for %s and nothing else", (password, hash) => {
  const verifier = new PasswordVerifier();
  expect(verifier.verify(password, hash)).toBe(true);
  expect(verifier.verify(`${password} `, hash)).toBe(false);
  expect(verifier.verify("", hash)).toBe(false);
});

it("takes a rounds parameter and refuses one that would take for ever", () => {
  const verifier = new PasswordVerifier();
  const hash = "$5$rounds=1000$ab12CD./$w7iIMBUlAF5vWxI7QBdERYpisAJb0Sw7hDjJwC7CVi4";
  expect(verifier.verify("lab123", hash)).toBe(true);
  expect(verifier.verify("lab123", hash.replace("1000", "999999999"))).toBe(false);
});

it.each(["", "*", "$6$", "$2b$10$abcdefghijklmnopqrstuv", "$6$s$short", "lab123", "$9$nnet9pBc"])(
  "takes nothing for the hash %j",
  (hash) => {
    expect(new PasswordVerifier().verify("lab123", hash)).toBe(false);
    expect(new PasswordVerifier().verify(hash, hash)).toBe(false);
  },
);

it("takes nothing for an unknown user", () => {
  expect(new PasswordVerifier().verify("lab123", undefined)).toBe(false);
});

it("refuses passwords beyond the limit without hashing them", () => {
  const [, hash] = hashes[1];
  expect(new PasswordVerifier().verify("x".repeat(1_025), hash)).toBe(false);
});

it("hashes a pair of hash and password once", () => {
  const verifier = new PasswordVerifier();
  const [password, hash] = hashes[1];
  verifier.verify(password, hash);
  const started = process.hrtime.bigint();
  for (let device = 0; device < 10_000; device++) verifier.verify(password, hash);
  const spent = Number(process.hrtime.bigint() - started) / 1e6;
  // Hashing that often would take a minute.
  expect(spent).toBeLessThan(2_000);
});

it("makes hashes that it takes, the same for the same seed", () => {
  const hash = hashPassword("secret", seededRandom("seed"));
  expect(hash).toMatch(/^\$6\$[./0-9A-Za-z]{8}\$[./0-9A-Za-z]{86}$/);
  expect(hash).toBe(hashPassword("secret", seededRandom("seed")));
  expect(hash).not.toBe(hashPassword("secret", seededRandom("other")));
  expect(new PasswordVerifier().verify("secret", hash)).toBe(true);
});
