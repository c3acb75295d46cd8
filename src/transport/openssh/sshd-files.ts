import {
  type AuthPolicy,
  blobOfLine,
  certificateLine,
  type HostKey,
  type HostOffer,
  parseAuthorizedKey,
  printOpenSshPrivateKey,
  restrictedKeyLine,
} from "../../security/index.ts";
import type { KeepAlive } from "../ssh/keep-alive.ts";
import { accountFiles, servedAccounts } from "./account-files.ts";
import type { OpenSshInstallation } from "./installation.ts";

/** Everything that the files of one sshd are made from. */
export interface SshdSettings {
  /** Absolute path of the folder that holds the files. */
  readonly folder: string;
  readonly installation: Pick<
    OpenSshInstallation,
    "nssWrapper" | "loginUser" | "privilegeSeparation"
  >;
  readonly hostKey: HostKey;
  /** Certificates of it; sshd has no use for others than OpenSSH's. */
  readonly hostOffers: readonly HostOffer[];
  readonly policy: AuthPolicy;
  readonly keepAlive?: KeepAlive | undefined;
  readonly loginGraceSeconds: number;
  readonly sessions: number;
  /** Program and text of the relay. */
  readonly relay: { readonly node: string; readonly text: string };
  /** Only what sshd starts for the `netconf` subsystem knows it. */
  readonly token: string;
}

export interface SshdFile {
  /** Below the folder. */
  readonly name: string;
  /** 0o600: for sshd before a login. 0o644: what it reads as the user, with nothing secret. */
  readonly mode: 0o600 | 0o644;
  readonly text: string;
}

/** Names of files that others ask for. */
export const sshdFileNames = {
  configuration: "sshd_config",
  socket: "device",
  passwd: "passwd",
  group: "group",
  shadow: "shadow",
} as const;

/** Paths as sshd's files and a shell take them without quotes. */
const plainPath = /^[A-Za-z0-9/._+-]+$/;

/** Why sshd's files cannot name this path; undefined when they can. */
export function pathProblem(path: string): string | undefined {
  return plainPath.test(path) ? undefined : `'${path}' holds characters that sshd's files cannot`;
}

/** The configuration of one sshd and the files that it names. */
export function sshdFiles(settings: SshdSettings): readonly SshdFile[] {
  const { hostKey, policy, installation, relay } = settings;
  const hostCertificate = hostCertificateLine(settings);
  const accounts = servedAccounts(policy);
  const { loginUser, privilegeSeparation } = installation;
  const { passwd, group, shadow } = accountFiles(accounts, loginUser, privilegeSeparation);
  const open = (name: string, lines: readonly string[]): SshdFile => ({
    name,
    mode: 0o644,
    text: lines.map((line) => `${line}\n`).join(""),
  });
  return [
    { name: sshdFileNames.configuration, mode: 0o600, text: configuration(settings) },
    { name: "host_key", mode: 0o600, text: printOpenSshPrivateKey(hostKey, "") },
    ...(hostCertificate === undefined ? [] : [open("host_key-cert.pub", [hostCertificate])]),
    { name: sshdFileNames.shadow, mode: 0o600, text: shadow },
    { name: sshdFileNames.passwd, mode: 0o644, text: passwd },
    { name: sshdFileNames.group, mode: 0o644, text: group },
    { name: "relay.mjs", mode: 0o644, text: relay.text },
    open("user_cas", policy.trustedUserCas.flatMap(authorityLine)),
    ...(policy.authorizedPrincipals === undefined
      ? []
      : [open("principals", principalLines(policy))]),
    ...accounts.map(({ name, authorizedKeys }) =>
      open(`keys-${name}`, authorizedKeys.flatMap(keyLine)),
    ),
  ];
}

/** An RSA key has one offer for each algorithm, all with one certificate. */
function hostCertificateLine({ hostKey, hostOffers }: SshdSettings): string | undefined {
  const offer = hostOffers.find(
    ({ name, key }) =>
      name.endsWith("-cert-v01@openssh.com") && key.publicBlob.equals(hostKey.publicBlob),
  );
  return offer && certificateLine(offer.blob, "");
}

/** Key and addresses alone: of what else stands around a key nothing changes what a login gets. */
function keyLine(line: string): readonly string[] {
  const key = parseAuthorizedKey(line);
  if (key === undefined || !isPrintable(key.from ?? "")) return [];
  return [restrictedKeyLine(keyText(key.blob), key.from)];
}

function isPrintable(text: string): boolean {
  return !/[^\x20-\x7e]/.test(text);
}

function authorityLine(line: string): readonly string[] {
  const blob = blobOfLine(line);
  return blob === undefined ? [] : [keyText(blob)];
}

/** A blob begins with the name of its type, length first. */
function keyText(blob: Buffer): string {
  return `${blob.toString("latin1", 4, 4 + blob.readUInt32BE(0))} ${blob.toString("base64")}`;
}

/** A principal that counts from some addresses only has them in front, as a key has. */
function principalLines({
  authorizedPrincipals = new Set(),
  restrictedPrincipals = [],
}: AuthPolicy): readonly string[] {
  const free = [...authorizedPrincipals].map((name) => ({ name, from: undefined }));
  return [...free, ...restrictedPrincipals]
    .filter(({ name, from = "" }) => isPlainPrincipal(name) && isPrintable(from))
    .map(({ name, from }) => restrictedKeyLine(name, from));
}

/** sshd reads the words before the last one of a line as options. */
function isPlainPrincipal(name: string): boolean {
  return /^[^\s#"][^\s"]*$/.test(name);
}

function configuration(settings: SshdSettings): string {
  const { folder, policy, relay, token, sessions, loginGraceSeconds, keepAlive } = settings;
  const accounts = servedAccounts(policy);
  return `${[
    // The attempt record is made from the log, so its level is fixed.
    "LogLevel DEBUG1",
    "UsePAM no",
    // The files stand in a folder of ours below the one for temporary files, which everybody can write.
    "StrictModes no",
    `HostKey ${folder}/host_key`,
    ...(hostCertificateLine(settings) === undefined
      ? []
      : [`HostCertificate ${folder}/host_key-cert.pub`]),
    `LoginGraceTime ${loginGraceSeconds}`,
    `MaxAuthTries ${policy.retry.triesBeforeDisconnect}`,
    `MaxSessions ${sessions}`,
    ...probes(keepAlive),
    ...credentials(settings),
    accounts.length === 0
      ? "DenyUsers *"
      : `AllowUsers ${accounts.map(({ name }) => name).join(" ")}`,
    "DisableForwarding yes",
    "PermitTTY no",
    "PermitUserRC no",
    "PermitUserEnvironment no",
    "PrintMotd no",
    // Whatever a peer asks for, the relay is what runs; the device takes it for the subsystem only.
    `Subsystem netconf ${token}`,
    `ForceCommand exec ${relay.node} ${folder}/relay.mjs`,
    `SetEnv CALLHOME_SOCKET=${folder}/${sshdFileNames.socket}`,
    ...(policy.rootLogin === "deny-password"
      ? ["Match User root", "  PasswordAuthentication no"]
      : []),
  ].join("\n")}\n`;
}

/** sshd takes a count of 0 for no end at all. */
function probes(keepAlive: KeepAlive | undefined): readonly string[] {
  if (keepAlive === undefined) return ["ClientAliveInterval 0"];
  return [
    `ClientAliveInterval ${keepAlive.timeoutSeconds}`,
    `ClientAliveCountMax ${Math.max(1, keepAlive.retry)}`,
  ];
}

function credentials({ folder, policy, installation }: SshdSettings): readonly string[] {
  const { password, publicKey, certificate } = policy.allow;
  const certificates =
    certificate && policy.certificateBar === undefined && policy.trustedUserCas.length > 0;
  // Without the wrapper, the passwords would be those of this machine's accounts.
  const passwords = password && installation.nssWrapper !== undefined;
  return [
    `PasswordAuthentication ${yesNo(passwords)}`,
    // OpenSSH asks for passwords that way through PAM only, and PAM knows this machine's accounts.
    "KbdInteractiveAuthentication no",
    `PubkeyAuthentication ${yesNo(publicKey || certificates)}`,
    `AuthorizedKeysFile ${publicKey ? `${folder}/keys-%u` : "none"}`,
    ...(certificates ? [`TrustedUserCAKeys ${folder}/user_cas`] : []),
    ...(certificates && policy.authorizedPrincipals !== undefined
      ? [`AuthorizedPrincipalsFile ${folder}/principals`]
      : []),
    `PermitRootLogin ${rootLogin[policy.rootLogin]}`,
  ];
}

/** Counts only without the wrapper, where root is root. */
const rootLogin: Readonly<Record<AuthPolicy["rootLogin"], string>> = {
  allow: "yes",
  deny: "no",
  "deny-password": "prohibit-password",
};

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}
