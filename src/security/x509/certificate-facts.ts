import { createHash, X509Certificate } from "node:crypto";
import { isContext, objectId, parts, readDer } from "./asn1-reader.ts";
import { type DistinguishedNameFacts, distinguishedName } from "./distinguished-name.ts";
import { signatureName } from "./signature-names.ts";
import { validityOf } from "./validity.ts";

/** What a certificate says about itself. Times are milliseconds since 1970. */
export interface CertificateFacts {
  /** 1 to 3. */
  readonly version: number;
  /** Hexadecimal, in lower case. */
  readonly serialNumber: string;
  readonly issuer: DistinguishedNameFacts;
  readonly subject: DistinguishedNameFacts;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: { readonly algorithm: string; readonly bits: number };
  /** OpenSSL's long name, else the dotted form of its identifier. */
  readonly signatureAlgorithm: string;
  /** Names of the subjectAltName as OpenSSL prints them; empty without the extension. */
  readonly alternativeNames: string;
  /** Octets in lower case between colons. */
  readonly fingerprints: readonly { readonly hash: string; readonly digest: string }[];
}

const keyBits: Readonly<Record<string, number>> = {
  prime256v1: 256,
  secp384r1: 384,
  secp521r1: 521,
};

/** Reads a certificate in DER; undefined when it is none. */
export function certificateFacts(der: Uint8Array): CertificateFacts | undefined {
  try {
    const certificate = new X509Certificate(der);
    const [tbs, algorithm] = parts(readDer(der));
    if (tbs === undefined || algorithm === undefined) return undefined;
    const fields = parts(tbs);
    const hasVersion = fields[0] !== undefined && isContext(fields[0]);
    const [, , issuer, , subject] = hasVersion ? fields.slice(1) : fields;
    return {
      version: hasVersion ? 3 : 1,
      serialNumber: certificate.serialNumber.toLowerCase(),
      issuer: distinguishedName(issuer),
      subject: distinguishedName(subject),
      ...validityOf(certificate),
      publicKey: publicKeyFacts(certificate),
      signatureAlgorithm: signatureName(objectId(parts(algorithm)[0]) ?? ""),
      alternativeNames: certificate.subjectAltName ?? "",
      fingerprints: (["sha1", "sha256", "md5"] as const).map((hash) => ({
        hash,
        digest: (createHash(hash).update(der).digest("hex").match(/../g) ?? []).join(":"),
      })),
    };
  } catch {
    return undefined;
  }
}

function publicKeyFacts({ publicKey }: X509Certificate): CertificateFacts["publicKey"] {
  const { asymmetricKeyType: type = "unknown", asymmetricKeyDetails: details } = publicKey;
  switch (type) {
    case "rsa":
    case "rsa-pss":
      return { algorithm: "rsaEncryption", bits: details?.modulusLength ?? 0 };
    case "ec":
      return { algorithm: "id-ecPublicKey", bits: keyBits[details?.namedCurve ?? ""] ?? 0 };
    default:
      return { algorithm: type, bits: type === "ed25519" ? 256 : (details?.modulusLength ?? 0) };
  }
}
