import type { SshCertificateName } from "../../../src/security/pki/index.ts";
import type { Outcome } from "./row.ts";
import { certified, noSuchUser, refused, type SshRow, stranger } from "./ssh-credentials.ts";

function certificateRow(name: SshCertificateName, about: string, expected: Outcome): SshRow {
  return { credential: name, about, expected, offers: [certified(name)] };
}

const principals = (...names: readonly string[]): readonly string[] =>
  names.map((name) => `set system services ssh authorized-principals ${name}`);

export const certificateRows: readonly SshRow[] = [
  certificateRow("user-ed25519", "ed25519 key below an ed25519 CA", "let in"),
  certificateRow("user-ecdsa", "P-256 key below a P-256 CA", "let in"),
  certificateRow("user-rsa", "RSA 2048 key below an RSA CA, SHA-2", "let in"),
  certificateRow("user-netconf-only", "`force-command netconf`", "let in"),
  certificateRow("user-from-loopback", "`source-address` with the NMS's address", "let in"),
  {
    ...certificateRow("user-wrong-name", "`authorized-principals` names its principal", "let in"),
    statements: principals("someone", "nobody-knows-me"),
  },
  {
    ...certificateRow(
      "user-ed25519",
      "`authorized-principals` names others",
      refused("certificate-principal"),
    ),
    statements: principals("someone"),
  },
  certificateRow("user-revoked", "revoked; the device has no list of revoked keys", "let in"),
  certificateRow("user-expired", "has expired", refused("certificate-expired")),
  certificateRow("user-not-yet-valid", "valid later", refused("certificate-not-yet-valid")),
  certificateRow(
    "user-wrong-ca",
    "signed by a CA that is not trusted",
    refused("certificate-ca-unknown"),
  ),
  certificateRow("user-self-signed", "signed by its own key", refused("certificate-ca-unknown")),
  {
    ...certificateRow("user-ed25519", "no CA is trusted", refused("certificate-ca-unknown")),
    options: { trustedUserCas: [] },
    expectedAt: { "call home": refused("certificate-not-registered") },
  },
  certificateRow(
    "user-bad-signature",
    "changed after it was signed",
    refused("certificate-ca-signature"),
  ),
  certificateRow("user-sha1", "RSA CA that signed with SHA-1", refused("certificate-ca-sha1")),
  certificateRow("user-wrong-kind", "a host certificate", refused("certificate-not-user")),
  certificateRow("user-no-principals", "names no principal", refused("certificate-no-principals")),
  certificateRow("user-wrong-name", "names another principal", refused("certificate-principal")),
  {
    ...certificateRow("user-ed25519", "for a login that does not exist", refused("unknown-user")),
    user: noSuchUser,
  },
  certificateRow(
    "user-unknown-option",
    "unknown critical option",
    refused("certificate-option-unknown"),
  ),
  certificateRow(
    "user-other-command",
    "`force-command /bin/false`",
    refused("certificate-force-command"),
  ),
  certificateRow(
    "user-other-address",
    "`source-address` of others",
    refused("certificate-source-address"),
  ),
  certificateRow(
    "user-verify-required",
    "`verify-required`",
    refused("certificate-verify-required"),
  ),
  {
    credential: "user-ed25519",
    about: "shown by someone without its key",
    expected: refused("certificate-signature"),
    offers: [certified("user-ed25519", stranger)],
  },
];
