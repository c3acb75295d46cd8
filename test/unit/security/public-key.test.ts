import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { assert, property, uint8Array } from "fast-check";
import { expect, it } from "vitest";
import { fingerprint, importPrivateKey } from "../../../src/security/index.ts";
import { parsePublicKey, parsePublicKeyLine } from "../../../src/security/public-key.ts";
import { strings } from "../../../src/security/ssh-blob.ts";
import { testKey } from "../../support/ssh-pair.ts";

const types = ["ed25519", "ecdsa", "rsa"] as const;

it.each(types)("reads %s keys and gives the same blob back", (type) => {
  const key = testKey("k", type);
  const parsed = parsePublicKeyLine(`${key.publicKeyText} a comment`);
  expect(parsed?.type).toBe(key.type);
  expect(parsed?.blob).toEqual(key.publicBlob);
  expect(parsed?.keyObject.equals(createPublicKey(key.keyObject))).toBe(true);
});

it("prints fingerprints as ssh-keygen does", () => {
  const line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK9tOlzZ9PHK34lA6rxntDtTYNaMGVa4xO47+opW5eXg";
  expect(fingerprint(parsePublicKeyLine(line)?.blob ?? Buffer.alloc(0))).toBe(
    "SHA256:V48QEY6IM6ZbIKuFMdrzUFGZWZBbPPrKQLUoisM+b+E",
  );
});

it.each(types)("refuses a %s key that is cut anywhere or goes on", (type) => {
  const { publicBlob } = testKey("k", type);
  for (let length = 0; length < publicBlob.length; length++)
    expect(parsePublicKey(publicBlob.subarray(0, length))).toBeUndefined();
  expect(parsePublicKey(Buffer.concat([publicBlob, Buffer.from([0])]))).toBeUndefined();
});

it.each([
  ["an unknown type", strings("ssh-dss", Buffer.from([1]))],
  ["a short ed25519 key", strings("ssh-ed25519", Buffer.alloc(31))],
  [
    "a curve that is not the type's",
    strings("ecdsa-sha2-nistp256", "nistp384", Buffer.alloc(65, 4)),
  ],
  [
    "a point that is not on the curve",
    strings(
      "ecdsa-sha2-nistp256",
      "nistp256",
      Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]),
    ),
  ],
  ["a short RSA modulus", strings("ssh-rsa", Buffer.from([1, 0, 1]), Buffer.alloc(64, 0x7f))],
  ["a huge RSA modulus", strings("ssh-rsa", Buffer.from([1, 0, 1]), Buffer.alloc(2_049, 0x7f))],
  ["a huge RSA exponent", strings("ssh-rsa", Buffer.alloc(9, 0x7f), Buffer.alloc(256, 0x7f))],
  ["a negative number", strings("ssh-rsa", Buffer.from([1, 0, 1]), Buffer.alloc(256, 0xff))],
  ["a padded number", strings("ssh-rsa", Buffer.from([0, 1, 0, 1]), Buffer.alloc(256, 0x7f))],
])("refuses %s", (_name, blob) => {
  expect(parsePublicKey(blob)).toBeUndefined();
});

it.each([1_024, 2_048])("takes RSA keys of %i bits", (modulusLength) => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength });
  const text = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
  expect(parsePublicKey(importPrivateKey(text).publicBlob)?.type).toBe("ssh-rsa");
});

it.each(["", "ssh-ed25519", "ssh-ed25519 ????", "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIA=="])(
  "refuses the line %j",
  (line) => {
    expect(parsePublicKeyLine(line)).toBeUndefined();
  },
);

it("never throws for arbitrary bytes", () => {
  assert(
    property(uint8Array({ maxLength: 200 }), (bytes) => {
      expect(parsePublicKey(bytes)).toBeUndefined();
    }),
  );
});
