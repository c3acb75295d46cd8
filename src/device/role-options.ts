import type { Clock } from "../base/index.ts";
import type { ConfigTree } from "../junos/config/index.ts";
import type { PkiStore } from "./pki/pki-store.ts";
import type { OpenSession, RunExec } from "./sessions/open-session.ts";
import type { SshTrust } from "./ssh/ssh-trust.ts";
import type { DeviceFiles } from "./storage/device-files.ts";
import type { LdapServer } from "./tls/ldap-server.ts";

/** What a device needs to be the server, on connections that it dialled and on those that it accepted. */
export interface RoleOptions {
  /** The running configuration without its inactive statements. */
  readonly active: () => ConfigTree;
  readonly files: () => DeviceFiles;
  readonly pki: PkiStore;
  readonly ldapServer: LdapServer;
  /** See `DeviceOptions`. */
  readonly strictJunos: boolean;
  readonly sshTrust: SshTrust;
  readonly clock: Clock;
  /** Opens sessions on connections of this origin. */
  readonly openSession: OpenSession;
  readonly runExec: RunExec;
}
