import { verify, type X509Certificate } from "node:crypto";
import { type Asn1, bytesOf, isContext, objectId, parts, readDer, timeOf } from "./asn1-reader.ts";
import { type DistinguishedNameFacts, distinguishedName } from "./distinguished-name.ts";
import { signatureHash, signatureName } from "./signature-names.ts";

/** A certificate revocation list (RFC 5280 5.1). Times are milliseconds since 1970. */
export interface RevocationList {
  /** 1 or 2. */
  readonly version: number;
  readonly issuer: DistinguishedNameFacts;
  readonly thisUpdate: number;
  /** Undefined: the list never becomes stale. */
  readonly nextUpdate: number | undefined;
  readonly signatureAlgorithm: string;
  /** Since when, by serial number in hexadecimal, in lower case and without leading zeros. */
  readonly revoked: ReadonlyMap<string, number>;
  /** Whether the authority of this certificate signed it. */
  isSignedBy(authority: X509Certificate): boolean;
}

const pemForm = /-----BEGIN X509 CRL-----\s([A-Za-z0-9+/=\s]+)-----END X509 CRL-----/;

/** Reads the first list in a PEM text; undefined when there is none, or one that is not whole. */
export function readRevocationList(pem: string): RevocationList | undefined {
  const encoded = pemForm.exec(pem)?.[1];
  if (encoded === undefined) return undefined;
  try {
    return revocationList(Buffer.from(encoded, "base64"));
  } catch {
    return undefined;
  }
}

/** The form of a serial number by which lists and certificates are compared. */
export function serialKey(hexadecimal: string): string {
  return hexadecimal.toLowerCase().replace(/^(?:0)+(?=.)/, "");
}

function revocationList(der: Buffer): RevocationList | undefined {
  const [tbs, algorithm, signature] = parts(readDer(der));
  const identifier = algorithm && objectId(parts(algorithm)[0]);
  if (tbs === undefined || identifier === undefined || signature === undefined) return undefined;
  const { issuer, thisUpdate, nextUpdate, entries } = fieldsOf(parts(tbs));
  if (issuer === undefined || thisUpdate === undefined) return undefined;
  const signed = contentOf(der);
  // The first byte of a BIT STRING counts its unused bits.
  const signatureBytes = bytesOf(signature).subarray(1);
  return {
    version: typeof parts(tbs)[0]?.value === "string" ? 2 : 1,
    issuer: distinguishedName(issuer),
    thisUpdate,
    nextUpdate,
    signatureAlgorithm: signatureName(identifier),
    revoked: new Map(entries.map(revocation)),
    isSignedBy({ publicKey }) {
      const hash = signatureHash(identifier);
      return hash !== undefined && verifies(hash, signed, publicKey, signatureBytes);
    },
  };
}

/** TBSCertList: version and signature algorithm first, then what matters here. */
function fieldsOf(fields: readonly Asn1[]): {
  readonly issuer: Asn1 | undefined;
  readonly thisUpdate: number | undefined;
  readonly nextUpdate: number | undefined;
  readonly entries: readonly Asn1[];
} {
  // Only the version is a primitive value, and only lists of version 2 have one.
  const [, issuer, from, ...rest] = typeof fields[0]?.value === "string" ? fields.slice(1) : fields;
  const nextUpdate = timeOf(rest[0]);
  const list = nextUpdate === undefined ? rest[0] : rest[1];
  const entries = list === undefined || isContext(list) ? [] : parts(list);
  return { issuer, thisUpdate: timeOf(from), nextUpdate, entries };
}

function revocation(entry: Asn1): readonly [serial: string, since: number] {
  const [serial, since] = parts(entry);
  return [serialKey(bytesOf(serial).toString("hex")), timeOf(since) ?? 0];
}

/** What the signature of a SEQUENCE { content, algorithm, signature } is about, as it was encoded. */
function contentOf(der: Buffer): Buffer {
  const start = headerBytes(der, 0);
  const inside = headerBytes(der, start);
  return der.subarray(start, start + inside + lengthAt(der, start));
}

function headerBytes(der: Buffer, at: number): number {
  const first = der[at + 1] ?? 0;
  return 2 + (first < 0x80 ? 0 : first & 0x7f);
}

function lengthAt(der: Buffer, at: number): number {
  const first = der[at + 1] ?? 0;
  return first < 0x80 ? first : der.readUIntBE(at + 2, first & 0x7f);
}

function verifies(
  hash: string | null,
  content: Buffer,
  key: X509Certificate["publicKey"],
  signature: Buffer,
): boolean {
  try {
    return verify(hash, content, key, signature);
  } catch {
    // The key is of another kind than the algorithm.
    return false;
  }
}
