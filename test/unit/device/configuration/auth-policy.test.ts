import { describe, expect, it } from "vitest";
import { authPolicy } from "../../../../src/device/configuration/auth-policy.ts";
import { activeTree, emptyTree } from "../../../../src/junos/config/index.ts";
import { coreSchema } from "../../../../src/junos/schema/index.ts";
import { changeFromDocument } from "../../../../src/operations/index.ts";
import type { AuthPolicy } from "../../../../src/security/index.ts";

function policyOf(configuration: string, files: Record<string, string> = {}): AuthPolicy {
  const schema = coreSchema();
  const { tree } = changeFromDocument(configuration, schema).apply(emptyTree(schema), "merge");
  return authPolicy(activeTree(tree), new Map(Object.entries(files)));
}

const ssh = (statement: string): string => `system { services { ssh { ${statement} } } }`;

describe("who may log in", () => {
  it("is nobody, by the defaults of Junos, without a configuration", () => {
    expect(policyOf("")).toEqual({
      users: new Map(),
      trustedUserCas: [],
      authorizedPrincipals: undefined,
      rootLogin: "allow",
      allow: { password: true, keyboardInteractive: true, publicKey: true, certificate: true },
      retry: { triesBeforeDisconnect: 3, backoffThreshold: 2, backoffFactor: 5 },
    });
  });

  it("is the users of `system login`, with their class and every kind of key, and root", () => {
    const { users } = policyOf(`
      set system root-authentication encrypted-password "$6$r"
      set system login user ops class operator
      set system login user ops authentication encrypted-password "$6$h"
      set system login user ops authentication ssh-rsa "ssh-rsa AAAA"
      set system login user ops authentication ssh-ecdsa "ecdsa-sha2-nistp256 AAAA"
      set system login user ops authentication ssh-ed25519 "ssh-ed25519 AAAA"
      set system login user gone class super-user
      deactivate system login user gone
    `);
    expect([...users.values()]).toEqual([
      {
        name: "ops",
        class: "operator",
        passwordHash: "$6$h",
        authorizedKeys: ["ssh-rsa AAAA", "ecdsa-sha2-nistp256 AAAA", "ssh-ed25519 AAAA"],
      },
      { name: "root", class: "super-user", passwordHash: "$6$r", authorizedKeys: [] },
    ]);
  });

  it("is let in by keys from the addresses of `from`, and by none with `no-public-keys`", () => {
    const { users } = policyOf(`
      set system login user ops authentication ssh-rsa "ssh-rsa AAAA" from "192.0.2.0/24"
      set system login user noc authentication ssh-rsa "ssh-rsa AAAA"
      set system login user noc authentication no-public-keys
    `);
    expect(users.get("ops")?.authorizedKeys).toEqual(['from="192.0.2.0/24" ssh-rsa AAAA']);
    expect(users.get("noc")?.authorizedKeys).toEqual([]);
  });

  it("has as many tries as `system login retry-options` says", () => {
    const options = "tries-before-disconnect 5; backoff-threshold 1; backoff-factor 7;";
    expect(policyOf(`system { login { retry-options { ${options} } } }`).retry).toEqual({
      triesBeforeDisconnect: 5,
      backoffThreshold: 1,
      backoffFactor: 7,
    });
  });

  it.each<[string, Partial<AuthPolicy["allow"]>]>([
    ["no-passwords;", { password: false, keyboardInteractive: false }],
    ["no-password-authentication;", { password: false, keyboardInteractive: false }],
    ["no-challenge-response;", { keyboardInteractive: false }],
    ["no-public-keys;", { publicKey: false }],
  ])("loses the methods that `system services ssh %s` takes away", (statement, taken) => {
    expect(policyOf(ssh(statement)).allow).toEqual({ ...policyOf("").allow, ...taken });
  });

  it.each(["deny", "deny-password", "allow"])("treats root as `root-login %s` says", (value) => {
    expect(policyOf(ssh(`root-login ${value};`)).rootLogin).toBe(value);
  });

  it("trusts the authorities of file and statement together", () => {
    const statements = `trusted-user-ca-key-file /var/ca.pub;
      cert-based-auth { trusted-user-ca-keys "ssh-ed25519 BBBB"; }`;
    const files = { "/var/ca.pub": "# lab\nssh-ed25519 AAAA ca\n\n" };
    expect(policyOf(ssh(statements), files).trustedUserCas).toEqual([
      "ssh-ed25519 AAAA ca",
      "ssh-ed25519 BBBB",
    ]);
  });

  it("adds the principals of list and file up, and lets nobody in by an empty file", () => {
    const list = "authorized-principals [ noc field ];";
    const file = "authorized-principals-file /var/principals;";
    const files = { "/var/principals": "night\n" };
    const principals = (statements: string): AuthPolicy["authorizedPrincipals"] =>
      policyOf(ssh(statements), files).authorizedPrincipals;
    expect(principals(list)).toEqual(new Set(["noc", "field"]));
    expect(principals(list + file)).toEqual(new Set(["noc", "field", "night"]));
    expect(principals("authorized-principals-file /nowhere;")).toEqual(new Set());
  });

  it("reads comments and key options of a principals file as sshd does", () => {
    const text = `# operators
noc
  field\t# at night
restrict,no-pty night
from="192.0.2.0/24,!192.0.2.9" day
from="2001:db8::/32",restrict   ops
command="/bin/sh -c date" shell
unknown-option other
`;
    const files = { "/var/principals": text };
    expect(policyOf(ssh("authorized-principals-file /var/principals;"), files)).toMatchObject({
      authorizedPrincipals: new Set(["noc", "field", "night"]),
      restrictedPrincipals: [
        { name: "day", from: "192.0.2.0/24,!192.0.2.9" },
        { name: "ops", from: "2001:db8::/32" },
      ],
    });
  });
});
