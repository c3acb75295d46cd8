import { createHash, createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import { limits, rememberedBytes } from "../base/index.ts";
import { BlobReader, MalformedBlob, mpintBytes, readOrUndefined, strings } from "./ssh-blob.ts";

/** Plain key types that are accepted (RFC 4253 6.6, RFC 5656, RFC 8709). */
export const publicKeyTypes = [
  "ssh-ed25519",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "ssh-rsa",
] as const;
export type PublicKeyType = (typeof publicKeyTypes)[number];

/** A public key whose numbers were checked. */
export interface SshPublicKey {
  readonly type: PublicKeyType;
  /** The key as it goes over the wire, type name included. */
  readonly blob: Buffer;
  readonly keyObject: KeyObject;
}

/** Below 1,024 bits OpenSSH refuses RSA keys; above 16,384 checking one signature takes too long. */
const rsaBits = { least: 1_024, most: 16_384 };
/** OpenSSL bounds the public exponent of large keys so; it bounds the cost of a check. */
const rsaExponentBytes = 8;

export function isPublicKeyType(name: string): name is PublicKeyType {
  return (publicKeyTypes as readonly string[]).includes(name);
}

/**
 * Reads a public key blob; undefined when it is malformed, too weak or of a type not in `publicKeyTypes`.
 * The last ones are remembered: an NMS shows the same key to every device.
 */
export const parsePublicKey: (blob: Uint8Array) => SshPublicKey | undefined = rememberedBytes(
  limits.rememberedPublicKeys,
  readKey,
);

function readKey(blob: Buffer): SshPublicKey | undefined {
  return readOrUndefined(() => {
    const reader = new BlobReader(blob);
    const type = reader.text();
    if (!isPublicKeyType(type)) return undefined;
    const key = readKeyFields(type, reader);
    reader.end();
    return key;
  });
}

/** Reads `ssh-ed25519 AAAA... comment`, one line of an OpenSSH public key file. */
export function parsePublicKeyLine(line: string): SshPublicKey | undefined {
  const blob = blobOfLine(line);
  return blob === undefined ? undefined : parsePublicKey(blob);
}

/** The decoded blob of a public key or certificate line, when its type name agrees with the blob. */
export function blobOfLine(line: string): Buffer | undefined {
  const [type, base64] = line.trim().split(/\s+/, 2);
  if (type === undefined || base64 === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64))
    return undefined;
  const blob = Buffer.from(base64, "base64");
  return readOrUndefined(() => new BlobReader(blob).text()) === type ? blob : undefined;
}

/** `ssh-ed25519 AAAA...`: the text of HOST-KEY lines and of public key files, without comment. */
export function publicKeyText(key: Pick<SshPublicKey, "type" | "blob">): string {
  return `${key.type} ${key.blob.toString("base64")}`;
}

/** `SHA256:...` as `ssh-keygen -l` prints it. */
export function fingerprint(blob: Uint8Array): string {
  const digest = createHash("sha256").update(blob).digest("base64");
  return `SHA256:${digest.replace(/=+$/, "")}`;
}

/** Reads the fields that follow the type name; a certificate holds the same fields after its nonce. */
export function readKeyFields(type: PublicKeyType, reader: BlobReader): SshPublicKey {
  const { jwk, fields } = readNumbers(type, reader);
  try {
    const keyObject = createPublicKey({ key: jwk, format: "jwk" });
    return { type, blob: strings(type, ...fields), keyObject };
  } catch (cause) {
    throw new MalformedBlob(`not a valid ${type} key`, { cause });
  }
}

interface KeyNumbers {
  readonly jwk: JsonWebKey;
  readonly fields: readonly Uint8Array[];
}

interface Curve {
  /** RFC 5656 name. */
  readonly name: string;
  readonly crv: string;
  /** Bytes of one coordinate. */
  readonly size: number;
}

const curves: Readonly<Record<Exclude<PublicKeyType, "ssh-ed25519" | "ssh-rsa">, Curve>> = {
  "ecdsa-sha2-nistp256": { name: "nistp256", crv: "P-256", size: 32 },
  "ecdsa-sha2-nistp384": { name: "nistp384", crv: "P-384", size: 48 },
  "ecdsa-sha2-nistp521": { name: "nistp521", crv: "P-521", size: 66 },
};

function readNumbers(type: PublicKeyType, reader: BlobReader): KeyNumbers {
  if (type === "ssh-ed25519") return readEd25519(reader);
  if (type === "ssh-rsa") return readRsa(reader);
  return readEcdsa(reader, curves[type]);
}

function readEd25519(reader: BlobReader): KeyNumbers {
  const point = reader.string();
  if (point.length !== 32) throw new MalformedBlob("an ed25519 key has 32 bytes");
  return { jwk: { kty: "OKP", crv: "Ed25519", x: point.toString("base64url") }, fields: [point] };
}

function readRsa(reader: BlobReader): KeyNumbers {
  const exponent = reader.positive();
  const modulus = reader.positive();
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  if (bits < rsaBits.least || bits > rsaBits.most || exponent.length > rsaExponentBytes)
    throw new MalformedBlob("the RSA key is too small or too large");
  return {
    jwk: { kty: "RSA", n: modulus.toString("base64url"), e: exponent.toString("base64url") },
    fields: [mpintBytes(exponent), mpintBytes(modulus)],
  };
}

function readEcdsa(reader: BlobReader, { name, crv, size }: Curve): KeyNumbers {
  const named = reader.text();
  const point = reader.string();
  if (named !== name || point.length !== 1 + 2 * size || point[0] !== 4)
    throw new MalformedBlob(`not an uncompressed point of ${name}`);
  const x = point.subarray(1, 1 + size).toString("base64url");
  const y = point.subarray(1 + size).toString("base64url");
  return { jwk: { kty: "EC", crv, x, y }, fields: [Buffer.from(name), point] };
}
