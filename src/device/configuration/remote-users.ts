import { limits } from "../../base/index.ts";
import type { AuthPolicy, Principal } from "../../security/index.ts";
import type { Directory } from "../../transport/ldap/index.ts";
import type { TlsAuthorization } from "../../transport/tls/index.ts";
import { shown } from "./shown-name.ts";

/** Where users without an account come from. */
export interface RemoteUsers {
  readonly directory: Directory;
  /** Template account of users whose entry names none. */
  readonly template: string;
  /** The accounts of the moment at which the directory has answered. */
  readonly users: () => AuthPolicy["users"];
}

const nameForm = /^[\p{L}\p{N}_.][\p{L}\p{N}_.@-]*$/u;

/**
 * Whether a directory is asked for this name. A certificate's common name can hold anything; it
 * would be shown as a user's, so it must look like one. `root` is nobody's but the device's.
 */
export function isRemoteName(name: string): boolean {
  return name.length <= limits.remoteUserName && name !== "root" && nameForm.test(name);
}

/**
 * Who a remote user is: the name of the directory with the class of the local template account, as
 * Junos gives it to users of `system ldap-server`. Never rejects.
 */
export async function remotePrincipal(
  name: string,
  { directory, template, users }: RemoteUsers,
  signal: AbortSignal,
): Promise<TlsAuthorization<Principal>> {
  const answer = await directory.find(name, signal);
  switch (answer.kind) {
    case "absent":
      return { kind: "refused", reason: "unknown-user", detail: shown(name) };
    case "ambiguous":
      return { kind: "refused", reason: "directory-ambiguous", detail: answer.detail };
    case "unavailable":
      return { kind: "refused", reason: "directory-unavailable", detail: answer.detail };
    case "found":
      return asTemplate(name, answer.template ?? template, users());
  }
}

/** `root` is no entry of `system login user`: no directory makes anyone the superuser by its name. */
function asTemplate(
  name: string,
  template: string,
  users: AuthPolicy["users"],
): TlsAuthorization<Principal> {
  const account = template === "root" ? undefined : users.get(template);
  if (account === undefined)
    return { kind: "refused", reason: "template-missing", detail: shown(template) };
  return {
    kind: "accepted",
    principal: { user: name, class: account.class, method: "certificate" },
  };
}
