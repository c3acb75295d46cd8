/** A distinguished name in the order of the certificate: short names of RFC 4519 (`CN`) and values. */
export type NameFacts = readonly (readonly [attribute: string, value: string])[];

/** What a certificate says about itself. Times are milliseconds since 1970. */
export interface CertificateFacts {
  readonly version: number;
  /** Hexadecimal, in lower case. */
  readonly serialNumber: string;
  readonly issuer: NameFacts;
  readonly subject: NameFacts;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: { readonly algorithm: string; readonly bits: number };
  readonly signatureAlgorithm: string;
  /** Names of the subjectAltName; empty without the extension. */
  readonly alternativeNames: string;
  readonly fingerprints: readonly { readonly hash: string; readonly digest: string }[];
}

/** What a certificate revocation list says. Times are milliseconds since 1970. */
export interface RevocationListFacts {
  readonly version: number;
  readonly issuer: NameFacts;
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
  /** Since when, by serial number in hexadecimal. */
  readonly revoked: ReadonlyMap<string, number>;
}

/** Something that is kept under a certificate-id or the name of a CA profile. */
export interface Kept<Facts> {
  readonly identifier: string;
  readonly facts: Facts;
}

/** The certificates of a device. What loads answers with why it cannot; undefined when it could. */
export interface PkiPort {
  readonly localCertificates: () => readonly Kept<CertificateFacts>[];
  readonly caCertificates: () => readonly Kept<CertificateFacts>[];
  readonly revocationLists: () => readonly Kept<RevocationListFacts>[];
  readonly loadLocalCertificate: (
    id: string,
    texts: {
      readonly certificate: string;
      readonly key: string;
      readonly passphrase: string | undefined;
    },
  ) => PkiProblem | undefined;
  /** To the certificates that the profile has already, none is added: it must be clear. */
  readonly loadCaCertificate: (profile: string, certificate: string) => PkiProblem | undefined;
  readonly loadRevocationList: (profile: string, list: string) => PkiProblem | undefined;
  readonly clearLocalCertificate: (id: string) => void;
  readonly clearCaCertificate: (profile: string) => void;
  readonly clearRevocationList: (profile: string) => void;
}

/** Which of the texts cannot be used, and why: it ends the sentence "cannot use FILE: ...". */
export interface PkiProblem {
  readonly text: "certificate" | "key" | "list";
  readonly reason: string;
}
