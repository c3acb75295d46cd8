import { certificateAlgorithm, parseCertificate, type SshCertificate } from "./certificate.ts";
import type { HostOffer } from "./host-offer.ts";
import type { HostKey } from "./private-key.ts";
import { blobOfLine } from "./public-key.ts";
import { parseSignature, signatureName, verifySignature } from "./signature.ts";

/** What is wrong with a host certificate, with what to do about it; stable names for journals and scripts. */
export const hostCertificateFaults = {
  "host-certificate-missing": "The device has no such file, or no certificate is in it.",
  "host-certificate-malformed": "It is no OpenSSH certificate, or not whole.",
  "host-certificate-not-host": "It is a user certificate; sign with `ssh-keygen -h`.",
  "host-certificate-other-key": "It is for another key than the one that call home offers.",
  "host-certificate-ca-sha1": "The CA signed with SHA-1, which OpenSSH refuses.",
  "host-certificate-ca-signature": "The CA's signature does not fit.",
  "host-certificate-not-yet-valid": "It is offered, but its time has not come.",
  "host-certificate-expired": "It is offered, but its time is over.",
} as const;
export type HostCertificateFault = keyof typeof hostCertificateFaults;

/** What a host certificate came to. An expired one is offered all the same, as sshd does: its time is the client's to judge. */
interface HostCertificateVerdict {
  /** Best algorithm first; none when the certificate cannot be used. */
  readonly offers: readonly HostOffer[];
  readonly fault: HostCertificateFault | undefined;
}

/**
 * Judges the text of a `-cert.pub` file: its first certificate counts. `text` undefined: there is no
 * such file. `now` is in milliseconds since 1970.
 */
export function hostCertificateOffers(
  text: string | undefined,
  keys: readonly HostKey[],
  now: number,
): HostCertificateVerdict {
  const line = (text ?? "").split("\n").find((one) => /^\s*[^\s#]/.test(one));
  if (line === undefined) return unusable("host-certificate-missing");
  const blob = blobOfLine(line);
  const certificate = blob && parseCertificate(blob);
  if (blob === undefined || certificate === undefined)
    return unusable("host-certificate-malformed");
  if (certificate.kind !== "host") return unusable("host-certificate-not-host");
  const key = keys.find((one) => certificate.publicKey.blob.equals(one.publicBlob));
  if (key === undefined) return unusable("host-certificate-other-key");
  const flaw = signatureFault(certificate);
  if (flaw !== undefined) return unusable(flaw);
  const offers = key.algorithmNames.map(
    (algorithm): HostOffer => ({
      name: certificateAlgorithm(algorithm),
      blob,
      // The signature bears the plain algorithm's name (PROTOCOL.certkeys).
      signatureName: algorithm,
      key,
      algorithm,
    }),
  );
  return { offers, fault: timeFault(certificate, now) };
}

function unusable(fault: HostCertificateFault): HostCertificateVerdict {
  return { offers: [], fault };
}

function signatureFault({
  ca,
  caSignature,
  signedPart,
}: SshCertificate): HostCertificateFault | undefined {
  if (signatureName(caSignature) === "ssh-rsa") return "host-certificate-ca-sha1";
  const signature = parseSignature(caSignature);
  const holds = signature !== undefined && verifySignature(ca, signedPart, signature);
  return holds ? undefined : "host-certificate-ca-signature";
}

function timeFault(
  { validAfter, validBefore }: SshCertificate,
  now: number,
): HostCertificateFault | undefined {
  const seconds = BigInt(Math.floor(now / 1_000));
  if (seconds < validAfter) return "host-certificate-not-yet-valid";
  return seconds < validBefore ? undefined : "host-certificate-expired";
}
