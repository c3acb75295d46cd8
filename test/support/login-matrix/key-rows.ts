import type { PrivateKey } from "../../../src/security/index.ts";
import type { Outcome } from "./row.ts";
import {
  impostor,
  keyTypes,
  noSuchUser,
  refused,
  type SshRow,
  ssh,
  stranger,
  userKey,
} from "./ssh-credentials.ts";

function keyRow(credential: string, about: string, expected: Outcome, key: PrivateKey): SshRow {
  return { credential, about, expected, offers: [{ kind: "public-key", privateKey: key }] };
}

const from = (list: string): readonly string[] => [
  `set system login user lab authentication ssh-ed25519 "${stranger.publicKeyText}" from ${list}`,
];

export const keyRows: readonly SshRow[] = [
  ...keyTypes.map((type) =>
    keyRow(`${type} key`, "of the user", "let in", ssh.key(`user-${type}`)),
  ),
  {
    ...keyRow("ed25519 key", "`from` with the NMS's address", "let in", stranger),
    statements: from("127.0.0.0/8"),
  },
  {
    ...keyRow(
      "ed25519 key",
      "`from` with other addresses",
      refused("key-source-address"),
      stranger,
    ),
    statements: from("192.0.2.0/24"),
  },
  keyRow("ed25519 key", "of nobody", refused("key-not-authorized"), stranger),
  keyRow("ed25519 key", "of another user", refused("key-not-authorized"), ssh.key("host-ed25519")),
  keyRow(
    "ed25519 key",
    "shown by someone without it",
    refused("signature-wrong"),
    impostor(userKey, stranger),
  ),
  keyRow(
    "RSA key",
    "shown by someone without it",
    refused("signature-wrong"),
    impostor(ssh.key("user-rsa"), ssh.key("host-rsa")),
  ),
  {
    ...keyRow("ed25519 key", "for a login that does not exist", refused("unknown-user"), userKey),
    user: noSuchUser,
  },
  {
    ...keyRow("ed25519 key", "`no-public-keys`", refused("method-not-allowed"), userKey),
    statements: ["set system services ssh no-public-keys"],
  },
  {
    ...keyRow("ed25519 key", "of root, `root-login deny`", refused("root-login-denied"), userKey),
    user: "root",
    statements: [
      "set system services ssh root-login deny",
      `set system root-authentication ssh-ed25519 "${userKey.publicKeyText}"`,
    ],
  },
];
