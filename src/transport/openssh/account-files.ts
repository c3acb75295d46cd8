import type { AuthPolicy, UserAccount } from "../../security/index.ts";
import type { MachineUser } from "./installation.ts";

/** The accounts of one device as the files in which libnss_wrapper looks them up. */
export interface AccountFiles {
  readonly passwd: string;
  readonly group: string;
  readonly shadow: string;
}

/** Names that stand in a passwd file, in `AllowUsers` and as a file name for what they are. */
const plainName = /^(?!\.{1,2}$)[A-Za-z0-9_.][A-Za-z0-9_.-]{0,63}$/;
/** What crypt(3) computes and a shadow file can hold. */
const cryptHash = /^\$(?:1|5|6)\$[A-Za-z0-9./=$-]+$/;
/** sshd becomes this user before a login, so nobody logs in by the name. */
const separationName = "sshd";

/** The accounts that sshd can serve: by a plain name, and root unless `root-login deny`. */
export function servedAccounts(policy: AuthPolicy): readonly UserAccount[] {
  return [...policy.users.values()].filter(
    ({ name }) =>
      plainName.test(name) &&
      name !== separationName &&
      !(name === "root" && policy.rootLogin === "deny"),
  );
}

/**
 * Every login of the device stands for `login`, root too: what sshd runs for a peer has the rights of
 * nobody. Nobody's password fits an account without one.
 */
export function accountFiles(
  accounts: readonly UserAccount[],
  login: MachineUser,
  separation: MachineUser | undefined,
): AccountFiles {
  const entry = (name: string, { uid, gid }: MachineUser): string =>
    `${name}:x:${uid}:${gid}::/:/bin/sh\n`;
  return {
    passwd: [
      separation === undefined ? "" : entry(separationName, separation),
      ...accounts.map(({ name }) => entry(name, login)),
    ].join(""),
    group: `logins:x:${login.gid}:\n`,
    shadow: accounts
      .map(({ name, passwordHash = "" }) => {
        const hash = cryptHash.test(passwordHash) ? passwordHash : "*";
        return `${name}:${hash}:19000:0:99999:7:::\n`;
      })
      .join(""),
  };
}
