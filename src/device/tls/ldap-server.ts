import { X509Certificate } from "node:crypto";
import { CallHomeError, messageOf, Secret } from "../../base/index.ts";
import { type LdapDirectoryOptions, ldapUrlProblem } from "../../transport/ldap/index.ts";
import type { LdapServerOptions } from "../device-options.ts";

/** Where users are that have no account, and as whom the device asks for them. */
type LdapServers = Pick<LdapDirectoryOptions, "urls" | "base" | "bind">;

/** How a device looks users up in a directory; defaults filled in. */
export interface LdapServer
  extends Pick<
    LdapDirectoryOptions,
    "userAttribute" | "templateAttribute" | "timeoutSeconds" | "trustedRoots"
  > {
  /** Undefined: `system ldap-server` of the running configuration says it. */
  readonly servers: LdapServers | undefined;
  /** Template account of users whose entry names none. */
  readonly template: string;
}

const defaults: LdapServer = {
  servers: undefined,
  userAttribute: "uid",
  templateAttribute: "juniperLocalUserName",
  template: "remote",
  timeoutSeconds: 5,
  trustedRoots: [],
};

/** A name or number of an attribute (RFC 4512 1.4). */
const attributeForm = /^(?:[A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+)$/;

/** Throws `ERR_OPTION` or `ERR_KEY` for what could never be asked. */
export function resolveLdapServer(options?: LdapServerOptions): LdapServer {
  if (options === undefined) return defaults;
  const problem = problemOf(options);
  if (problem !== undefined) throw new CallHomeError("ERR_OPTION", `ldap-server: ${problem}`);
  options.trustedRoots?.forEach(parsedRoot);
  return {
    servers: serversOf(options),
    userAttribute: options.userAttribute ?? defaults.userAttribute,
    templateAttribute: options.templateAttribute ?? defaults.templateAttribute,
    template: options.template ?? defaults.template,
    timeoutSeconds: options.timeoutSeconds ?? defaults.timeoutSeconds,
    trustedRoots: options.trustedRoots ?? defaults.trustedRoots,
  };
}

/** Why a device with these options would not start; undefined when it would. */
export function ldapServerProblem(options: LdapServerOptions): string | undefined {
  try {
    resolveLdapServer(options);
    return undefined;
  } catch (cause) {
    return messageOf(cause);
  }
}

function problemOf(options: LdapServerOptions): string | undefined {
  const { urls, base, bindDn, bindPassword, timeoutSeconds = 1 } = options;
  if (urls === undefined && [base, bindDn, bindPassword].some((one) => one !== undefined))
    return "base, bind DN and bind password go with a URL";
  if (urls !== undefined && (urls.length === 0 || !base)) return "it needs a URL and a base";
  for (const url of urls ?? []) {
    const problem = ldapUrlProblem(url);
    if (problem !== undefined) return `${JSON.stringify(url)} is no URL of a directory: ${problem}`;
  }
  // A bind without password is anonymous and always succeeds (RFC 4513 5.1.2).
  if (!bindDn !== !bindPassword) return "bind DN and bind password go together";
  for (const name of [options.userAttribute, options.templateAttribute])
    if (name !== undefined && !attributeForm.test(name))
      return `${JSON.stringify(name)} is no name of an attribute`;
  if (!(timeoutSeconds > 0)) return "its time-out must be more than 0 seconds";
  return undefined;
}

function serversOf(options: LdapServerOptions): LdapServers | undefined {
  const { urls, base, bindDn, bindPassword } = options;
  if (urls === undefined || base === undefined) return undefined;
  const bind =
    bindDn && bindPassword ? { dn: bindDn, password: new Secret(bindPassword) } : undefined;
  return { urls, base, bind };
}

function parsedRoot(root: string): X509Certificate {
  try {
    return new X509Certificate(root);
  } catch (cause) {
    const message = `ldap-server: a trusted root cannot be used: ${messageOf(cause)}`;
    throw new CallHomeError("ERR_KEY", message, { cause });
  }
}
