interface SignatureKind {
  readonly name: string;
  /** For `crypto.verify`; null where the algorithm hashes by itself. */
  readonly hash: string | null;
}

/** Signature algorithms of certificates and revocation lists (RFC 4055, RFC 5758, RFC 8410), with OpenSSL's names. */
const kinds: Readonly<Record<string, SignatureKind>> = {
  "1.2.840.113549.1.1.4": { name: "md5WithRSAEncryption", hash: "md5" },
  "1.2.840.113549.1.1.5": { name: "sha1WithRSAEncryption", hash: "sha1" },
  "1.2.840.113549.1.1.11": { name: "sha256WithRSAEncryption", hash: "sha256" },
  "1.2.840.113549.1.1.12": { name: "sha384WithRSAEncryption", hash: "sha384" },
  "1.2.840.113549.1.1.13": { name: "sha512WithRSAEncryption", hash: "sha512" },
  "1.2.840.10045.4.3.2": { name: "ecdsa-with-SHA256", hash: "sha256" },
  "1.2.840.10045.4.3.3": { name: "ecdsa-with-SHA384", hash: "sha384" },
  "1.2.840.10045.4.3.4": { name: "ecdsa-with-SHA512", hash: "sha512" },
  "1.3.101.112": { name: "ED25519", hash: null },
};

/** OpenSSL's long name of a signature algorithm, else its dotted form. */
export function signatureName(identifier: string): string {
  return kinds[identifier]?.name ?? identifier;
}

/** The hash of a signature algorithm: null where it hashes by itself, undefined when it is not known. */
export function signatureHash(identifier: string): string | null | undefined {
  return kinds[identifier]?.hash;
}
