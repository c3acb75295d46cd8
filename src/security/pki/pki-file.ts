import { armour } from "../armour.ts";
import type { PrivateKey } from "../private-key.ts";

/** A file of a PKI before it is written. */
export interface PkiFile {
  /** Relative to the folder of the PKI, with slashes. */
  readonly path: string;
  /** What it is, in a few words. */
  readonly what: string;
  /** Who needs it, and how. */
  readonly use: string;
  /** What is wrong with it on purpose; undefined for good ones. */
  readonly flaw?: string;
  /** Nobody but its owner may read it. */
  readonly secret: boolean;
  contents(): string | Uint8Array;
}

/** Certificates in PEM, one after the other. */
export function certificatesPem(chain: readonly Uint8Array[]): string {
  return chain.map((certificate) => armour("CERTIFICATE", certificate)).join("");
}

/** A private key in PEM (PKCS #8). */
export function privateKeyPem({ keyObject }: PrivateKey): string {
  return keyObject.export({ type: "pkcs8", format: "pem" }).toString();
}
