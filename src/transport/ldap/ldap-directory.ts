import { type Clock, limits, type Secret, Slots } from "../../base/index.ts";
import type { Directory, DirectoryAnswer } from "./directory.ts";
import { type LdapSearch, searchUser } from "./search-user.ts";

/** How a directory is asked. */
export interface LdapDirectoryOptions {
  /** `ldap://host:port` or `ldaps://host:port`, asked in this order until one answers. */
  readonly urls: readonly string[];
  /** Distinguished name below which the users are. */
  readonly base: string;
  /** Undefined: the directory is searched without logging in to it. */
  readonly bind: { readonly dn: string; readonly password: Secret } | undefined;
  /** Attribute that holds the user's name. */
  readonly userAttribute: string;
  /** Attribute whose value names the local template account. */
  readonly templateAttribute: string;
  /** What one server gets from the first packet to its answer. */
  readonly timeoutSeconds: number;
  /** PEM of the authorities of `ldaps://` servers; empty: those that Node knows. */
  readonly trustedRoots: readonly string[];
  readonly clock: Clock;
}

/** Shared by all devices of the process: a fleet that calls home at once must not drown its directory. */
const lookups = new Slots(limits.directoryLookups);

/** A directory behind LDAP servers. Each question is a connection of its own: bind, search, unbind. */
export function ldapDirectory(options: LdapDirectoryOptions): Directory {
  return { find: (name, signal) => lookups.run(() => askInOrder(options, name, signal)) };
}

async function askInOrder(
  options: LdapDirectoryOptions,
  name: string,
  signal: AbortSignal,
): Promise<DirectoryAnswer> {
  const failures: string[] = [];
  for (const url of options.urls) {
    if (signal.aborted) break;
    const answer = await ask({ ...options, url, name }, signal);
    if (answer.kind !== "unavailable") return answer;
    failures.push(`${url}: ${answer.detail}`);
  }
  return { kind: "unavailable", detail: failures.join("; ") };
}

/** One server, with its time limit. */
async function ask(
  search: LdapSearch & Pick<LdapDirectoryOptions, "timeoutSeconds" | "clock">,
  signal: AbortSignal,
): Promise<DirectoryAnswer> {
  const { timeoutSeconds, clock } = search;
  const patience = new AbortController();
  const timer = clock.after(timeoutSeconds * 1_000, () =>
    patience.abort(`no answer within ${timeoutSeconds} s`),
  );
  try {
    return await searchUser(search, AbortSignal.any([signal, patience.signal]));
  } finally {
    timer.cancel();
  }
}
