import type { Clock } from "../../base/index.ts";
import type { ConfigTree } from "../../junos/config/index.ts";
import type { AuthPolicy } from "../../security/index.ts";
import { configuredDirectory } from "../configuration/configured-directory.ts";
import { remotePrincipal } from "../configuration/remote-users.ts";
import { tlsPrincipal } from "../configuration/tls-users.ts";
import type { DeviceFiles } from "../storage/device-files.ts";
import type { LdapServer } from "./ldap-server.ts";
import type { TlsServiceOptions } from "./tls-service.ts";

/** Where a device knows its users from, at the moment of asking. */
export interface TlsUserSources {
  /** Those of `system login`. */
  readonly users: () => AuthPolicy["users"];
  readonly ldapServer: LdapServer;
  /** The running configuration without its inactive statements. */
  readonly active: () => ConfigTree;
  readonly files: () => DeviceFiles;
  readonly clock: Clock;
}

/** Who a TLS client is: a user of `system login`, else one of the directory. */
export function tlsAuthorize(sources: TlsUserSources): TlsServiceOptions["authorize"] {
  const { users, ldapServer, active, files, clock } = sources;
  const { template } = ldapServer;
  return ({ certToName }, chain, signal) => {
    const directory = configuredDirectory(active(), ldapServer, { files: files(), clock });
    return tlsPrincipal(
      chain,
      certToName,
      users(),
      directory && ((name) => remotePrincipal(name, { directory, template, users }, signal)),
    );
  };
}
