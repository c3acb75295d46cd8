import { createHash, type JsonWebKey } from "node:crypto";
import { armour } from "./armour.ts";
import type { PrivateKey } from "./private-key.ts";
import { mpintBytes, strings, uint32 } from "./ssh-blob.ts";

const blockBytes = 8;
const lineLength = 70;

/**
 * The key in OpenSSH's own form without encryption (PROTOCOL.key), the only one in which OpenSSH
 * before 9.6 reads ed25519 keys. The same key gives the same text.
 */
export function printOpenSshPrivateKey(key: PrivateKey, comment: string): string {
  // The two equal numbers only show that decryption worked, so they need not be random here.
  const check = createHash("sha256").update(key.publicBlob).digest().subarray(0, 4);
  const secrets = Buffer.concat([check, check, privateFields(key), strings(comment)]);
  const padding = Array.from({ length: -secrets.length & (blockBytes - 1) }, (_, at) => at + 1);
  const bytes = Buffer.concat([
    Buffer.from("openssh-key-v1\0"),
    strings("none", "none", ""),
    uint32(1),
    strings(key.publicBlob, Buffer.concat([secrets, Buffer.from(padding)])),
  ]);
  return armour("OPENSSH PRIVATE KEY", bytes, lineLength);
}

function privateFields({ type, publicBlob, keyObject }: PrivateKey): Buffer {
  const jwk = keyObject.export({ format: "jwk" });
  const number = (name: keyof JsonWebKey): Buffer => mpintBytes(bytesOf(jwk, name));
  switch (type) {
    case "ssh-ed25519": {
      const point = bytesOf(jwk, "x");
      return strings(type, point, Buffer.concat([bytesOf(jwk, "d"), point]));
    }
    case "ssh-rsa":
      return strings(
        type,
        number("n"),
        number("e"),
        number("d"),
        number("qi"),
        number("p"),
        number("q"),
      );
    case "ecdsa-sha2-nistp256":
    case "ecdsa-sha2-nistp384":
    case "ecdsa-sha2-nistp521":
      // The public blob is type, curve and point: what the private form begins with.
      return Buffer.concat([publicBlob, strings(number("d"))]);
  }
}

function bytesOf(jwk: JsonWebKey, name: keyof JsonWebKey): Buffer {
  const value = jwk[name];
  return Buffer.from(typeof value === "string" ? value : "", "base64url");
}
