import { certificatesPem, type TlsLeafName } from "../../../src/security/pki/index.ts";
import { fingerprintOf } from "../../../src/security/x509/index.ts";
import { authorityOf, chainOf, revocationLists, staleLists } from "../tls-pki.ts";
import type { Outcome, Row } from "./row.ts";

export interface TlsRow extends Row {
  /** What the NMS shows; undefined: no certificate. */
  readonly leaf: TlsLeafName | undefined;
  /** Certificates that the NMS sends besides its own chain, in PEM. */
  readonly alsoSent?: string;
  /** PEM, of the root and of the intermediate; none by default. */
  readonly revocationLists?: readonly string[];
  /** `set` commands in place of those that take the user from the certificate's directoryName. */
  readonly mapping?: readonly string[];
}

const tls = "set system services netconf tls";
export const defaultMapping: readonly string[] = [
  `${tls} default-client-identity map-type san-dirname-cn`,
];

function row(leaf: TlsLeafName, about: string, expected: Outcome): TlsRow {
  return { credential: leaf, about, expected, leaf };
}

/** An entry for the certificate of a leaf, by the fingerprint of `openssl x509 -fingerprint -sha256`. */
function entryFor(leaf: TlsLeafName, ...statements: readonly string[]): readonly string[] {
  const fingerprint = fingerprintOf(chainOf(leaf)[0] ?? Buffer.alloc(0));
  const entry = `${tls} client-identity nms`;
  return [
    `${entry} fingerprint ${fingerprint}`,
    ...statements.map((statement) => `${entry} ${statement}`),
  ];
}

const stranger = certificatesPem([authorityOf("stranger")]);

export const tlsRows: readonly TlsRow[] = [
  row("client-dirname", "`san-dirname-cn` names the user", "let in"),
  {
    ...row("client-plain", "its fingerprint stands for the user", "let in"),
    mapping: entryFor("client-plain", "map-type specified", "username lab"),
  },
  {
    ...row("client-ip", "its fingerprint stands for the user", "let in"),
    mapping: entryFor("client-ip", "map-type specified", "username lab"),
  },
  { ...row("client-dirname", "not on the revocation lists", "let in"), revocationLists },
  row("client-revoked", "revoked; the device has no list", "let in"),
  {
    ...row("client-revoked", "on a revocation list", ["client-certificate-revoked"]),
    revocationLists,
  },
  {
    ...row("client-dirname", "the revocation list is too old", ["client-revocation-unknown"]),
    revocationLists: staleLists,
  },
  {
    credential: "no certificate",
    about: "",
    expected: ["client-certificate-missing"],
    leaf: undefined,
  },
  row("client-expired", "has expired", ["client-certificate-expired"]),
  row("client-not-yet-valid", "valid later", ["client-certificate-not-yet-valid"]),
  row("client-self-signed", "signed by itself", ["client-certificate-self-signed"]),
  row("client-missing-intermediate", "sent without it", ["client-intermediate-missing"]),
  row("client-wrong-ca", "of another authority", ["client-intermediate-missing"]),
  {
    ...row("client-wrong-ca", "of another authority, which it sends", ["client-root-unknown"]),
    alsoSent: stranger,
  },
  row("client-bad-signature", "changed after it was signed", ["client-certificate-invalid"]),
  row("client-wrong-purpose", "for servers only", ["client-certificate-invalid"]),
  { ...row("client-dirname", "nothing maps it", ["no-mapping"]), mapping: [] },
  {
    ...row("client-dirname", "another's fingerprint is mapped", ["no-mapping"]),
    mapping: entryFor("client-dns", "map-type specified", "username lab"),
  },
  ...(["client-rfc822", "client-dns", "client-ip", "client-plain"] as const).map((leaf) =>
    row(leaf, "`san-dirname-cn`, and it has no directoryName", ["name-absent"]),
  ),
  row("client-wrong-name", "names a user that does not exist", ["unknown-user"]),
  {
    ...row("client-wrong-name", "no directory answers", ["directory-unavailable"]),
    // The port of tcpmux, on which nothing listens.
    options: { ldapServer: { urls: ["ldap://127.0.0.1:1"], base: "dc=example,dc=net" } },
  },
  {
    ...row("client-dirname", "stands for a user that does not exist", ["unknown-user"]),
    mapping: entryFor("client-dirname", "map-type specified", "username nobody"),
  },
];
