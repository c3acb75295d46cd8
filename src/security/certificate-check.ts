import { fitsPatternList, holdsAddress, readAddressList } from "./address-list.ts";
import type { AuthorizedPrincipal } from "./authorized-principal.ts";
import type { SshCertificate } from "./certificate.ts";
import { blobOfLine } from "./public-key.ts";
import { parseSignature, signatureName, verifySignature } from "./signature.ts";
import { BlobReader, readOrUndefined } from "./ssh-blob.ts";

/** Why a user certificate is not accepted; stable names for journals and scripts. */
export type CertificateRefusal =
  | "certificate-malformed"
  | "certificate-algorithm"
  | "certificate-ca-unknown"
  | "certificate-ca-sha1"
  | "certificate-ca-signature"
  | "certificate-not-user"
  | "certificate-no-principals"
  | "certificate-principal"
  | "certificate-principal-address"
  | "certificate-not-yet-valid"
  | "certificate-expired"
  | "certificate-option-unknown"
  | "certificate-option-malformed"
  | "certificate-force-command"
  | "certificate-source-address"
  | "certificate-verify-required"
  | "certificate-signature";

/** What a user certificate is measured against. */
export interface CertificateRules {
  /** Login name asked for. */
  readonly user: string;
  /** Lines of `trusted-user-ca-key-file`. */
  readonly trustedUserCas: readonly string[];
  /** `authorized-principals`: any overlap will do and the login name is not compared; undefined: the login name must be a principal. */
  readonly authorizedPrincipals: ReadonlySet<string> | undefined;
  /** Further ones that count from some addresses only. */
  readonly restrictedPrincipals?: readonly AuthorizedPrincipal[];
  /** Wall clock, milliseconds since 1970. */
  readonly now: number;
  /** IP address of the TCP peer, which for call home is the NMS. */
  readonly peerAddress: string | undefined;
}

/** Everything but the proof of possession, in the order of sshd's `user_cert_trusted_ca`; undefined: acceptable. */
export function checkUserCertificate(
  certificate: SshCertificate,
  rules: CertificateRules,
): CertificateRefusal | undefined {
  return (
    checkAuthority(certificate, rules.trustedUserCas) ??
    checkPrincipals(certificate, rules) ??
    checkValidity(certificate, rules.now) ??
    checkCriticalOptions(certificate, rules.peerAddress)
  );
}

function checkAuthority(
  { ca, caSignature, signedPart, kind }: SshCertificate,
  trusted: readonly string[],
): CertificateRefusal | undefined {
  if (!trusted.some((line) => blobOfLine(line)?.equals(ca.blob) === true))
    return "certificate-ca-unknown";
  if (signatureName(caSignature) === "ssh-rsa") return "certificate-ca-sha1";
  const signature = parseSignature(caSignature);
  if (signature === undefined || !verifySignature(ca, signedPart, signature))
    return "certificate-ca-signature";
  return kind === "user" ? undefined : "certificate-not-user";
}

/** A certificate without principals would be good for every user; sshd never takes one from a trusted CA. */
function checkPrincipals(
  { principals }: SshCertificate,
  { user, authorizedPrincipals, restrictedPrincipals = [], peerAddress }: CertificateRules,
): CertificateRefusal | undefined {
  if (principals.length === 0) return "certificate-no-principals";
  const overlap =
    authorizedPrincipals === undefined
      ? principals.includes(user)
      : principals.some((principal) => authorizedPrincipals.has(principal));
  if (overlap) return undefined;
  const restricted = restrictedPrincipals.filter(({ name }) => principals.includes(name));
  if (restricted.length === 0) return "certificate-principal";
  return restricted.some(({ from = "*" }) => fitsPatternList(from, peerAddress))
    ? undefined
    : "certificate-principal-address";
}

function checkValidity(
  { validAfter, validBefore }: SshCertificate,
  now: number,
): CertificateRefusal | undefined {
  const seconds = BigInt(Math.floor(now / 1_000));
  if (seconds < validAfter) return "certificate-not-yet-valid";
  return seconds < validBefore ? undefined : "certificate-expired";
}

function checkCriticalOptions(
  { criticalOptions }: SshCertificate,
  peerAddress: string | undefined,
): CertificateRefusal | undefined {
  for (const [name, data] of criticalOptions) {
    const refusal = checkCriticalOption(name, data, peerAddress);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function checkCriticalOption(
  name: string,
  data: Buffer,
  peerAddress: string | undefined,
): CertificateRefusal | undefined {
  switch (name) {
    case "force-command":
      return checkForceCommand(textOf(data));
    case "source-address":
      return checkSourceAddress(textOf(data), peerAddress);
    case "verify-required":
      // Only FIDO keys can show that the user was verified, and none of our key types is one.
      return "certificate-verify-required";
    default:
      return "certificate-option-unknown";
  }
}

/** The data of an option wraps one string; anything more is refused. */
function textOf(data: Buffer): string | undefined {
  return readOrUndefined(() => {
    const reader = new BlobReader(data);
    const text = reader.text();
    reader.end();
    return text;
  });
}

/** sshd would run the forced command in place of the subsystem, so only one that is NETCONF leaves a session. */
function checkForceCommand(command: string | undefined): CertificateRefusal | undefined {
  if (command === undefined) return "certificate-option-malformed";
  const program = command.split(/\s/, 1)[0]?.split("/").at(-1);
  return program === "netconf" ? undefined : "certificate-force-command";
}

function checkSourceAddress(
  list: string | undefined,
  peerAddress: string | undefined,
): CertificateRefusal | undefined {
  const allowed = list === undefined ? undefined : readAddressList(list);
  if (allowed === undefined) return "certificate-option-malformed";
  return holdsAddress(allowed, peerAddress) ? undefined : "certificate-source-address";
}
