import type { PkiOptions } from "../../src/index.ts";
import {
  certificatesPem,
  privateKeyPem,
  type TlsLeafName,
  testPki,
} from "../../src/security/pki/index.ts";

/** A PKI whose keys are RSA, as the TLS guide of Junos has it; good round the machine's own time. */
export const rsaPki = testPki({ seed: "tls rsa tests", now: Date.now() }).tls.rsa;
/** The same with ECDSA keys. */
export const ecdsaPki = testPki({ seed: "tls rsa tests", now: Date.now() }).tls.ecdsa;
export type LabPki = typeof rsaPki;

/** Certificates (leaf first) and key of a leaf, in PEM. */
export function leafOf(
  pki: LabPki,
  name: TlsLeafName,
): { readonly cert: string; readonly key: string } {
  const { chain, key } = pki.leaf(name);
  return { cert: certificatesPem(chain), key: privateKeyPem(key) };
}

/** The certificate of an authority in PEM. */
export function authorityPem(pki: LabPki, name: "root" | "intermediate" | "stranger"): string {
  return certificatesPem([pki.authority(name).certificate]);
}

/** A revocation list in PEM. */
export function listPem(pki: LabPki, name: Parameters<LabPki["revocationList"]>[0]): string {
  const text = pki.revocationList(name).toString("base64");
  return `-----BEGIN X509 CRL-----\n${text}\n-----END X509 CRL-----\n`;
}

/** The local certificate `netconf-server-cert` and the profiles `root` and `intermediate`. */
export function pkiOptions(pki: LabPki, server: TlsLeafName = "server"): PkiOptions {
  const { cert, key } = leafOf(pki, server);
  return {
    localCertificates: [{ id: "netconf-server-cert", certificateChain: cert, privateKey: key }],
    caProfiles: [
      { name: "root", certificates: [authorityPem(pki, "root")] },
      { name: "intermediate", certificates: [authorityPem(pki, "intermediate")] },
    ],
  };
}
