import { expect, it } from "vitest";
import {
  type AuthAttempt,
  type AuthPolicy,
  type AuthVerdict,
  authenticate,
  defaultRetryPolicy,
  PasswordVerifier,
  retryDelaySeconds,
  type Signature,
  type SignatureAlgorithm,
} from "../../../src/security/index.ts";
import { labPassword, labUser, testKey, testPolicy } from "../../support/ssh-pair.ts";

const passwords = new PasswordVerifier();
const signed = Buffer.from("session and request");
const key = testKey("lab user");

function judge(attempt: AuthAttempt, policy: Partial<AuthPolicy> = {}): AuthVerdict {
  return authenticate(attempt, testPolicy(policy), 0, passwords);
}

function keyAttempt(changes: Partial<AuthAttempt & { kind: "public-key" }> = {}): AuthAttempt {
  const signature: Signature = { algorithm: "ssh-ed25519", value: key.sign(signed) };
  return {
    kind: "public-key",
    user: "lab",
    algorithm: "ssh-ed25519",
    key: key.publicBlob,
    proof: { signed, signature },
    peerAddress: "127.0.0.1",
    ...changes,
  };
}

const refused = (reason: string): object => ({ kind: "refused", reason });
const allowAll = testPolicy().allow;
const root = { ...labUser, name: "root" };
const withRoot = new Map([["root", root]]);

it("accepts password and keyboard-interactive by the same hash", () => {
  for (const kind of ["password", "keyboard-interactive"] as const)
    expect(judge({ kind, user: "lab", password: labPassword })).toEqual({
      kind: "accepted",
      principal: { user: "lab", class: "super-user", method: kind },
    });
});

it.each([
  ["a wrong password", { user: "lab", password: "wrong" }, {}, "wrong-password"],
  ["an unknown user", { user: "nobody", password: labPassword }, {}, "unknown-user"],
  [
    "a user without password",
    { user: "lab", password: "" },
    { users: new Map([["lab", { name: "lab", class: "operator", authorizedKeys: [] }]]) },
    "wrong-password",
  ],
  [
    "root where only its password is denied",
    { user: "root", password: labPassword },
    { users: withRoot, rootLogin: "deny-password" },
    "root-login-denied",
  ],
  [
    "passwords where they are switched off",
    { user: "lab", password: labPassword },
    { allow: { ...allowAll, password: false } },
    "method-not-allowed",
  ],
] as const)("refuses %s", (_name, offer, policy, reason) => {
  expect(judge({ kind: "password", ...offer }, policy)).toEqual(refused(reason));
});

it("switches keyboard-interactive off apart from password", () => {
  const allow = { ...allowAll, keyboardInteractive: false };
  const attempt = { kind: "keyboard-interactive", user: "lab", password: labPassword } as const;
  expect(judge(attempt, { allow })).toEqual(refused("method-not-allowed"));
});

it("lets root log in by password where root-login allows it", () => {
  const attempt = { kind: "password", user: "root", password: labPassword } as const;
  expect(judge(attempt, { users: withRoot }).kind).toBe("accepted");
});

it("accepts a listed key, with or without comment and spaces around it", () => {
  for (const line of [key.publicKeyText, `  ${key.publicKeyText}  nms@noc `]) {
    const users = new Map([["lab", { ...labUser, authorizedKeys: ["ssh-rsa AAAA", line] }]]);
    expect(judge(keyAttempt(), { users })).toMatchObject({
      kind: "accepted",
      principal: { method: "public-key", keyFingerprint: expect.stringMatching(/^SHA256:/) },
    });
  }
});

it("answers a query for a listed key and refuses one for another", () => {
  const { proof: _, ...query } = keyAttempt() as AuthAttempt & { kind: "public-key" };
  expect(judge(query)).toEqual({ kind: "query-ok" });
  expect(judge({ ...query, key: testKey("stranger").publicBlob })).toEqual(
    refused("key-not-authorized"),
  );
});

it.each([
  ["SHA-1", { algorithm: "ssh-rsa" }, "algorithm-refused"],
  ["unknown algorithms", { algorithm: "ssh-dss" }, "algorithm-refused"],
  ["an algorithm of another key type", { algorithm: "rsa-sha2-256" }, "signature-wrong"],
  ["a key that is no key", { key: Buffer.from("nonsense") }, "key-malformed"],
  ["an unreadable signature", { proof: { signed, signature: undefined } }, "signature-wrong"],
  ["an unknown user", { user: "nobody" }, "unknown-user"],
] as const)("refuses %s", (_name, changes, reason) => {
  expect(judge(keyAttempt(changes))).toEqual(refused(reason));
});

it("refuses a signature over something else, or by another key", () => {
  const signatures = [key.sign(Buffer.from("other")), testKey("thief").sign(signed)];
  for (const value of signatures)
    expect(
      judge(keyAttempt({ proof: { signed, signature: { algorithm: "ssh-ed25519", value } } })),
    ).toEqual(refused("signature-wrong"));
});

it("denies root every method where root-login is deny", () => {
  const users = withRoot;
  expect(judge(keyAttempt({ user: "root" }), { users, rootLogin: "deny" })).toEqual(
    refused("root-login-denied"),
  );
  expect(judge(keyAttempt({ user: "root" }), { users, rootLogin: "deny-password" }).kind).toBe(
    "accepted",
  );
});

it("takes both RSA digests for an RSA key", () => {
  const rsa = testKey("rsa user", "rsa");
  const users = new Map([["lab", { ...labUser, authorizedKeys: [rsa.publicKeyText] }]]);
  for (const algorithm of ["rsa-sha2-256", "rsa-sha2-512"] satisfies SignatureAlgorithm[]) {
    const proof = { signed, signature: { algorithm, value: rsa.sign(signed, algorithm) } };
    const attempt = keyAttempt({ algorithm, key: rsa.publicBlob, proof });
    expect(judge(attempt, { users }).kind).toBe("accepted");
  }
});

it("delays answers from backoff-threshold on, by backoff-factor more each time", () => {
  expect([1, 2, 3, 4].map((failures) => retryDelaySeconds(failures, defaultRetryPolicy))).toEqual([
    0, 5, 10, 15,
  ]);
});

it("takes a key only from the addresses of its line, and says so before anything is signed", () => {
  const restricted = (...lists: readonly string[]): Partial<AuthPolicy> => {
    const authorizedKeys = lists.map((from) => `from="${from}" ${key.publicKeyText}`);
    return { users: new Map([["lab", { ...labUser, authorizedKeys }]]) };
  };
  expect(judge(keyAttempt(), restricted("127.0.0.0/8"))).toMatchObject({ kind: "accepted" });
  expect(judge(keyAttempt(), restricted("192.0.2.1", "127.*"))).toMatchObject({ kind: "accepted" });
  const elsewhere = restricted("192.0.2.1");
  expect(judge(keyAttempt(), elsewhere)).toEqual(refused("key-source-address"));
  const { proof: _, ...query } = keyAttempt() as AuthAttempt & { kind: "public-key" };
  expect(judge(query, elsewhere)).toEqual(refused("key-source-address"));
});
