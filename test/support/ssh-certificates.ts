import {
  certificateLine as lineOf,
  makeSshCertificate,
  type PrivateKey,
  type SshCertificateOptions,
} from "../../src/security/index.ts";

/** What goes into a test certificate; the defaults make a good one for user `lab`. */
export interface CertificateOptions
  extends Partial<Omit<SshCertificateOptions, "key" | "ca" | "kind">> {
  readonly key: PrivateKey;
  readonly ca: PrivateKey;
  /** 1 is a user, 2 a host; nothing else is defined. */
  readonly kind?: number;
}

const nonce = Buffer.alloc(32, 7);

/** A certificate blob; one of an undefined kind is changed after it was signed. */
export function makeCertificate({ kind = 1, ...options }: CertificateOptions): Buffer {
  const blob = makeSshCertificate({
    nonce,
    serial: 1n,
    keyId: "test",
    principals: ["lab"],
    ...options,
    kind: kind === 2 ? "host" : "user",
  });
  const fieldsEnd = blob.indexOf(nonce) + nonce.length + keyFieldsLength(options.key);
  if (kind !== 1 && kind !== 2) blob.writeUInt32BE(kind, fieldsEnd + 8);
  return blob;
}

/** One line of a `-cert.pub` file. */
export function certificateLine(blob: Buffer): string {
  return lineOf(blob, "test");
}

/** A public key blob is its type name as a string, and then the fields. */
function keyFieldsLength({ type, publicBlob }: PrivateKey): number {
  return publicBlob.length - 4 - type.length;
}
