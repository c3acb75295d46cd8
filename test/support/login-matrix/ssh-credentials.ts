import { Secret, seededRandom } from "../../../src/base/index.ts";
import { certificateLine, hashPassword, type PrivateKey } from "../../../src/security/index.ts";
import { type SshCertificateName, testPki } from "../../../src/security/pki/index.ts";
import type { Credential } from "../../../src/transport/ssh/index.ts";
import type { Outcome, Row } from "./row.ts";

export interface SshRow extends Row {
  /** @defaultValue "lab" */
  readonly user?: string;
  /** In the order in which the NMS offers them. */
  readonly offers: readonly Credential[];
}

export const { ssh } = testPki({ seed: "login matrix", now: Date.now() });
export const keyTypes = ["ed25519", "ecdsa", "rsa"] as const;
export const password = "lab-only";
export const noSuchUser = "nobody";
/** A key that no device knows. */
export const stranger = ssh.key("stranger-ca-ed25519");
export const userKey = ssh.key("user-ed25519");

/** What every device of the SSH tables has: user `lab` with a password and keys, user `other`, root, and CAs. */
export const sshStatements: readonly string[] = [
  "set system login retry-options backoff-threshold 3",
  "set system login user other class operator",
  `set system login user other authentication ssh-ed25519 "${ssh.key("host-ed25519").publicKeyText}"`,
  `set system root-authentication encrypted-password "${hashPassword(password, seededRandom("root"))}"`,
];
export const sshOptions = {
  users: [
    {
      name: "lab",
      password,
      authorizedKeys: keyTypes.map((type) => ssh.key(`user-${type}`).publicKeyText),
    },
  ],
  trustedUserCas: keyTypes.map((type) => ssh.key(`user-ca-${type}`).publicKeyText),
};

/** A key that shows the public half of one and signs with another. */
export function impostor(shown: PrivateKey, signing: PrivateKey): PrivateKey {
  const { type, algorithmNames, publicKeyText, publicBlob } = shown;
  const { keyObject } = signing;
  const sign: PrivateKey["sign"] = (data, algorithm) => signing.sign(data, algorithm);
  return { type, algorithmNames, publicKeyText, publicBlob, keyObject, sign };
}

/** A certificate of the test PKI, shown by who has its key, or by who signs with another. */
export function certified(name: SshCertificateName, signing?: PrivateKey): Credential {
  const { key, certificate } = ssh.identity(name);
  return {
    kind: "certificate",
    privateKey: signing === undefined ? key : impostor(key, signing),
    certificate: certificateLine(certificate, name),
  };
}

export const secret = (text: string): Credential => ({
  kind: "password",
  password: new Secret(text),
});

/** Refused, and the NMS has nothing else to offer. */
export const refused = (why: string): Outcome => ["login-failed", why];
