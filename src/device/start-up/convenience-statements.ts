import {
  CallHomeError,
  limits,
  type Random,
  randomSeed,
  remembered,
  seededRandom,
} from "../../base/index.ts";
import { deviceIdProblem } from "../../callhome/index.ts";
import { type ConfigTree, entriesOf, has, type ListEntry } from "../../junos/config/index.ts";
import { encodeSecret, hashPassword } from "../../security/index.ts";
import type { DeviceOptions, UserOptions } from "../device-options.ts";

/** The client that is made when options ask for call home and the configuration has none. */
const defaultClient = "nms";

/**
 * Options that Junos has statements for, as set commands on top of the start-up configuration: the
 * committed configuration stays the only truth about whom to call and who may log in. These are the same for
 * every device that starts from `tree` with the same options; `ownStatements` are not.
 */
export function sharedStatements(tree: ConfigTree, options: SharedOptions): string {
  return [
    ...serverStatements(tree, options),
    ...(options.sshCallHome === false && has(tree, "system", "services", "outbound-ssh")
      ? ["deactivate system services outbound-ssh"]
      : []),
    ...profileStatements(tree, options),
    ...(options.users ?? []).flatMap((user) => userStatements(user, options.seed ?? unseeded)),
    ...(options.trustedUserCas ?? []).map(
      (line) => `set system services ssh cert-based-auth trusted-user-ca-keys ${quoted(line)}`,
    ),
    ...(options.authorizedPrincipals ?? []).map(
      (name) => `set system services ssh authorized-principals ${quoted(name)}`,
    ),
  ].join("\n");
}

/** The options that `sharedStatements` look at. */
export type SharedOptions = Pick<
  DeviceOptions,
  "nms" | "sshCallHome" | "pki" | "users" | "seed" | "trustedUserCas" | "authorizedPrincipals"
>;

/** Equal for options that come to the same shared statements. */
export function sharedStatementsKey(options: SharedOptions): string {
  const { nms, sshCallHome, pki, users, trustedUserCas, authorizedPrincipals } = options;
  const profiles = pki?.caProfiles?.map(({ name }) => name);
  const seed = users?.some(({ password }) => password !== undefined) ? options.seed : undefined;
  return JSON.stringify([
    nms,
    sshCallHome,
    profiles,
    users,
    seed,
    trustedUserCas,
    authorizedPrincipals,
  ]);
}

/** Who a device says that it is to those it calls. `tree`: its start-up configuration without shared statements. */
export function ownStatements(
  tree: ConfigTree,
  options: DeviceOptions,
  deviceName: string,
  random: Random,
): string {
  const { deviceId, secret } = options;
  const problem = deviceId === undefined ? undefined : deviceIdProblem(deviceId);
  if (problem !== undefined) throw new CallHomeError("ERR_OPTION", problem);
  const { names, isNew } = calledClients(tree, options);
  const id = deviceId ?? (isNew ? deviceName : undefined);
  const salt = random.derive("secret");
  return names
    .flatMap((name) => {
      const client = clientPath(name);
      return [
        ...(id === undefined ? [] : [`set ${client} device-id ${quoted(id)}`]),
        ...(secret === undefined ? [] : [`set ${client} secret ${quoted(hidden(secret, salt))}`]),
      ];
    })
    .join("\n");
}

function serverStatements(tree: ConfigTree, options: SharedOptions): readonly string[] {
  const { nms, sshCallHome = true } = options;
  if (nms === undefined || !sshCallHome) return [];
  const { names, isNew } = calledClients(tree, options);
  return names.flatMap((name) => {
    const client = clientPath(name);
    const old = clientsOf(tree)
      .filter((entry) => entry.keys[0] === name)
      .flatMap((entry) => entriesOf(entry, "servers"));
    return [
      ...(isNew ? [`set ${client} services netconf`] : []),
      ...old.map((entry) => `delete ${client} ${quoted(entry.keys[0] ?? "")}`),
      ...nms.map(({ host, port }) => `set ${client} ${quoted(host)} port ${port}`),
    ];
  });
}

/** The clients of the configuration; a new one when it has none and options ask for call home. */
function calledClients(
  tree: ConfigTree,
  { nms, sshCallHome = true }: SharedOptions,
): { readonly names: readonly string[]; readonly isNew: boolean } {
  const names = clientsOf(tree).map((entry) => entry.keys[0] ?? "");
  const isNew = names.length === 0 && nms !== undefined && sshCallHome;
  return { names: isNew ? [defaultClient] : names, isNew };
}

function clientsOf(tree: ConfigTree): readonly ListEntry[] {
  return entriesOf(tree, "system", "services", "outbound-ssh", "client");
}

function clientPath(name: string): string {
  return `system services outbound-ssh client ${quoted(name)}`;
}

/** Without a profile in the configuration, what was loaded for it would not count. */
function profileStatements(tree: ConfigTree, { pki }: SharedOptions): readonly string[] {
  const known = entriesOf(tree, "security", "pki", "ca-profile").map(({ keys }) => keys[0]);
  return (pki?.caProfiles ?? [])
    .filter(({ name }) => !known.includes(name))
    .map(({ name }) => `set security pki ca-profile ${quoted(name)} ca-identity ${quoted(name)}`);
}

function hidden(secret: string, random: Random): string {
  return secret.startsWith("$9$") ? secret : encodeSecret(secret, random);
}

/** For devices without a seed: those of one process hash alike. */
const unseeded = randomSeed();

/** By seed, user and password as JSON: a login has the same hash on all devices of a fleet. */
const passwordHash = remembered(limits.rememberedPasswordHashes, (login) => {
  const [seed = "", user = "", password = ""] = JSON.parse(login) as readonly string[];
  return hashPassword(password, seededRandom(seed).derive(`password of ${user}`));
});

function userStatements(user: UserOptions, seed: string): readonly string[] {
  const login = `system login user ${quoted(user.name)}`;
  const { password, authorizedKeys = [] } = user;
  const hash =
    password === undefined ? undefined : passwordHash(JSON.stringify([seed, user.name, password]));
  return [
    `set ${login} class ${quoted(user.class ?? "super-user")}`,
    ...(hash === undefined
      ? []
      : [`set ${login} authentication encrypted-password ${quoted(hash)}`]),
    ...authorizedKeys.map((line) => `set ${login} authentication ${keyList(line)} ${quoted(line)}`),
  ];
}

function keyList(line: string): string {
  const type = line.trim().split(/\s/)[0] ?? "";
  if (type === "ssh-rsa" || type === "ssh-ed25519") return type;
  if (type.startsWith("ecdsa-sha2-")) return "ssh-ecdsa";
  throw new CallHomeError(
    "ERR_KEY",
    `an authorized key begins with '${type.slice(0, 40)}'; expected a line of an OpenSSH public key file`,
  );
}

/** Every value quoted, as the CLI takes it. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n")}"`;
}
