import { seededRandom } from "../../../src/base/index.ts";
import { hashPassword } from "../../../src/security/index.ts";
import { md5Crypt } from "../../../src/security/md5-crypt.ts";
import type { Outcome } from "./row.ts";
import {
  certified,
  noSuchUser,
  password,
  refused,
  type SshRow,
  secret,
  stranger,
} from "./ssh-credentials.ts";

function passwordRow(credential: string, about: string, expected: Outcome, hash?: string): SshRow {
  return {
    credential,
    about,
    expected,
    offers: [secret(password)],
    ...(hash !== undefined && {
      user: "hashed",
      statements: [
        "set system login user hashed class operator",
        `set system login user hashed authentication encrypted-password "${hash}"`,
      ],
    }),
  };
}

const good = hashPassword(password, seededRandom("hashed"));
/** `lab-only` as `openssl passwd -5 -salt matrix` makes it. */
const sha256Hash = "$5$matrix$6DZMEYfQEpAO01dhuJr7vsuA79JQikionXMFl2qo9NC";

export const passwordRows: readonly SshRow[] = [
  passwordRow("password", "`$6$` hash", "let in", good),
  passwordRow("password", "`$5$` hash", "let in", sha256Hash),
  passwordRow("password", "`$1$` hash", "let in", md5Crypt(password, "matrix")),
  {
    ...passwordRow("password", "`no-challenge-response`", "let in"),
    statements: ["set system services ssh no-challenge-response"],
  },
  { ...passwordRow("wrong password", "", refused("wrong-password")), offers: [secret("wrong")] },
  { ...passwordRow("empty password", "", refused("wrong-password")), offers: [secret("")] },
  {
    ...passwordRow("long password", "longer than 1,024 bytes", refused("wrong-password")),
    offers: [secret(password.repeat(200))],
  },
  passwordRow("password", "the hash is damaged", refused("wrong-password"), good.slice(0, -1)),
  passwordRow(
    "password",
    "a hash of a million rounds",
    refused("wrong-password"),
    good.replace("$6$", "$6$rounds=1000000$"),
  ),
  {
    ...passwordRow("password", "for a login that does not exist", refused("unknown-user")),
    user: noSuchUser,
  },
  {
    ...passwordRow("password", "for a login without one", refused("wrong-password")),
    user: "other",
  },
  {
    ...passwordRow("password", "`no-passwords`", refused("method-not-allowed")),
    statements: ["set system services ssh no-passwords"],
  },
  {
    ...passwordRow("password", "of root, `root-login deny-password`", refused("root-login-denied")),
    user: "root",
    statements: ["set system services ssh root-login deny-password"],
  },
  {
    ...passwordRow("three wrong passwords", "`tries-before-disconnect` is 3", [
      "too-many-tries",
      "wrong-password",
    ]),
    offers: [secret("one"), secret("two")],
  },
  {
    ...passwordRow(
      "three credentials",
      "an expired certificate, a key of nobody, then the password",
      "let in",
    ),
    offers: [
      certified("user-expired"),
      { kind: "public-key", privateKey: stranger },
      secret(password),
    ],
  },
];
