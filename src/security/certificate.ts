import { limits } from "../base/index.ts";
import {
  isPublicKeyType,
  type PublicKeyType,
  parsePublicKey,
  readKeyFields,
  type SshPublicKey,
} from "./public-key.ts";
import { isSignatureAlgorithm, type SignatureAlgorithm, signatureAlgorithms } from "./signature.ts";
import { BlobReader, MalformedBlob, readOrUndefined } from "./ssh-blob.ts";

/** An OpenSSH certificate (PROTOCOL.certkeys), every field read; its CA signature is not checked yet. */
export interface SshCertificate {
  readonly kind: "user" | "host";
  /** The key that the certificate is about. */
  readonly publicKey: SshPublicKey;
  readonly serial: bigint;
  readonly keyId: string;
  readonly principals: readonly string[];
  /** Seconds since 1970; valid when after <= now < before. */
  readonly validAfter: bigint;
  readonly validBefore: bigint;
  readonly criticalOptions: ReadonlyMap<string, Buffer>;
  readonly extensions: ReadonlyMap<string, Buffer>;
  readonly ca: SshPublicKey;
  /** What the CA signed, and its signature in the form of the wire. */
  readonly signedPart: Buffer;
  readonly caSignature: Buffer;
}

const suffix = "-cert-v01@openssh.com";

/** Whether a public key algorithm name stands for a certificate. */
export function isCertificateAlgorithm(name: string): boolean {
  return name.endsWith(suffix);
}

/**
 * The signature algorithm behind a certificate algorithm name. Undefined for unknown names and for
 * `ssh-rsa-cert-v01@openssh.com`, which stands for SHA-1.
 */
export function signatureAlgorithmOf(name: string): SignatureAlgorithm | undefined {
  if (!isCertificateAlgorithm(name)) return undefined;
  const base = name.slice(0, -suffix.length);
  return isSignatureAlgorithm(base) ? base : undefined;
}

/** The certificate algorithm name under which a key signs with `algorithm`. */
export function certificateAlgorithm(algorithm: SignatureAlgorithm): string {
  return `${algorithm}${suffix}`;
}

/** Names of public key algorithms that logins may use, in the order in which a server announces them. */
export const loginAlgorithms: readonly string[] = [
  ...signatureAlgorithms,
  ...signatureAlgorithms.map(certificateAlgorithm),
];

/** Reads a certificate blob strictly: nothing missing, nothing left over; undefined when malformed. */
export function parseCertificate(blob: Uint8Array): SshCertificate | undefined {
  if (blob.length > limits.certificateBytes) return undefined;
  return readOrUndefined(() => readCertificate(blob));
}

function readCertificate(blob: Uint8Array): SshCertificate {
  const reader = new BlobReader(blob);
  const type = readType(reader);
  reader.string();
  const publicKey = readKeyFields(type, reader);
  const serial = reader.uint64();
  const kind = readKind(reader);
  const keyId = reader.text();
  const principals = readPrincipals(reader.string());
  const validAfter = reader.uint64();
  const validBefore = reader.uint64();
  const criticalOptions = readOptions(reader.string());
  const extensions = readOptions(reader.string());
  reader.string();
  const ca = parsePublicKey(reader.string());
  if (ca === undefined) throw new MalformedBlob("the CA key cannot be used");
  const signedPart = Buffer.from(blob.subarray(0, reader.offset));
  const caSignature = reader.string();
  reader.end();
  return {
    kind,
    publicKey,
    serial,
    keyId,
    principals,
    validAfter,
    validBefore,
    criticalOptions,
    extensions,
    ca,
    signedPart,
    caSignature,
  };
}

/** The blob says `ssh-rsa-cert-v01` whatever digest the RSA key signs with. */
function readType(reader: BlobReader): PublicKeyType {
  const name = reader.text();
  const base = name.slice(0, -suffix.length);
  if (!name.endsWith(suffix) || !isPublicKeyType(base))
    throw new MalformedBlob("not a certificate of a known type");
  return base;
}

function readKind(reader: BlobReader): "user" | "host" {
  const kind = reader.uint32();
  if (kind === 1) return "user";
  if (kind === 2) return "host";
  throw new MalformedBlob("a certificate is for a user or a host");
}

function readPrincipals(bytes: Uint8Array): string[] {
  const reader = new BlobReader(bytes);
  const principals: string[] = [];
  while (!reader.atEnd) {
    principals.push(reader.text());
    if (principals.length > limits.certificatePrincipals)
      throw new MalformedBlob("too many principals");
  }
  return principals;
}

/** Names stand in ascending order, each once. */
function readOptions(bytes: Uint8Array): Map<string, Buffer> {
  const reader = new BlobReader(bytes);
  const options = new Map<string, Buffer>();
  let previous: string | undefined;
  while (!reader.atEnd) {
    const name = reader.text();
    if (previous !== undefined && name <= previous)
      throw new MalformedBlob("options are out of order");
    options.set(name, reader.string());
    previous = name;
    if (options.size > limits.certificateOptions) throw new MalformedBlob("too many options");
  }
  return options;
}
