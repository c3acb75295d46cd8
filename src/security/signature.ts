import { type KeyObject, sign, verify } from "node:crypto";
import { type PublicKeyType, publicKeyTypes, type SshPublicKey } from "./public-key.ts";
import { BlobReader, MalformedBlob, mpintBytes, readOrUndefined, strings } from "./ssh-blob.ts";

/**
 * Names of RFC 4253 6.6, RFC 5656, RFC 8332 and RFC 8709, best first for each key type. `ssh-rsa`
 * (SHA-1) is left out: OpenSSH has refused it by default since 8.8.
 */
export type SignatureAlgorithm =
  | Exclude<PublicKeyType, "ssh-rsa">
  | "rsa-sha2-512"
  | "rsa-sha2-256";

interface AlgorithmFacts {
  readonly keyType: PublicKeyType;
  readonly hash: string | null;
  /** Bytes of one ECDSA number; 0 for the others. */
  readonly coordinate: number;
}

const algorithms: Readonly<Record<SignatureAlgorithm, AlgorithmFacts>> = {
  "ssh-ed25519": { keyType: "ssh-ed25519", hash: null, coordinate: 0 },
  "ecdsa-sha2-nistp256": { keyType: "ecdsa-sha2-nistp256", hash: "sha256", coordinate: 32 },
  "ecdsa-sha2-nistp384": { keyType: "ecdsa-sha2-nistp384", hash: "sha384", coordinate: 48 },
  "ecdsa-sha2-nistp521": { keyType: "ecdsa-sha2-nistp521", hash: "sha512", coordinate: 66 },
  "rsa-sha2-512": { keyType: "ssh-rsa", hash: "sha512", coordinate: 0 },
  "rsa-sha2-256": { keyType: "ssh-rsa", hash: "sha256", coordinate: 0 },
};

/** Every one there is. */
export const signatureAlgorithms = Object.keys(algorithms) as readonly SignatureAlgorithm[];

const algorithmsByType = new Map(
  publicKeyTypes.map((type) => [
    type,
    signatureAlgorithms.filter((name) => algorithms[name].keyType === type),
  ]),
);

/** A signature in the form that node:crypto takes. */
export interface Signature {
  readonly algorithm: SignatureAlgorithm;
  readonly value: Uint8Array;
  /** How ECDSA numbers are packed. @defaultValue "der" */
  readonly packing?: "der" | "ieee-p1363";
}

export function isSignatureAlgorithm(name: string): name is SignatureAlgorithm {
  return Object.hasOwn(algorithms, name);
}

/** Algorithms that a key of this type can sign with, best first. */
export function algorithmsOf(type: PublicKeyType): readonly SignatureAlgorithm[] {
  return algorithmsByType.get(type) ?? [];
}

/** Whether `signature` over `data` was made by `key` with an algorithm that fits the key. Never throws. */
export function verifySignature(
  key: SshPublicKey,
  data: Uint8Array,
  signature: Signature,
): boolean {
  const { keyType, hash } = algorithms[signature.algorithm];
  if (keyType !== key.type) return false;
  try {
    const dsaEncoding = signature.packing ?? "der";
    return verify(hash, data, { key: key.keyObject, dsaEncoding }, signature.value);
  } catch {
    return false;
  }
}

/** Signs as node:crypto does: ECDSA in DER, all else raw. */
export function signWith(
  keyObject: KeyObject,
  algorithm: SignatureAlgorithm,
  data: Uint8Array,
): Buffer {
  return sign(algorithms[algorithm].hash, data, keyObject);
}

/** Signs in the form of the wire: algorithm name and signature as two strings (RFC 4253 6.6). */
export function signatureBlob(
  keyObject: KeyObject,
  algorithm: SignatureAlgorithm,
  data: Uint8Array,
): Buffer {
  const { hash, coordinate } = algorithms[algorithm];
  const value = sign(hash, data, { key: keyObject, dsaEncoding: "ieee-p1363" });
  if (coordinate === 0) return strings(algorithm, value);
  const r = mpintBytes(value.subarray(0, coordinate));
  return strings(algorithm, strings(r, mpintBytes(value.subarray(coordinate))));
}

/** The algorithm that a signature blob names, known or not; undefined when it is malformed. */
export function signatureName(blob: Uint8Array): string | undefined {
  return readOrUndefined(() => new BlobReader(blob).text());
}

/** Reads a signature blob; undefined when it is malformed or its algorithm is not accepted. */
export function parseSignature(blob: Uint8Array): Signature | undefined {
  return readOrUndefined(() => {
    const reader = new BlobReader(blob);
    const algorithm = reader.text();
    const value = reader.string();
    reader.end();
    if (!isSignatureAlgorithm(algorithm)) return undefined;
    const { coordinate } = algorithms[algorithm];
    if (coordinate === 0) return { algorithm, value };
    return { algorithm, value: readEcdsaNumbers(value, coordinate), packing: "ieee-p1363" };
  });
}

/** RFC 5656 3.1.2: r and s as mpints; fixed-size halves come out. */
function readEcdsaNumbers(value: Uint8Array, coordinate: number): Buffer {
  const reader = new BlobReader(value);
  const numbers = [reader.positive(), reader.positive()];
  reader.end();
  return Buffer.concat(
    numbers.map((number) => {
      if (number.length > coordinate) throw new MalformedBlob("a signature number is too large");
      return Buffer.concat([Buffer.alloc(coordinate - number.length), number]);
    }),
  );
}
