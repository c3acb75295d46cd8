import { accessSync, constants, mkdirSync, readFileSync, statSync } from "node:fs";
import { arch, tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

/** A numeric account of this machine. */
export interface MachineUser {
  readonly uid: number;
  readonly gid: number;
}

/** What of OpenSSH's server this machine has. */
export interface OpenSshInstallation {
  /** Absolute, as sshd wants it: it starts itself again. */
  readonly sshd: string;
  /** `libnss_wrapper.so`, which lets sshd know the device's logins; undefined when it is missing. */
  readonly nssWrapper: string | undefined;
  /** Whom every login runs as: `nobody` when this process is root's, else its own user. */
  readonly loginUser: MachineUser;
  /** Whom sshd becomes before a login; undefined when this process is not root's. */
  readonly privilegeSeparation: MachineUser | undefined;
}

const sshdFolders = ["/usr/sbin", "/usr/local/sbin", "/usr/lib/ssh", "/usr/libexec"];
const nobody: MachineUser = { uid: 65_534, gid: 65_534 };

/**
 * Looks for sshd and what it needs; a text that says what is missing when it cannot serve. As root
 * it makes the empty folder that sshd wants (`/run/sshd` in Debian), as the service of the system does.
 */
export function findOpenSsh(): OpenSshInstallation | string {
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const sshd = firstWith(
    [...sshdFolders, ...path].map((folder) => join(folder, "sshd")),
    constants.X_OK,
  );
  if (sshd === undefined)
    return "sshd is missing on this machine; install openssh-server (its service need not run)";
  const nssWrapper = firstWith(wrapperFiles(), constants.R_OK);
  if (process.getuid?.() !== 0) {
    const own = { uid: process.getuid?.() ?? nobody.uid, gid: process.getgid?.() ?? nobody.gid };
    return { sshd, nssWrapper, loginUser: own, privilegeSeparation: undefined };
  }
  return asRoot(sshd, nssWrapper);
}

function asRoot(sshd: string, nssWrapper: string | undefined): OpenSshInstallation | string {
  const accounts = readFileSync("/etc/passwd", "utf8");
  const separation = accountOf(accounts, "sshd");
  if (separation === undefined)
    return "sshd wants a user 'sshd' on this machine, and there is none";
  const loginUser = accountOf(accounts, "nobody") ?? nobody;
  for (const path of [process.execPath, join(tmpdir(), "callhome-sshd")]) {
    const closed = closedFolder(path);
    if (closed !== undefined)
      return `what sshd starts for a login runs as nobody, who may not enter ${closed} for ${path}`;
  }
  mkdirSync(separation.home, { recursive: true, mode: 0o755 });
  return { sshd, nssWrapper, loginUser, privilegeSeparation: separation };
}

function wrapperFiles(): readonly string[] {
  const machine = arch() === "arm64" ? "aarch64" : "x86_64";
  const folders = [`/usr/lib/${machine}-linux-gnu`, "/usr/lib64", "/usr/lib", "/usr/local/lib"];
  return folders.map((folder) => join(folder, "libnss_wrapper.so"));
}

function firstWith(files: readonly string[], access: number): string | undefined {
  return files.find((file) => {
    try {
      accessSync(file, access);
      return true;
    } catch {
      return false;
    }
  });
}

function accountOf(
  accounts: string,
  name: string,
): (MachineUser & { readonly home: string }) | undefined {
  const fields = accounts
    .split("\n")
    .map((line) => line.split(":"))
    .find(([first]) => first === name);
  const [, , uid, gid, , home] = fields ?? [];
  return uid === undefined || home === undefined
    ? undefined
    : { uid: Number(uid), gid: Number(gid), home };
}

/** The first folder above `file` that is not open to everybody. */
function closedFolder(file: string): string | undefined {
  const folder = dirname(file);
  const above = folder === "/" ? undefined : closedFolder(folder);
  if (above !== undefined) return above;
  return (statSync(folder).mode & 0o001) === 0 ? folder : undefined;
}
