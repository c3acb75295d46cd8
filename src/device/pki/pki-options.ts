import type { TextSource } from "../../base/index.ts";

/** A certificate by which a device shows itself, as `local-certificate` of the configuration names it. */
export interface LocalCertificateOptions {
  /** Its certificate-id. */
  readonly id: string;
  /** The certificate, then its intermediates unless a CA profile holds them. */
  readonly certificateChain: TextSource;
  readonly privateKey: TextSource;
  /** Opens an encrypted key. */
  readonly keyPassword?: string;
}

/** Certificates of authorities that a `security pki ca-profile` stands for. */
export interface CaProfileOptions {
  readonly name: string;
  readonly certificates: readonly TextSource[];
  /** What the authority revoked. @defaultValue nothing is known to be revoked */
  readonly revocationList?: TextSource;
}

/**
 * What the public key infrastructure of a device holds when it starts, as if the commands
 * `request security pki ... load` had been given. A file that cannot be used is tried again before
 * every TLS connection; a text that cannot be used is an error.
 */
export interface PkiOptions {
  readonly localCertificates?: readonly LocalCertificateOptions[];
  /** Profiles that the start-up configuration lacks are added to it. */
  readonly caProfiles?: readonly CaProfileOptions[];
}
