import { sign } from "node:crypto";
import { CallHomeError } from "../base/index.ts";
import type { PrivateKey } from "./private-key.ts";
import { type SignatureAlgorithm, signatureBlob } from "./signature.ts";
import { BlobReader, strings, uint32, uint64 } from "./ssh-blob.ts";

/** A critical option or extension and its text; an empty text stands for an option without data. */
export type SshCertificateOption = readonly [name: string, text: string];

/** What goes into an OpenSSH certificate. */
export interface SshCertificateOptions {
  readonly kind: "user" | "host";
  /** The key to certify; only its public half goes in. */
  readonly key: Pick<PrivateKey, "type" | "publicBlob">;
  readonly ca: PrivateKey;
  /** Makes every certificate different; 32 bytes by custom. */
  readonly nonce: Uint8Array;
  readonly serial: bigint;
  readonly keyId: string;
  /** Login names or host names. */
  readonly principals: readonly string[];
  /** Seconds since 1970. @defaultValue 0 */
  readonly validAfter?: bigint;
  /** Seconds since 1970; the certificate is good before it. @defaultValue 2^64-1, for ever */
  readonly validBefore?: bigint;
  /** In ascending order of their names. @defaultValue none */
  readonly criticalOptions?: readonly SshCertificateOption[];
  /** In ascending order of their names. @defaultValue none */
  readonly extensions?: readonly SshCertificateOption[];
  /** How the CA signs; `ssh-rsa` is the SHA-1 form that OpenSSH refuses. @defaultValue its best algorithm */
  readonly caAlgorithm?: SignatureAlgorithm | "ssh-rsa";
}

const kinds = { user: 1, host: 2 } as const;
const forEver = 2n ** 64n - 1n;

/** A certificate blob in the order of PROTOCOL.certkeys. Throws `ERR_KEY` when the CA key cannot sign so. */
export function makeSshCertificate(options: SshCertificateOptions): Buffer {
  const { key, ca } = options;
  const signedPart = Buffer.concat([
    strings(`${key.type}-cert-v01@openssh.com`, options.nonce),
    keyFields(key.publicBlob),
    uint64(options.serial),
    uint32(kinds[options.kind]),
    strings(options.keyId, strings(...options.principals)),
    uint64(options.validAfter ?? 0n),
    uint64(options.validBefore ?? forEver),
    strings(optionList(options.criticalOptions ?? []), optionList(options.extensions ?? []), ""),
    strings(ca.publicBlob),
  ]);
  return Buffer.concat([signedPart, strings(caSignature(ca, signedPart, options.caAlgorithm))]);
}

/** One line of a `-cert.pub` file. */
export function certificateLine(blob: Uint8Array, comment: string): string {
  return `${new BlobReader(blob).text()} ${Buffer.from(blob).toString("base64")} ${comment}`;
}

function optionList(options: readonly SshCertificateOption[]): Buffer {
  return Buffer.concat(
    options.map(([name, text]) => strings(name, text === "" ? "" : strings(text))),
  );
}

/** The fields of a public key after its type name. */
function keyFields(publicBlob: Buffer): Buffer {
  const reader = new BlobReader(publicBlob);
  reader.text();
  return publicBlob.subarray(reader.offset);
}

function caSignature(
  ca: PrivateKey,
  data: Buffer,
  algorithm: SignatureAlgorithm | "ssh-rsa" | undefined,
): Buffer {
  const chosen = algorithm ?? ca.algorithmNames[0];
  if (chosen === "ssh-rsa" && ca.type === "ssh-rsa")
    return strings(chosen, sign("sha1", data, ca.keyObject));
  if (chosen === undefined || chosen === "ssh-rsa" || !ca.algorithmNames.includes(chosen))
    throw new CallHomeError("ERR_KEY", `a ${ca.type} CA key cannot sign with ${String(chosen)}`);
  return signatureBlob(ca.keyObject, chosen, data);
}
