import { createHash, timingSafeEqual } from "node:crypto";

/** Hash algorithms of a `tls-fingerprint` by the number in its first octet (RFC 7407, RFC 5246 7.4.1.4.1). */
const hashes = [undefined, "md5", "sha1", "sha224", "sha256", "sha384", "sha512"] as const;
type FingerprintHash = Exclude<(typeof hashes)[number], undefined>;

/** A `x509c2n:tls-fingerprint`: hash algorithm and hash of a certificate in DER. */
export interface CertificateFingerprint {
  readonly hash: FingerprintHash;
  readonly digest: Buffer;
}

/** Reads `04:8F:E2:...`; undefined when it is no fingerprint of a known algorithm. */
export function parseFingerprint(text: string): CertificateFingerprint | undefined {
  if (!/^[0-9a-f]{2}(:[0-9a-f]{2}){1,255}$/i.test(text)) return undefined;
  const [algorithm = 0, ...rest] = Buffer.from(text.replaceAll(":", ""), "hex");
  const hash = hashes[algorithm];
  const digest = Buffer.from(rest);
  if (hash === undefined || digest.length !== createHash(hash).digest().length) return undefined;
  return { hash, digest };
}

/** Prints the fingerprint of a certificate as it stands in a configuration. */
export function fingerprintOf(der: Uint8Array, hash: FingerprintHash = "sha256"): string {
  const digest = createHash(hash).update(der).digest("hex").toUpperCase();
  const octets = digest.match(/../g) ?? [];
  return [`0${hashes.indexOf(hash)}`, ...octets].join(":");
}

/** Whether the fingerprint is that of the certificate. */
export function fingerprintMatches(
  { hash, digest }: CertificateFingerprint,
  der: Uint8Array,
): boolean {
  return timingSafeEqual(createHash(hash).update(der).digest(), digest);
}
