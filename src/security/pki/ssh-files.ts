import { certificateLine } from "../openssh-certificate-maker.ts";
import { printOpenSshPrivateKey } from "../openssh-key-printer.ts";
import type { PkiFile } from "./pki-file.ts";
import {
  type SshCertificateName,
  type SshFlaw,
  type SshOptionFlaw,
  type SshRole,
  type SshUserVariant,
  sshCertificateNames,
  sshKeyTypes,
  sshPlanOf,
} from "./ssh-certificate-names.ts";
import type { SshKeyName, SshPki } from "./ssh-pki.ts";

/** Everything of `ssh/`. */
export function sshFiles(pki: SshPki): readonly PkiFile[] {
  return [
    ...roles.flatMap((role) => [...authorityFiles(pki, role), ...trustFiles(pki, role)]),
    ...roles.flatMap((role) => ownerFiles(pki, role)),
    ...sshCertificateNames.map((name) => certificateFile(pki, name)),
  ];
}

const roles = ["user", "host"] as const;

function authorityFiles(pki: SshPki, role: SshRole): readonly PkiFile[] {
  return sshKeyTypes.flatMap((type) =>
    keyFiles(pki, `${role}-ca-${type}`, `CA key for ${role} certificates`, {
      secret: `ssh-keygen -s signs further ${role} certificates with it`,
      open: "one of the keys in the file for all CAs",
    }),
  );
}

function ownerFiles(pki: SshPki, role: SshRole): readonly PkiFile[] {
  return sshKeyTypes.flatMap((type) =>
    keyFiles(pki, `${role}-${type}`, `key of ${role === "user" ? "the user" : "a device"}`, {
      secret: role === "user" ? "ssh -i" : "host-keys of a device",
      open: role === "user" ? "authorized keys of a device" : "known_hosts of an NMS",
    }),
  );
}

function keyFiles(
  pki: SshPki,
  name: SshKeyName,
  what: string,
  use: { readonly secret: string; readonly open: string },
): readonly PkiFile[] {
  return [
    {
      path: `ssh/${name}`,
      what: `private ${what}`,
      use: use.secret,
      secret: true,
      contents: () => printOpenSshPrivateKey(pki.key(name), name),
    },
    {
      path: `ssh/${name}.pub`,
      what: `public ${what}`,
      use: use.open,
      secret: false,
      contents: () => `${pki.key(name).publicKeyText} ${name}\n`,
    },
  ];
}

function trustFiles(pki: SshPki, role: SshRole): readonly PkiFile[] {
  const authorities = (): readonly string[] =>
    sshKeyTypes.map((type) => `${pki.key(`${role}-ca-${type}`).publicKeyText} ${role}-ca-${type}`);
  const lines = (before: string) => () =>
    authorities()
      .map((line) => `${before}${line}\n`)
      .join("");
  return [
    role === "user"
      ? {
          path: "ssh/trusted-user-cas.pub",
          what: "public keys of all user CAs",
          use: "trusted-user-ca-key-file of a device",
          secret: false,
          contents: lines(""),
        }
      : {
          path: "ssh/known_hosts",
          what: "public keys of all host CAs",
          use: "ssh -o UserKnownHostsFile",
          secret: false,
          contents: lines("@cert-authority * "),
        },
    {
      path: `ssh/revoked-${role}s.krl`,
      what: `revocation list with ${role}-revoked`,
      use: role === "user" ? "RevokedKeys of sshd" : "RevokedHostKeys of ssh",
      secret: false,
      contents: () => pki.revocationList(role),
    },
  ];
}

function certificateFile(pki: SshPki, name: SshCertificateName): PkiFile {
  const { role, keyType, variant, flaw } = sshPlanOf(name);
  return {
    path: `ssh/${name}-cert.pub`,
    what: variant === undefined ? `certificate of ${role}-${keyType}` : variants[variant],
    use: role === "user" ? "ssh -o CertificateFile" : "host-certificate-file of a device",
    ...(flaw !== undefined && { flaw: flaws[flaw] }),
    secret: false,
    contents: () => `${certificateLine(pki.identity(name).certificate, name)}\n`,
  };
}

const variants: Readonly<Record<SshUserVariant, string>> = {
  "netconf-only": "certificate of user-ed25519, forced to netconf",
  "from-loopback": "certificate of user-ed25519, for loopback addresses",
};

const flaws: Readonly<Record<SshFlaw | SshOptionFlaw, string>> = {
  expired: "ended the day before",
  "not-yet-valid": "begins in twenty years",
  "wrong-ca": "signed by a CA that nobody trusts",
  "self-signed": "signed by its own key",
  "bad-signature": "the CA's signature does not fit",
  "no-principals": "no principals; for hosts, OpenSSH before 10.3 takes it",
  "wrong-name": "its only principal is nobody's name",
  "wrong-kind": "a host certificate for a user, or the other way round",
  revoked: "on the revocation list; good where none is read",
  sha1: "signed by the RSA CA with SHA-1",
  "unknown-option": "a critical option that nobody knows",
  "other-command": "forced to another command than netconf",
  "other-address": "only from 192.0.2.0/24",
  "verify-required": "asks for a verified user, which only FIDO keys prove",
};
