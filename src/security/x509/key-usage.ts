import { bytesOf, parts, readDer } from "./asn1-reader.ts";
import { extensionValue } from "./certificate-extension.ts";

const keyUsage = "2.5.29.15";
/** RFC 5280 4.2.1.3: the first bit. */
const digitalSignature = 0x80;

/**
 * Whether a certificate in DER lets its key sign: KeyUsage is absent, or names digitalSignature.
 * Undefined when its extensions cannot be read, which OpenSSL finds out later than its other parts.
 */
export function allowsSignatures(der: Uint8Array): boolean | undefined {
  try {
    return hasSignatureUsage(der);
  } catch {
    return undefined;
  }
}

function hasSignatureUsage(der: Uint8Array): boolean {
  const [tbs] = parts(readDer(der));
  const usage = tbs && extensionValue(tbs, keyUsage);
  if (usage === undefined) return true;
  // A bit string begins with the number of its unused bits.
  const [, bits = 0] = bytesOf(usage);
  return (bits & digitalSignature) !== 0;
}
