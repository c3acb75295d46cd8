export {
  type CertToName,
  type CertToNameEntry,
  certToNameProblem,
  type MapType,
  mapTypes,
  type NameRule,
  userOf,
} from "./cert-to-name.ts";
export { type CertificateFacts, certificateFacts } from "./certificate-facts.ts";
export { fingerprintOf } from "./certificate-fingerprint.ts";
export {
  certificateFlaw,
  isSelfSigned,
  type OwnCertificate,
  type Reading,
  readCertificates,
  readOwnCertificate,
  validityDetail,
} from "./own-certificate.ts";
export { type RevocationList, readRevocationList, serialKey } from "./read-revocation-list.ts";
export { isSignedBy } from "./signed-by.ts";
export { validityOf } from "./validity.ts";
export { x509HostOffer } from "./x509-host-offer.ts";
