import { limits, rememberedBytes } from "../../base/index.ts";
import { type Asn1, isContext, objectId, parts, readDer, stringOf, tagOf } from "./asn1-reader.ts";
import { extensionValue } from "./certificate-extension.ts";

/** A name in a certificate's subjectAltName, in certificate order (RFC 5280 4.2.1.6). */
type AlternativeName =
  | { readonly kind: "rfc822"; readonly value: string }
  | { readonly kind: "dns"; readonly value: string }
  /** Four or sixteen octets. */
  | { readonly kind: "ip"; readonly octets: Buffer }
  /** Common names of a directoryName. */
  | { readonly kind: "directory"; readonly commonNames: readonly string[] };

/** The names by which a certificate can speak for a user. */
export interface CertificateNames {
  /** Common names of the subject, the most specific last. */
  readonly commonNames: readonly string[];
  readonly alternativeNames: readonly AlternativeName[];
}

const commonName = "2.5.4.3";
const subjectAltName = "2.5.29.17";
/** Names that one certificate may hold; real ones hold a few. */
const longestNameList = 1_024;

/** Reads the names of a certificate in DER; undefined when it is none. The last ones are remembered. */
export const certificateNames: (der: Uint8Array) => CertificateNames | undefined = rememberedBytes(
  limits.rememberedCertificates,
  readNames,
);

function readNames(der: Buffer): CertificateNames | undefined {
  try {
    const certificate = readDer(der);
    const [tbs] = parts(certificate);
    if (tbs === undefined) return undefined;
    const fields = parts(tbs);
    const isVersioned = fields[0] !== undefined && isContext(fields[0]);
    const subject = fields[isVersioned ? 5 : 4];
    const alternativeNames = extensionValue(tbs, subjectAltName);
    return {
      commonNames: subject === undefined ? [] : commonNamesOf(subject),
      alternativeNames: alternativeNames === undefined ? [] : alternativeNamesOf(alternativeNames),
    };
  } catch {
    return undefined;
  }
}

function alternativeNamesOf(names: Asn1): readonly AlternativeName[] {
  return parts(names).slice(0, longestNameList).flatMap(alternativeName);
}

/** GeneralName is told apart by its context tag. */
function alternativeName(name: Asn1): readonly AlternativeName[] {
  const text = typeof name.value === "string" ? name.value : "";
  switch (tagOf(name)) {
    case 1:
      return [{ kind: "rfc822", value: text }];
    case 2:
      return [{ kind: "dns", value: text }];
    case 4:
      return [{ kind: "directory", commonNames: parts(name).flatMap(commonNamesOf) }];
    case 7:
      return [{ kind: "ip", octets: Buffer.from(text, "binary") }];
    default:
      return [];
  }
}

/** Name ::= SEQUENCE OF SET OF { type, value }. */
function commonNamesOf(name: Asn1): readonly string[] {
  return parts(name)
    .flatMap(parts)
    .filter((attribute) => objectId(parts(attribute)[0]) === commonName)
    .flatMap((attribute) => stringOf(parts(attribute)[1]) ?? []);
}
