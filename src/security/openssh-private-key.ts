import type { JsonWebKey } from "node:crypto";
import { CallHomeError } from "../base/index.ts";
import { BlobReader, MalformedBlob } from "./ssh-blob.ts";

const armour =
  /^\s*-----BEGIN OPENSSH PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END OPENSSH PRIVATE KEY-----\s*$/;
const magic = "openssh-key-v1\0";

/**
 * Reads an unencrypted key in OpenSSH's own form (PROTOCOL.key). Throws `ERR_KEY` for an encrypted
 * one, because its bcrypt key derivation is in no library of this project.
 */
export function parseOpenSshPrivateKey(text: string): JsonWebKey {
  const body = armour.exec(text)?.[1];
  if (body === undefined) throw new MalformedBlob("the armour is damaged");
  const bytes = Buffer.from(body, "base64");
  if (bytes.toString("latin1", 0, magic.length) !== magic)
    throw new MalformedBlob("not an openssh-key-v1 file");
  const reader = new BlobReader(bytes.subarray(magic.length));
  const cipher = reader.text();
  reader.text();
  reader.string();
  if (cipher !== "none")
    throw new CallHomeError(
      "ERR_KEY",
      "the private key is encrypted in OpenSSH form; take the passphrase off a copy with `ssh-keygen -p`",
    );
  if (reader.uint32() !== 1) throw new MalformedBlob("the file holds more than one key");
  reader.string();
  const secrets = new BlobReader(reader.string());
  reader.end();
  if (secrets.uint32() !== secrets.uint32()) throw new MalformedBlob("the check numbers differ");
  return readKey(secrets);
}

function readKey(reader: BlobReader): JsonWebKey {
  const type = reader.text();
  switch (type) {
    case "ssh-ed25519":
      return readEd25519(reader);
    case "ssh-rsa":
      return readRsa(reader);
    case "ecdsa-sha2-nistp256":
    case "ecdsa-sha2-nistp384":
    case "ecdsa-sha2-nistp521":
      return readEcdsa(reader);
    default:
      throw new MalformedBlob(`keys of type ${type} cannot be used`);
  }
}

function readEd25519(reader: BlobReader): JsonWebKey {
  const x = reader.string();
  const both = reader.string();
  if (x.length !== 32 || both.length !== 64) throw new MalformedBlob("an ed25519 key has 32 bytes");
  return { kty: "OKP", crv: "Ed25519", x: encode(x), d: encode(both.subarray(0, 32)) };
}

const curves: Readonly<Record<string, { readonly crv: string; readonly size: number }>> = {
  nistp256: { crv: "P-256", size: 32 },
  nistp384: { crv: "P-384", size: 48 },
  nistp521: { crv: "P-521", size: 66 },
};

function readEcdsa(reader: BlobReader): JsonWebKey {
  const curve = curves[reader.text()];
  const point = reader.string();
  const scalar = reader.positive();
  if (curve === undefined || point.length !== 1 + 2 * curve.size || scalar.length > curve.size)
    throw new MalformedBlob("not a point of a known curve");
  return {
    kty: "EC",
    crv: curve.crv,
    x: encode(point.subarray(1, 1 + curve.size)),
    y: encode(point.subarray(1 + curve.size)),
    d: encode(Buffer.concat([Buffer.alloc(curve.size - scalar.length), scalar])),
  };
}

function readRsa(reader: BlobReader): JsonWebKey {
  const [n, e, d, qi, p, q] = Array.from({ length: 6 }, () => reader.positive());
  if (!n || !e || !d || !qi || !p || !q) throw new MalformedBlob("an RSA key has six numbers");
  const [exponent, one, other] = [number(d), number(p), number(q)];
  return {
    kty: "RSA",
    n: encode(n),
    e: encode(e),
    d: encode(d),
    p: encode(p),
    q: encode(q),
    dp: encode(bytesOf(exponent % (one - 1n))),
    dq: encode(bytesOf(exponent % (other - 1n))),
    qi: encode(qi),
  };
}

function encode(bytes: Buffer): string {
  return bytes.toString("base64url");
}

function number(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString("hex")}`);
}

function bytesOf(value: bigint): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
}
