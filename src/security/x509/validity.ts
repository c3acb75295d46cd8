import type { X509Certificate } from "node:crypto";

/**
 * From when to when a certificate counts, both ends included; milliseconds since 1970. A bound that
 * is no time counts as 1970, as a certificate with such a bound is never good.
 */
export function validityOf(certificate: X509Certificate): {
  readonly notBefore: number;
  readonly notAfter: number;
} {
  return {
    notBefore: Date.parse(certificate.validFrom) || 0,
    notAfter: Date.parse(certificate.validTo) || 0,
  };
}
