import {
  CallHomeError,
  limits,
  type Random,
  randomSeed,
  remembered,
  seededRandom,
} from "../../base/index.ts";
import { deviceIdProblem } from "../../callhome/index.ts";
import { type ConfigTree, entriesOf, has } from "../../junos/config/index.ts";
import { encodeSecret, hashPassword } from "../../security/index.ts";
import type { DeviceOptions, UserOptions } from "../device-options.ts";

/** The client that is made when options ask for call home and the configuration has none. */
const defaultClient = "nms";

/**
 * Options that Junos has statements for, as set commands on top of the start-up configuration: the
 * committed configuration stays the only truth about whom to call and who may log in.
 */
export function convenienceStatements(
  tree: ConfigTree,
  options: DeviceOptions,
  deviceName: string,
  random: Random,
): string {
  return [
    ...clientStatements(tree, options, deviceName, random.derive("secret")),
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

function clientStatements(
  tree: ConfigTree,
  options: DeviceOptions,
  deviceName: string,
  random: Random,
): readonly string[] {
  const { deviceId, secret, nms: servers, sshCallHome = true } = options;
  const nms = sshCallHome ? servers : undefined;
  const problem = deviceId === undefined ? undefined : deviceIdProblem(deviceId);
  if (problem !== undefined) throw new CallHomeError("ERR_OPTION", problem);
  const clients = entriesOf(tree, "system", "services", "outbound-ssh", "client");
  const isNew = clients.length === 0 && nms !== undefined;
  const names = isNew ? [defaultClient] : clients.map((entry) => entry.keys[0] ?? "");
  return names.flatMap((name) => {
    const client = `system services outbound-ssh client ${quoted(name)}`;
    const id = deviceId ?? (isNew ? deviceName : undefined);
    const old = clients
      .filter((entry) => entry.keys[0] === name)
      .flatMap((entry) => entriesOf(entry, "servers"));
    return [
      ...(id === undefined ? [] : [`set ${client} device-id ${quoted(id)}`]),
      ...(secret === undefined ? [] : [`set ${client} secret ${quoted(hidden(secret, random))}`]),
      ...(isNew ? [`set ${client} services netconf`] : []),
      ...(nms === undefined
        ? []
        : old.map((entry) => `delete ${client} ${quoted(entry.keys[0] ?? "")}`)),
      ...(nms ?? []).map(({ host, port }) => `set ${client} ${quoted(host)} port ${port}`),
    ];
  });
}

/** Without a profile in the configuration, what was loaded for it would not count. */
function profileStatements(tree: ConfigTree, { pki }: DeviceOptions): readonly string[] {
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
