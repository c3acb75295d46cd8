import { X509Certificate } from "node:crypto";
import { limits, remembered } from "../../base/index.ts";

/**
 * Whether the signature of a certificate was made by the key of the other, both in DER; names and dates are not
 * looked at. Clients of many devices show the same certificates, so the last answers are remembered by all bytes of both.
 * Throws for what is no certificate.
 */
export function isSignedBy(certificate: Uint8Array, issuer: Uint8Array): boolean {
  return answers(`${textOf(certificate)} ${textOf(issuer)}`);
}

const answers = remembered(limits.rememberedCertificates, (pair): boolean => {
  const [certificate, issuer] = pair
    .split(" ")
    .map((text) => new X509Certificate(Buffer.from(text, "base64")));
  return certificate !== undefined && issuer !== undefined && certificate.verify(issuer.publicKey);
});

function textOf(der: Uint8Array): string {
  return Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString("base64");
}
