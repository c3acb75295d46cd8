import { createHash, type KeyObject } from "node:crypto";
import {
  type Asn1Value,
  bitString,
  boolean,
  encoded,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  tagged,
  taggedBytes,
  time,
  toDer,
} from "./der.ts";
import {
  type AlternativeName,
  alternativeNameValue,
  type DistinguishedName,
  nameValue,
} from "./names.ts";
import { publicKeyDer, signatureIdentifier, signedDer } from "./x509-signature.ts";

/** What signs certificates and revocation lists. */
export interface X509Issuer {
  readonly subject: DistinguishedName;
  /** A private key: RSA, ECDSA P-256 or P-384, ed25519. */
  readonly key: KeyObject;
}

/** RFC 5280 4.2.1.3, in the order of its bits. */
const keyUsages = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
] as const;
type KeyUsage = (typeof keyUsages)[number];

/** RFC 5280 4.2.1.12 and RFC 6187 2.2.2. */
const purposes = {
  serverAuth: "1.3.6.1.5.5.7.3.1",
  clientAuth: "1.3.6.1.5.5.7.3.2",
  secureShellClient: "1.3.6.1.5.5.7.3.21",
  secureShellServer: "1.3.6.1.5.5.7.3.22",
} as const;
export type KeyPurpose = keyof typeof purposes;

/** The notAfter of a certificate that never ends, 99991231235959Z (RFC 5280 4.1.2.5); milliseconds since 1970. */
export const neverExpires: number = Date.UTC(9999, 11, 31, 23, 59, 59);

/** What goes into an X.509 version 3 certificate. */
export interface X509Options {
  readonly subject: DistinguishedName;
  /** The key to certify, private or public; only its public half goes in. */
  readonly key: KeyObject;
  /** @defaultValue the subject itself: self-signed, and `key` must be private */
  readonly issuer?: X509Issuer;
  readonly serial: bigint;
  /** Milliseconds since 1970, cut to the second. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** A CA and how many intermediates may follow it. @defaultValue no CA */
  readonly authority?: { readonly pathLength?: number };
  /** @defaultValue the extension is absent: any use */
  readonly keyUsage?: readonly KeyUsage[];
  /** @defaultValue the extension is absent: any purpose */
  readonly purposes?: readonly KeyPurpose[];
  /** @defaultValue none */
  readonly alternativeNames?: readonly AlternativeName[];
}

/** A certificate in DER (RFC 5280 4.1). Throws `ERR_KEY` when the issuer's key cannot sign. */
export function makeX509(options: X509Options): Buffer {
  const { subject, key, serial, notBefore, notAfter } = options;
  const issuer = options.issuer ?? { subject, key };
  const publicKey = publicKeyDer(key);
  const content = sequence(
    tagged(0, integer(2n)),
    integer(serial),
    signatureIdentifier(issuer.key),
    nameValue(issuer.subject),
    sequence(time(notBefore), time(notAfter)),
    nameValue(subject),
    encoded(publicKey),
    tagged(3, sequence(...extensionsOf(options, publicKey, issuer.key))),
  );
  return signedDer(content, issuer.key);
}

/** The authorityKeyIdentifier of what `issuer` signs (RFC 5280 4.2.1.1). */
export function authorityKeyExtension(issuer: KeyObject): Asn1Value {
  const identifier = taggedBytes(0, keyIdentifier(publicKeyDer(issuer)));
  return extension("2.5.29.35", false, sequence(identifier));
}

/** An Extension of RFC 5280 4.1; `critical` is left out when false, as DER has it. */
export function extension(identifier: string, critical: boolean, value: Asn1Value): Asn1Value {
  const flag = critical ? [boolean(true)] : [];
  return sequence(objectIdentifier(identifier), ...flag, octetString(toDer(value)));
}

/** RFC 7093 2, method 4: the hash of the SubjectPublicKeyInfo. */
function keyIdentifier(publicKey: Uint8Array): Buffer {
  return createHash("sha256").update(publicKey).digest();
}

function extensionsOf(
  options: X509Options,
  publicKey: Uint8Array,
  issuerKey: KeyObject,
): readonly Asn1Value[] {
  const { authority, keyUsage, alternativeNames = [] } = options;
  const extensions: Asn1Value[] = [];
  if (authority !== undefined) extensions.push(basicConstraints(authority.pathLength));
  if (keyUsage !== undefined) extensions.push(extension("2.5.29.15", true, usageBits(keyUsage)));
  if (options.purposes !== undefined) {
    const identifiers = options.purposes.map((purpose) => objectIdentifier(purposes[purpose]));
    extensions.push(extension("2.5.29.37", false, sequence(...identifiers)));
  }
  extensions.push(extension("2.5.29.14", false, octetString(keyIdentifier(publicKey))));
  if (options.issuer !== undefined) extensions.push(authorityKeyExtension(issuerKey));
  if (alternativeNames.length > 0) {
    const names = alternativeNames.map(alternativeNameValue);
    extensions.push(extension("2.5.29.17", false, sequence(...names)));
  }
  return extensions;
}

function basicConstraints(pathLength: number | undefined): Asn1Value {
  const limit = pathLength === undefined ? [] : [integer(BigInt(pathLength))];
  return extension("2.5.29.19", true, sequence(boolean(true), ...limit));
}

/** Bit 0 is the leftmost; DER leaves trailing zero bits out. */
function usageBits(usages: readonly KeyUsage[]): Asn1Value {
  const bits = usages.map((usage) => keyUsages.indexOf(usage));
  const byte = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return bitString(Buffer.of(byte), 7 - Math.max(...bits));
}
