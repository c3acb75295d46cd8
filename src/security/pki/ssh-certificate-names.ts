import type { SshCertificateOption } from "../openssh-certificate-maker.ts";
import type { DerivedKeyType } from "../private-key.ts";

/** Kinds of key for users, hosts and their CAs: ed25519, P-256, RSA 2048. */
export const sshKeyTypes: readonly DerivedKeyType[] = ["ed25519", "ecdsa", "rsa"];

/** Good user certificates with a critical option. */
const sshUserVariants = ["netconf-only", "from-loopback"] as const;
export type SshUserVariant = (typeof sshUserVariants)[number];

/** Ways in which a certificate of either kind is bad on purpose. */
const sshFlaws = [
  "expired",
  "not-yet-valid",
  "wrong-ca",
  "self-signed",
  "bad-signature",
  "no-principals",
  "wrong-name",
  "wrong-kind",
  "revoked",
  "sha1",
] as const;
export type SshFlaw = (typeof sshFlaws)[number];

/** Further ways for user certificates: critical options that a device must not pass over. */
const sshOptionFlaws = [
  "unknown-option",
  "other-command",
  "other-address",
  "verify-required",
] as const;
export type SshOptionFlaw = (typeof sshOptionFlaws)[number];

export type SshRole = "user" | "host";

/** A certificate that a test PKI can make. Variants and flaws have ed25519 keys, `-sha1` an RSA CA. */
export type SshCertificateName =
  | `${SshRole}-${DerivedKeyType | SshFlaw}`
  | `user-${SshUserVariant | SshOptionFlaw}`;

/** Every certificate there is, the good ones first. */
export const sshCertificateNames: readonly SshCertificateName[] = [
  ...sshKeyTypes.flatMap((type) => [`user-${type}`, `host-${type}`] as const),
  ...sshUserVariants.map((variant) => `user-${variant}` as const),
  ...sshFlaws.flatMap((flaw) => [`user-${flaw}`, `host-${flaw}`] as const),
  ...sshOptionFlaws.map((flaw) => `user-${flaw}` as const),
];

/** What the name of a certificate says about it. */
export interface SshCertificatePlan {
  readonly role: SshRole;
  readonly keyType: DerivedKeyType;
  readonly flaw: SshFlaw | SshOptionFlaw | undefined;
  readonly variant: SshUserVariant | undefined;
}

export function sshPlanOf(name: SshCertificateName): SshCertificatePlan {
  const role = name.startsWith("user") ? "user" : "host";
  const rest = name.slice(role.length + 1);
  return {
    role,
    keyType: sshKeyTypes.find((type) => type === rest) ?? "ed25519",
    flaw: [...sshFlaws, ...sshOptionFlaws].find((flaw) => flaw === rest),
    variant: sshUserVariants.find((variant) => variant === rest),
  };
}

/** The critical options that a variant or a flaw consists of. */
export const criticalOptions: Readonly<
  Record<SshUserVariant | SshOptionFlaw, readonly SshCertificateOption[]>
> = {
  "netconf-only": [["force-command", "netconf"]],
  "from-loopback": [["source-address", "127.0.0.0/8,::1/128"]],
  "unknown-option": [["only-on-sundays@example.net", ""]],
  "other-command": [["force-command", "/bin/false"]],
  "other-address": [["source-address", "192.0.2.0/24"]],
  "verify-required": [["verify-required", ""]],
};
