import { expect, test } from "vitest";
import { isSignedBy } from "../../../../src/security/x509/index.ts";
import { authorityOf, chainOf } from "../../../support/tls-pki.ts";

const [root, intermediate, stranger] = [
  authorityOf("root"),
  authorityOf("intermediate"),
  authorityOf("stranger"),
];
const leaf = chainOf("client-dirname")[0] ?? Buffer.alloc(0);

test("a certificate is signed by its issuer and by no other, however often it is asked", () => {
  for (let round = 0; round < 3; round++) {
    expect(isSignedBy(leaf, intermediate)).toBe(true);
    expect(isSignedBy(intermediate, root)).toBe(true);
    expect(isSignedBy(root, root)).toBe(true);
    expect(isSignedBy(leaf, root)).toBe(false);
    expect(isSignedBy(leaf, stranger)).toBe(false);
    expect(isSignedBy(intermediate, leaf)).toBe(false);
  }
});

test("a certificate with one other bit in its signature is not the one that was asked about", () => {
  expect(isSignedBy(leaf, intermediate)).toBe(true);
  const forged = Buffer.from(leaf);
  forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
  expect(isSignedBy(forged, intermediate)).toBe(false);
  expect(isSignedBy(leaf, intermediate)).toBe(true);
});

test("what is no certificate throws each time", () => {
  for (let round = 0; round < 2; round++) {
    expect(() => isSignedBy(Buffer.from("no certificate"), root)).toThrow(
      /PEM|ASN1|asn1|wrong tag/,
    );
    expect(() => isSignedBy(leaf, Buffer.alloc(0))).toThrow(/no start line/);
  }
});
