import {
  certificatesPem,
  privateKeyPem,
  type TlsLeafName,
  testPki,
} from "../../src/security/pki/index.ts";
import type { TlsIdentity } from "../../src/transport/tls/index.ts";

/** The PKI of all TLS tests; certificates are good round the machine's own time, which OpenSSL goes by. */
const pki = testPki({ seed: "tls tests", now: Date.now() }).tls.ecdsa;

/** Certificates (leaf first) and key of a leaf, in PEM. */
export function credentials(name: TlsLeafName): { readonly cert: string; readonly key: string } {
  const { chain, key } = pki.leaf(name);
  return { cert: certificatesPem(chain), key: privateKeyPem(key) };
}

/** The chain of a leaf in DER, the leaf first. */
export function chainOf(name: TlsLeafName): readonly Buffer[] {
  return pki.leaf(name).chain;
}

/** A certificate authority in DER. */
export function authorityOf(name: "root" | "intermediate" | "stranger"): Buffer {
  return pki.authority(name).certificate;
}

export const rootPem: string = certificatesPem([authorityOf("root")]);

/** Revocation lists of root and intermediate, in PEM. */
export const revocationLists: readonly string[] = (["root", "intermediate"] as const).map(listPem);
/** The same, that of the intermediate past its time. */
export const staleLists: readonly string[] = (["root", "stale"] as const).map(listPem);

/** The root of another PKI, in PEM. */
export const strangerPem: string = certificatesPem([authorityOf("stranger")]);

function listPem(name: "root" | "intermediate" | "stale"): string {
  return `-----BEGIN X509 CRL-----\n${pki.revocationList(name).toString("base64")}\n-----END X509 CRL-----\n`;
}

/** How a device shows itself; `server` unless a flaw is wanted. */
export function identity(
  name: TlsLeafName = "server",
  changes: Partial<TlsIdentity> = {},
): TlsIdentity {
  const { cert, key } = credentials(name);
  return { certificateChain: cert, privateKey: key, trustedRoots: [rootPem], ...changes };
}
