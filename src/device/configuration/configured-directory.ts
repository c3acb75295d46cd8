import type { Clock } from "../../base/index.ts";
import {
  type ConfigTree,
  findParent,
  leafListValues,
  leafValue,
  type Parent,
} from "../../junos/config/index.ts";
import { decodeSecret } from "../../security/index.ts";
import {
  type Directory,
  type LdapDirectoryOptions,
  ldapDirectory,
  ldapsPort,
  ldapUrl,
  ldapUrlProblem,
  unavailableDirectory,
} from "../../transport/ldap/index.ts";
import type { DeviceFiles } from "../storage/device-files.ts";
import type { LdapServer } from "../tls/ldap-server.ts";

/** Where and as whom to ask, and whom to trust; or why `system ldap-server` does not say it. */
type Statements =
  | Pick<LdapDirectoryOptions, "urls" | "base" | "bind" | "trustedRoots">
  | { readonly problem: string };

/**
 * The directory of a device: the servers of its option, else those of `[edit system ldap-server]`
 * of the active configuration. Undefined when neither names one.
 */
export function configuredDirectory(
  active: ConfigTree,
  server: LdapServer,
  about: { readonly files: DeviceFiles; readonly clock: Clock },
): Directory | undefined {
  const { servers, ...how } = server;
  const { clock, files } = about;
  if (servers !== undefined) return ldapDirectory({ ...how, ...servers, clock });
  const statement = findParent(active, "system", "ldap-server");
  if (statement === undefined) return undefined;
  const read = readStatements(statement, files);
  if ("problem" in read) return unavailableDirectory(`system ldap-server: ${read.problem}`);
  const trustedRoots = [...how.trustedRoots, ...read.trustedRoots];
  return ldapDirectory({ ...how, ...read, trustedRoots, clock });
}

function readStatements(statement: Parent, files: DeviceFiles): Statements {
  const addresses = leafListValues(statement, "address");
  const base = leafValue(statement, "base");
  if (addresses.length === 0 || base === undefined)
    return { problem: `${base === undefined ? "base" : "address"} is missing` };
  const certificate = leafValue(statement, "ldaps-cert");
  const root = certificate === undefined ? undefined : files.get(certificate);
  if (certificate !== undefined && root === undefined)
    return { problem: `the device has no file ${certificate}` };
  const urls = urlsOf(addresses, leafListValues(statement, "port"), certificate !== undefined);
  const wrong = urls.find((url) => ldapUrlProblem(url) !== undefined);
  if (wrong !== undefined) return { problem: `${wrong} is no address of a server` };
  const bind = bindOf(statement);
  if (bind === "incomplete") return { problem: "binddn without bindpw, or one without the other" };
  return { urls, base, bind, trustedRoots: root === undefined ? [] : [root] };
}

/**
 * Each address with the port of its place, the last port serving the rest. Junos speaks LDAP over
 * TLS; another port without `ldaps-cert` is taken for a lab's server without it.
 */
function urlsOf(
  addresses: readonly string[],
  ports: readonly string[],
  certified: boolean,
): readonly string[] {
  return addresses.map((address, index) => {
    const port = Number(ports[index] ?? ports.at(-1) ?? ldapsPort);
    return ldapUrl(address, port, certified || port === ldapsPort ? "tls" : "tcp");
  });
}

/** A bind without password is anonymous and always succeeds (RFC 4513 5.1.2): both or none. */
function bindOf(statement: Parent): LdapDirectoryOptions["bind"] | "incomplete" {
  const dn = leafValue(statement, "binddn");
  const text = leafValue(statement, "bindpw");
  const password = text === undefined ? undefined : decodeSecret(text);
  if (dn === undefined && text === undefined) return undefined;
  if (!dn || password === undefined || password.equals("")) return "incomplete";
  return { dn, password };
}
