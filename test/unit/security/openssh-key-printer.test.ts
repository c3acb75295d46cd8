import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { expect, it } from "vitest";
import { importPrivateKey, printOpenSshPrivateKey } from "../../../src/security/index.ts";

const keys: readonly (readonly [string, () => { readonly privateKey: KeyObject }])[] = [
  ["ed25519", () => generateKeyPairSync("ed25519")],
  ["P-256", () => generateKeyPairSync("ec", { namedCurve: "P-256" })],
  ["P-384", () => generateKeyPairSync("ec", { namedCurve: "P-384" })],
  ["P-521", () => generateKeyPairSync("ec", { namedCurve: "P-521" })],
  ["RSA", () => generateKeyPairSync("rsa", { modulusLength: 2_048 })],
];

it.each(keys)("prints %s keys so that they read back as the same key", (_, generate) => {
  const pem = generate().privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const key = importPrivateKey(pem);
  for (const comment of ["", "a", "lab key of somebody"]) {
    const text = printOpenSshPrivateKey(key, comment);
    expect(importPrivateKey(text).keyObject.equals(key.keyObject)).toBe(true);
    expect(printOpenSshPrivateKey(key, comment)).toBe(text);
  }
});
