export {
  type AuthAttempt,
  type AuthPolicy,
  type AuthRefusal,
  type AuthVerdict,
  authenticate,
  defaultRetryPolicy,
  type Principal,
  retryDelaySeconds,
  type UserAccount,
} from "./authentication.ts";
export { parseAuthorizedKey, restrictedKeyLine } from "./authorized-key.ts";
export { readAuthorizedPrincipals } from "./authorized-principal.ts";
export {
  certificateAlgorithm,
  isCertificateAlgorithm,
  loginAlgorithms,
  parseCertificate,
} from "./certificate.ts";
export {
  type HostCertificateFault,
  hostCertificateFaults,
  hostCertificateOffers,
} from "./host-certificate.ts";
export type { HostOffer } from "./host-offer.ts";
export { decodeSecret, encodeSecret } from "./junos-secret.ts";
export {
  certificateLine,
  makeSshCertificate,
  type SshCertificateOptions,
} from "./openssh-certificate-maker.ts";
export { printOpenSshPrivateKey } from "./openssh-key-printer.ts";
export { hashPassword, PasswordVerifier, sharedPasswordVerifier } from "./password.ts";
export {
  deriveHostKey,
  type HostKey,
  importPrivateKey,
  type PrivateKey,
} from "./private-key.ts";
export { blobOfLine, fingerprint } from "./public-key.ts";
export {
  isSignatureAlgorithm,
  parseSignature,
  type Signature,
  type SignatureAlgorithm,
  signatureBlob,
} from "./signature.ts";
export { mpintBytes } from "./ssh-blob.ts";
