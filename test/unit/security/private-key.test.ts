import { createPrivateKey, generateKeyPairSync, type JsonWebKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { limits, seededRandom } from "../../../src/base/index.ts";
import {
  deriveHostKey,
  importPrivateKey,
  parseSignature,
  signatureBlob,
} from "../../../src/security/index.ts";
import { parsePublicKeyLine } from "../../../src/security/public-key.ts";
import { verifySignature } from "../../../src/security/signature.ts";

const types = ["ed25519", "ecdsa", "rsa"] as const;
const data = Buffer.from("signed data");

it.each(types)("derives the same %s key from the same seed, another from another", (type) => {
  const key = deriveHostKey(type, seededRandom("r1"));
  expect(deriveHostKey(type, seededRandom("r1")).publicKeyText).toBe(key.publicKeyText);
  expect(deriveHostKey(type, seededRandom("r2")).publicKeyText).not.toBe(key.publicKeyText);
});

it("a key that had to make room for others is the same when it signs again", () => {
  const key = deriveHostKey("ed25519", seededRandom("first"));
  const [made, signature] = [key.keyObject, key.sign(data)];
  expect(key.keyObject).toBe(made);
  for (let other = 0; other < limits.readyKeys; other++)
    deriveHostKey("ed25519", seededRandom(`other ${other}`)).sign(data);
  expect(key.keyObject).not.toBe(made);
  expect(key.keyObject.equals(made)).toBe(true);
  expect(key.sign(data)).toEqual(signature);
});

it("keeps derived keys as they are, because an NMS pins them", () => {
  expect(deriveHostKey("ed25519", seededRandom("pinned")).publicKeyText).toBe(
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICvNiHkN7A2iXOHPYKcK/exrbinRzW6ve1HNbMx1wAW1",
  );
  expect(deriveHostKey("ecdsa", seededRandom("pinned")).publicKeyText).toBe(
    "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBM8sOOa3qwEJ0OdzNqyjtax9VZg3liIcxJHXgg8eZUKnhFhDc8x5gcw42HF9K6kBZBZoLkEcMvRQembpqcJZYdg=",
  );
  expect(deriveHostKey("rsa", seededRandom("pinned")).publicKeyText.slice(-44)).toBe(
    "Nw2zqaF7sXAEq3ULXHrLhLjgZla3NbJtib40rV5H4RVZ",
  );
});

it.each(types)("signs with an %s key in both forms", (type) => {
  const key = deriveHostKey(type, seededRandom("signer"));
  const reader = parsePublicKeyLine(`${key.publicKeyText} comment`);
  if (reader === undefined) throw new Error("the public key does not parse");
  for (const algorithm of key.algorithmNames) {
    const direct = { algorithm, value: key.sign(data, algorithm) };
    const wire = parseSignature(signatureBlob(key.keyObject, algorithm, data));
    expect(verifySignature(reader, data, direct)).toBe(true);
    expect(wire && verifySignature(reader, data, wire)).toBe(true);
    expect(wire && verifySignature(reader, Buffer.from("other data"), wire)).toBe(false);
  }
});

it("signs with no algorithm of another key type", () => {
  const key = deriveHostKey("ed25519", seededRandom("signer"));
  expect(() => key.sign(data, "rsa-sha2-256")).toThrow("cannot sign with rsa-sha2-256");
});

it("makes RSA keys of 2,048 bits", () => {
  const { asymmetricKeyDetails } = deriveHostKey("rsa", seededRandom("size")).keyObject;
  expect(asymmetricKeyDetails).toMatchObject({ modulusLength: 2_048, publicExponent: 65_537n });
});

// Made with ssh-keygen for this test and used nowhere else.
const openSshEd25519 = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
QyNTUxOQAAACCvbTpc2fTxyt+JQOq8Z7Q7U2DWjBlWuMTuO/qKVuXl4AAAAIiotMwTqLTM
EwAAAAtzc2gtZWQyNTUxOQAAACCvbTpc2fTxyt+JQOq8Z7Q7U2DWjBlWuMTuO/qKVuXl4A
AAAEC/a0enIa+U/2A6PZp+GHUNPL+hyZyhQb7wSMmJy9UVhq9tOlzZ9PHK34lA6rxntDtT
YNaMGVa4xO47+opW5eXgAAAABHRlc3QB
-----END OPENSSH PRIVATE KEY-----
`;
const openSshEcdsa = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAaAAAABNlY2RzYS
1zaGEyLW5pc3RwMjU2AAAACG5pc3RwMjU2AAAAQQS5XrsJQqGh5udxKAHV15svtPI0f2r2
G/eIyjc8UNEmj8Y1+RpBlRBwvhkZjywxIMbmjeSNiA1+gb5jlkLHq0VDAAAAoL3gf9O94H
/TAAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBLleuwlCoaHm53Eo
AdXXmy+08jR/avYb94jKNzxQ0SaPxjX5GkGVEHC+GRmPLDEgxuaN5I2IDX6BvmOWQserRU
MAAAAhALaoD+G+FyCWOHGjgRfs8kkoBuCtoqzSKGUpcnDx9QU8AAAABHRlc3QBAgM=
-----END OPENSSH PRIVATE KEY-----
`;

it.each([
  [
    openSshEd25519,
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK9tOlzZ9PHK34lA6rxntDtTYNaMGVa4xO47+opW5eXg",
  ],
  [
    openSshEcdsa,
    "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBLleuwlCoaHm53EoAdXXmy+08jR/avYb94jKNzxQ0SaPxjX5GkGVEHC+GRmPLDEgxuaN5I2IDX6BvmOWQserRUM=",
  ],
])("imports keys in OpenSSH form", (text, publicKeyText) => {
  expect(importPrivateKey(text).publicKeyText).toBe(publicKeyText);
});

it("imports PEM keys, encrypted ones with their passphrase", () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "secp384r1" });
  const plain = privateKey.export({ type: "sec1", format: "pem" }).toString();
  const encrypted = privateKey
    .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "open" })
    .toString();
  expect(importPrivateKey(plain).type).toBe("ecdsa-sha2-nistp384");
  expect(importPrivateKey(encrypted, "open").publicKeyText).toBe(
    importPrivateKey(plain).publicKeyText,
  );
  expect(() => importPrivateKey(encrypted, "wrong")).toThrow("could not read the private key");
  expect(() => importPrivateKey(encrypted)).toThrow("could not read the private key");
});

it("refuses keys that SSH cannot use, and text that is no key", () => {
  const { privateKey } = generateKeyPairSync("x25519");
  const text = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  expect(() => importPrivateKey(text)).toThrow("cannot be used with SSH");
  expect(() => importPrivateKey("")).toThrow("could not read the private key");
  expect(() => importPrivateKey(openSshEd25519.replace("b3Blb", "AAAAA"))).toThrow(
    "openssh-key-v1",
  );
});

it.each(["ec", "rsa"] as const)("refuses an %s key whose halves do not belong together", (kind) => {
  const make = (): JsonWebKey =>
    kind === "ec"
      ? generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" })
      : generateKeyPairSync("rsa", { modulusLength: 1_024 }).privateKey.export({ format: "jwk" });
  const secretHalf = kind === "ec" ? ["d"] : ["d", "p", "q", "dp", "dq", "qi"];
  const other = make();
  const mixed = { ...make(), ...Object.fromEntries(secretHalf.map((name) => [name, other[name]])) };
  const text = createPrivateKey({ key: mixed, format: "jwk" }).export({
    type: "pkcs8",
    format: "pem",
  });
  expect(() => importPrivateKey(text.toString())).toThrow("do not belong together");
});

it("refuses RSA keys that no peer would take", () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 768 });
  const text = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  expect(() => importPrivateKey(text)).toThrow("1,024 to 16,384 bits");
});

it("refuses an OpenSSH key that is cut anywhere", () => {
  const lines = openSshEd25519.trimEnd().split("\n");
  const body = lines.slice(1, -1).join("");
  // The last four characters are padding, which nobody needs.
  for (let length = 0; length < body.length - 4; length += 4) {
    const cut = [lines[0], body.slice(0, length), lines.at(-1), ""].join("\n");
    expect(() => importPrivateKey(cut)).toThrow("could not read");
  }
});

describe("a derived ed25519 key", () => {
  it("is the key of its seed, whatever form it is read from", () => {
    const seed = Buffer.from(seededRandom("form").derive("ed25519").bytes(32));
    const wrapped = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
    const expected = createPrivateKey({ key: wrapped, format: "der", type: "pkcs8" });
    expect(deriveHostKey("ed25519", seededRandom("form")).keyObject.equals(expected)).toBe(true);
  });
});
