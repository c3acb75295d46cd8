import { X509Certificate } from "node:crypto";
import { limits, rememberedBytes } from "../../base/index.ts";

/**
 * Whether the signature of a certificate was made by the key of the other, both in DER; names and dates are not
 * looked at. Clients of many devices show the same certificates, so the last answers are remembered.
 * Throws for what is no certificate.
 */
export const isSignedBy: (certificate: Uint8Array, issuer: Uint8Array) => boolean = rememberedBytes(
  limits.rememberedCertificates,
  (certificate: Buffer, issuer: Buffer) =>
    new X509Certificate(certificate).verify(new X509Certificate(issuer).publicKey),
);
