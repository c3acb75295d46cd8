import { Derived } from "../../base/index.ts";
import {
  type ConfigTree,
  entriesOf,
  findParent,
  has,
  type ListEntry,
  leafListValues,
  leafValue,
  type Parent,
} from "../../junos/config/index.ts";
import {
  type AuthPolicy,
  defaultRetryPolicy,
  readAuthorizedPrincipals,
  restrictedKeyLine,
  type UserAccount,
} from "../../security/index.ts";
import type { DeviceFiles } from "../storage/device-files.ts";

const keyLists = ["ssh-rsa", "ssh-ecdsa", "ssh-ed25519"] as const;

const known = new Derived<
  ConfigTree,
  { readonly files: DeviceFiles; readonly policy: AuthPolicy }
>();

/**
 * Who may log in, as `system login`, `system root-authentication` and `system services ssh` of the
 * active configuration say. Asked at every login, so it is worked out once per configuration.
 */
export function authPolicy(active: ConfigTree, files: DeviceFiles): AuthPolicy {
  const before = known.get(active);
  if (before?.files === files) return before.policy;
  const policy = readPolicy(active, files);
  known.set(active, { files, policy });
  return policy;
}

function readPolicy(active: ConfigTree, files: DeviceFiles): AuthPolicy {
  const ssh = findParent(active, "system", "services", "ssh");
  const on = (statement: string): boolean => ssh !== undefined && has(ssh, statement);
  const password = !on("no-passwords") && !on("no-password-authentication");
  return {
    users: new Map(accountsOf(active).map((one) => [one.name, one])),
    trustedUserCas: ssh === undefined ? [] : trustedUserCas(ssh, files),
    ...(ssh === undefined ? { authorizedPrincipals: undefined } : principalsOf(ssh, files)),
    rootLogin: rootLogin(ssh),
    allow: {
      password,
      keyboardInteractive: password && !on("no-challenge-response"),
      publicKey: !on("no-public-keys"),
      certificate: true,
    },
    retry: retryPolicy(active),
  };
}

function accountsOf(active: ConfigTree): readonly UserAccount[] {
  const users = entriesOf(active, "system", "login", "user").map((entry) =>
    account(
      entry.keys[0] ?? "",
      leafValue(entry, "class") ?? "unauthorized",
      findParent(entry, "authentication"),
    ),
  );
  const root = findParent(active, "system", "root-authentication");
  return root === undefined ? users : [...users, account("root", "super-user", root)];
}

function account(name: string, loginClass: string, credentials: Parent | undefined): UserAccount {
  const passwordHash = credentials && leafValue(credentials, "encrypted-password");
  const authorizedKeys =
    credentials === undefined || has(credentials, "no-public-keys")
      ? []
      : keyLists.flatMap((list) => entriesOf(credentials, list).map(keyLine));
  return {
    name,
    class: loginClass,
    authorizedKeys,
    ...(passwordHash === undefined ? {} : { passwordHash }),
  };
}

/** `ssh-rsa KEY from LIST`: the key is good from these addresses only. */
function keyLine(key: ListEntry): string {
  return restrictedKeyLine(key.keys[0] ?? "", leafValue(key, "from"));
}

/** `trusted-user-ca-key-file` names a file of the device; `cert-based-auth` holds the keys themselves. */
function trustedUserCas(ssh: Parent, files: DeviceFiles): readonly string[] {
  const file = leafValue(ssh, "trusted-user-ca-key-file");
  const inline = entriesOf(ssh, "cert-based-auth", "trusted-user-ca-keys");
  return [...linesOf(file, files), ...inline.map((entry) => entry.keys[0] ?? "")];
}

/** List and file add up; without either, a certificate must name the login itself. */
function principalsOf(
  ssh: Parent,
  files: DeviceFiles,
): Pick<AuthPolicy, "authorizedPrincipals" | "restrictedPrincipals"> {
  const file = leafValue(ssh, "authorized-principals-file");
  const listed = leafListValues(ssh, "authorized-principals");
  if (listed.length === 0 && file === undefined) return { authorizedPrincipals: undefined };
  const read = readAuthorizedPrincipals((file && files.get(file)) ?? "");
  const free = read.filter(({ from }) => from === undefined).map(({ name }) => name);
  return {
    authorizedPrincipals: new Set([...listed, ...free]),
    restrictedPrincipals: read.filter(({ from }) => from !== undefined),
  };
}

function linesOf(path: string | undefined, files: DeviceFiles): readonly string[] {
  const text = path === undefined ? "" : (files.get(path) ?? "");
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

function rootLogin(ssh: Parent | undefined): AuthPolicy["rootLogin"] {
  const value = ssh && leafValue(ssh, "root-login");
  return value === "deny" || value === "deny-password" ? value : "allow";
}

function retryPolicy(active: ConfigTree): AuthPolicy["retry"] {
  const options = findParent(active, "system", "login", "retry-options");
  const numberOf = (name: string, fallback: number): number => {
    const value = Number((options && leafValue(options, name)) ?? fallback);
    return Number.isSafeInteger(value) ? value : fallback;
  };
  return {
    triesBeforeDisconnect: numberOf(
      "tries-before-disconnect",
      defaultRetryPolicy.triesBeforeDisconnect,
    ),
    backoffThreshold: numberOf("backoff-threshold", defaultRetryPolicy.backoffThreshold),
    backoffFactor: numberOf("backoff-factor", defaultRetryPolicy.backoffFactor),
  };
}
