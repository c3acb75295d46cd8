export { deviceFiles, makerFiles } from "./device-files.ts";
export type { DeviceIdentity, DeviceMaker } from "./device-maker.ts";
export { type KeyRevocationListOptions, makeKeyRevocationList } from "./key-revocation-list.ts";
export type { AlternativeName, DistinguishedName } from "./names.ts";
export { certificatesPem, type PkiFile, privateKeyPem } from "./pki-file.ts";
export { type StoreCount, storeFile, storeFiles } from "./pki-store.ts";
export { makeRevocationList, type RevocationListOptions } from "./revocation-list.ts";
export {
  type SshCertificateName,
  type SshFlaw,
  type SshOptionFlaw,
  sshCertificateNames,
} from "./ssh-certificate-names.ts";
export { sshFiles } from "./ssh-files.ts";
export type { SshIdentity, SshKeyName, SshPki } from "./ssh-pki.ts";
export { type TestPki, type TestPkiOptions, testPki } from "./test-pki.ts";
export { tlsFiles } from "./tls-files.ts";
export { type TlsFlaw, type TlsLeafName, tlsLeafNames } from "./tls-leaf-names.ts";
export {
  type Authority,
  type AuthorityName,
  type RevocationListName,
  type TlsKeyType,
  type TlsLeaf,
  type TlsPki,
  tlsKeyTypes,
} from "./tls-pki.ts";
export {
  type KeyPurpose,
  type KeyUsage,
  makeX509,
  neverExpires,
  type X509Issuer,
  type X509Options,
} from "./x509.ts";
