import { sign } from "node:crypto";
import {
  type PrivateKey,
  type SignatureAlgorithm,
  signatureBlob,
} from "../../src/security/index.ts";
import { BlobReader, strings, uint32, uint64 } from "../../src/security/ssh-blob.ts";

/** What goes into a test certificate; the defaults make a good one for user `lab`. */
export interface CertificateOptions {
  readonly key: PrivateKey;
  readonly ca: PrivateKey;
  readonly kind?: number;
  readonly serial?: bigint;
  readonly keyId?: string;
  readonly principals?: readonly string[];
  readonly validAfter?: bigint;
  readonly validBefore?: bigint;
  readonly criticalOptions?: readonly (readonly [string, string])[];
  readonly extensions?: readonly (readonly [string, string])[];
  /** How the CA signs; `ssh-rsa` is the refused SHA-1 form. */
  readonly caAlgorithm?: SignatureAlgorithm | "ssh-rsa";
}

/** A certificate blob in the order of PROTOCOL.certkeys. */
export function makeCertificate(options: CertificateOptions): Buffer {
  const { key, ca } = options;
  const type = `${key.type}-cert-v01@openssh.com`;
  const signedPart = Buffer.concat([
    strings(type, Buffer.alloc(32, 7)),
    keyFields(key),
    uint64(options.serial ?? 1n),
    uint32(options.kind ?? 1),
    strings(options.keyId ?? "test", strings(...(options.principals ?? ["lab"]))),
    uint64(options.validAfter ?? 0n),
    uint64(options.validBefore ?? 2n ** 64n - 1n),
    strings(optionList(options.criticalOptions ?? []), optionList(options.extensions ?? []), ""),
    strings(ca.publicBlob),
  ]);
  return Buffer.concat([signedPart, strings(caSignature(ca, signedPart, options.caAlgorithm))]);
}

/** One line of a `-cert.pub` file. */
export function certificateLine(blob: Buffer): string {
  return `${new BlobReader(blob).text()} ${blob.toString("base64")} test`;
}

function optionList(options: readonly (readonly [string, string])[]): Buffer {
  return Buffer.concat(
    options.map(([name, text]) => strings(name, text === "" ? "" : strings(text))),
  );
}

function keyFields(key: PrivateKey): Buffer {
  const reader = new BlobReader(key.publicBlob);
  reader.text();
  return key.publicBlob.subarray(reader.offset);
}

function caSignature(
  ca: PrivateKey,
  data: Buffer,
  algorithm: SignatureAlgorithm | "ssh-rsa" | undefined,
): Buffer {
  if (algorithm === "ssh-rsa") return strings(algorithm, sign("sha1", data, ca.keyObject));
  const chosen = algorithm ?? ca.algorithmNames[0];
  if (chosen === undefined) throw new Error("a key without signature algorithm");
  return signatureBlob(ca.keyObject, chosen, data);
}
