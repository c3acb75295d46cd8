import { diffieHellman, generateKeyPairSync, type KeyPairKeyObjectResult } from "node:crypto";
import { expect, test } from "vitest";
import { hastenX25519 } from "../../../../src/transport/ssh/x25519-exchange.ts";

/** As ssh2 has it, with the slow ways that are to be replaced. */
function exchangeClass(type: string) {
  return class {
    readonly type = type;
    _keys: KeyPairKeyObjectResult | null = null;
    generateKeys(): void {
      this._keys ??= generateKeyPairSync("x25519");
    }
    getPublicKey(): Buffer {
      throw new Error("slow");
    }
    computeSecret(_theirs: Buffer): unknown {
      throw new Error("slow");
    }
  };
}

test("two exchanges come to the secret that node:crypto computes, as the content of an mpint", () => {
  const Exchange = exchangeClass("25519");
  hastenX25519(new Exchange());
  // Often enough to meet a leading zero and a set top bit.
  for (let round = 0; round < 300; round++) {
    const [one, other] = [new Exchange(), new Exchange()];
    const [ones, others] = [one.getPublicKey(), other.getPublicKey()];
    const der = one._keys?.publicKey.export({ type: "spki", format: "der" });
    expect(ones).toEqual(der?.subarray(-32));
    const secret = one.computeSecret(others) as Buffer;
    expect(other.computeSecret(ones)).toEqual(secret);
    const plain = diffieHellman({
      privateKey: one._keys?.privateKey as never,
      publicKey: other._keys?.publicKey as never,
    });
    expect(BigInt(`0x${secret.toString("hex")}`)).toBe(BigInt(`0x${plain.toString("hex")}`));
    const [first = 0x80, second = 0] = secret;
    expect(first < 0x80 && (first !== 0 || second >= 0x80)).toBe(true);
  }
});

test.each([
  ["of no bytes", 0],
  ["of 31 bytes", 31],
  ["of 33 bytes", 33],
  ["of a whole packet", 35_000],
  ["that leads to a secret of zeros", 32],
])("a public key %s makes an error, which is returned as ssh2 wants it", (_, length) => {
  const Exchange = exchangeClass("25519");
  hastenX25519(new Exchange());
  expect(new Exchange().computeSecret(Buffer.alloc(length))).toBeInstanceOf(Error);
});

test("an exchange of another kind stays as it is", () => {
  const Exchange = exchangeClass("ecdh");
  hastenX25519(new Exchange());
  expect(() => new Exchange().getPublicKey()).toThrow("slow");
});
