import { X509Certificate } from "node:crypto";
import {
  isSelfSigned,
  readCertificates,
  validityDetail,
  validityOf,
} from "../../security/x509/index.ts";
import type { TlsIdentity } from "./tls-identity.ts";

/** Roots of an identity in DER, read once. */
const roots = new WeakMap<TlsIdentity, readonly Buffer[]>();

/**
 * OpenSSL keeps the last thing it found wrong with a chain (leaf first), and misses a revocation list
 * after it missed an issuer: the issuer is what matters then.
 */
export function verdictOf(
  code: string,
  chain: readonly Uint8Array[],
  identity: TlsIdentity,
): string {
  const end = chain.at(-1);
  if (code !== "UNABLE_TO_GET_CRL" || end === undefined) return code;
  const trusted = roots.get(identity) ?? rootsOf(identity);
  roots.set(identity, trusted);
  if (trusted.some((root) => root.equals(end))) return code;
  const isLeaf = chain.length === 1;
  return isLeaf && isSelfSigned(new X509Certificate(end))
    ? "DEPTH_ZERO_SELF_SIGNED_CERT"
    : "UNABLE_TO_GET_ISSUER_CERT_LOCALLY";
}

function rootsOf({ trustedRoots }: TlsIdentity): readonly Buffer[] {
  return trustedRoots.flatMap((pem) => {
    const read = readCertificates(pem);
    return read.ok ? read.value.map(({ raw }) => raw) : [];
  });
}

/**
 * OpenSSL's word about a client's chain (leaf first); where a clock decided, with both its bounds and
 * the time of this machine.
 */
export function verdictDetail(code: string, chain: readonly Uint8Array[], now: number): string {
  if (code !== "CERT_HAS_EXPIRED" && code !== "CERT_NOT_YET_VALID") return code;
  const outside = chain
    .map((der) => new X509Certificate(der))
    .find((certificate) => {
      const { notBefore, notAfter } = validityOf(certificate);
      return now < notBefore || now > notAfter;
    });
  return outside === undefined ? code : `${code}: ${validityDetail(outside, now)}`;
}
