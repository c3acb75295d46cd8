import { armour } from "../armour.ts";
import { certificatesPem, type PkiFile, privateKeyPem } from "./pki-file.ts";
import {
  planOf,
  type TlsClientKind,
  type TlsFlaw,
  type TlsLeafName,
  tlsLeafNames,
} from "./tls-leaf-names.ts";
import type { AuthorityName, RevocationListName, TlsKeyType, TlsPki } from "./tls-pki.ts";

/** Everything of `tls/ecdsa/` or `tls/rsa/`. */
export function tlsFiles(pki: TlsPki, keyType: TlsKeyType): readonly PkiFile[] {
  const folder = `tls/${keyType}`;
  return [
    ...authorityFiles(pki, folder, "root"),
    ...authorityFiles(pki, folder, "intermediate"),
    strangerFile(pki, folder),
    keyFile(pki, folder, "server"),
    keyFile(pki, folder, "client"),
    ...tlsLeafNames.map((name) => leafFile(pki, folder, name)),
    ...revocationLists.map((list) => revocationFile(pki, folder, list)),
  ];
}

const authorityUses = {
  root: "ca-profile of a device, trusted CA of an NMS",
  intermediate: "part of every chain; by itself for verifiers that want it so",
} as const;

function authorityFiles(
  pki: TlsPki,
  folder: string,
  name: keyof typeof authorityUses,
): readonly PkiFile[] {
  return [
    {
      path: `${folder}/${name}.key`,
      what: `private key of the ${name} CA`,
      use: "signs further certificates",
      secret: true,
      contents: () => privateKeyPem(pki.authority(name).key),
    },
    authorityFile(pki, folder, name, { use: authorityUses[name] }),
  ];
}

function strangerFile(pki: TlsPki, folder: string): PkiFile {
  return authorityFile(pki, folder, "stranger", {
    use: "the CA of the wrong-ca certificates",
    flaw: "a root that nobody trusts",
  });
}

function authorityFile(
  pki: TlsPki,
  folder: string,
  name: AuthorityName,
  about: { readonly use: string; readonly flaw?: string },
): PkiFile {
  return {
    path: `${folder}/${name}.pem`,
    what: `certificate of the ${name} CA`,
    ...about,
    secret: false,
    contents: () => certificatesPem([pki.authority(name).certificate]),
  };
}

function keyFile(pki: TlsPki, folder: string, role: "server" | "client"): PkiFile {
  const name = role === "server" ? role : "client-dirname";
  return {
    path: `${folder}/${role}.key`,
    what: `private key of all ${role} certificates`,
    use: role === "server" ? "local-certificate of a device" : "TLS client key of an NMS",
    secret: true,
    contents: () => privateKeyPem(pki.leaf(name).key),
  };
}

function leafFile(pki: TlsPki, folder: string, name: TlsLeafName): PkiFile {
  const { role, flaw, kind } = planOf(name);
  return {
    path: `${folder}/${name}.pem`,
    what: role === "server" ? "server certificate" : clientTexts[kind],
    use: role === "server" ? "local-certificate of a device" : "TLS client certificate of an NMS",
    ...(flaw !== undefined && { flaw: flaws[flaw] }),
    secret: false,
    contents: () => certificatesPem(pki.leaf(name).chain),
  };
}

const clientTexts: Readonly<Record<TlsClientKind, string>> = {
  dirname: "client certificate with the user in a dirName",
  rfc822: "client certificate with a mail address",
  dns: "client certificate with a DNS name",
  ip: "client certificate with an IP address",
  plain: "client certificate with the user as subject CN only",
};

const flaws: Readonly<Record<TlsFlaw, string>> = {
  expired: "ended the day before",
  "not-yet-valid": "begins in twenty years",
  "wrong-ca": "issued by the stranger CA; no intermediate",
  "self-signed": "issued by itself; no intermediate",
  "bad-signature": "the intermediate's signature does not fit",
  revoked: "on the intermediate's revocation list; good where none is read",
  "missing-intermediate": "comes without the intermediate",
  "wrong-name": "its only name is nobody's",
  "wrong-purpose": "a client's purposes in a server certificate, or the other way round",
};

const revocationLists: readonly RevocationListName[] = ["root", "intermediate", "stale"];

function revocationFile(pki: TlsPki, folder: string, name: RevocationListName): PkiFile {
  return {
    path: `${folder}/${name}.crl`,
    what: `revocation list of the ${name === "root" ? "root" : "intermediate"} CA`,
    use: "crl load of a device, CRL of an NMS",
    ...(name === "stale" && { flaw: "a newer list was due the day before" }),
    secret: false,
    contents: () => armour("X509 CRL", pki.revocationList(name)),
  };
}
