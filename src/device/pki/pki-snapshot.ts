import type { X509Certificate } from "node:crypto";
import {
  isSelfSigned,
  type OwnCertificate,
  type Reading,
  type RevocationList,
  readCertificates,
  readRevocationList,
} from "../../security/x509/index.ts";
import type { NamedPem } from "./pem.ts";

/** What a CA profile stands for. */
export interface CaProfile {
  readonly certificates: readonly X509Certificate[];
  readonly revocationList?: SignedList;
}

/** A revocation list with those certificates of its profile that signed it: one at least. */
export interface SignedList {
  readonly list: RevocationList;
  /** The list in PEM. */
  readonly text: string;
  readonly signedBy: readonly X509Certificate[];
}

/**
 * What a PKI holds at one moment; a change makes another object. What was asked for and cannot be
 * used stands in it, too, with its reason.
 */
export interface PkiSnapshot {
  /** By certificate-id. */
  readonly localCertificates: ReadonlyMap<string, Reading<OwnCertificate>>;
  /** By name. */
  readonly caProfiles: ReadonlyMap<string, Reading<CaProfile>>;
}

/** Reads the certificates of authorities. */
export function readAuthorities(pems: readonly NamedPem[]): Reading<readonly X509Certificate[]> {
  const certificates: X509Certificate[] = [];
  for (const { name, text } of pems) {
    const read = readCertificates(text);
    if (!read.ok) return { ok: false, reason: `${name}: ${read.reason}` };
    // A root of version 1 has no extension that would say so.
    if (read.value.some((certificate) => !certificate.ca && !isSelfSigned(certificate)))
      return { ok: false, reason: `${name}: it is not the certificate of an authority` };
    certificates.push(...read.value);
  }
  return { ok: true, value: certificates };
}

/** Reads a revocation list, which one of the authorities must have signed. */
export function readListOf(
  authorities: readonly X509Certificate[],
  { name, text }: NamedPem,
): Reading<SignedList> {
  const list = readRevocationList(text);
  if (list === undefined)
    return { ok: false, reason: `${name}: it holds no certificate revocation list in PEM` };
  const signedBy = authorities.filter((authority) => list.isSignedBy(authority));
  if (signedBy.length === 0)
    return { ok: false, reason: `${name}: no certificate of the CA profile signed it` };
  return { ok: true, value: { list, text, signedBy } };
}
