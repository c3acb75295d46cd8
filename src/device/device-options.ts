import type { Clock, TextSource } from "../base/index.ts";
import type { BootstrapSource } from "../bootstrap/index.ts";
import type {
  IetfCallHomeOptions,
  PreambleFormOptions,
  TlsCallHomeStatements,
  Turns,
} from "../callhome/index.ts";
import type { RootAuthentication } from "../junos/checks/index.ts";
import { type Validation, validations } from "../junos/formats/index.ts";
import type { PackageResult } from "../operations/index.ts";
import type { CertToNameEntry } from "../security/x509/index.ts";
import type { ListenOptions, ListenService } from "./doors/listen-options.ts";
import type { CaProfileOptions, LocalCertificateOptions, PkiOptions } from "./pki/pki-options.ts";
import {
  type CertificateRegistration,
  certificateRegistrations,
} from "./ssh/certificate-registrations.ts";
import type { X509HostCertificateOptions } from "./ssh/x509-host-certificate.ts";
import type { ConfigurationTemplate } from "./start-up/configuration-template.ts";

export type {
  CaProfileOptions,
  CertToNameEntry,
  ListenOptions,
  ListenService,
  LocalCertificateOptions,
  PkiOptions,
  X509HostCertificateOptions,
};
export {
  type CertificateRegistration,
  certificateRegistrations,
  type RootAuthentication,
  type Validation,
  validations,
};

/** Host key algorithms that a device can have. */
export const hostKeyTypes = ["ed25519", "ecdsa", "rsa"] as const;
export type HostKeyType = (typeof hostKeyTypes)[number];

/** Who serves SSH on the connections that a device dials. */
export const sshServers = ["built-in", "openssh"] as const;
export type SshServer = (typeof sshServers)[number];

/** A login that is turned into `system login user` statements of the start-up configuration. */
export interface UserOptions {
  readonly name: string;
  /** Junos login class. @defaultValue "super-user" */
  readonly class?: string;
  /** Clear text; only its `$6$` hash enters the configuration. */
  readonly password?: string;
  /** Lines of an OpenSSH public key file. */
  readonly authorizedKeys?: readonly string[];
}

/** What call home over SSH sends before the SSH identification, where devices differ. */
export interface PreambleOptions extends PreambleFormOptions {
  /** Kind of the host key that it shows and that key exchange uses. @defaultValue that of the first host key */
  readonly hostKey?: HostKeyType;
}

/** Call home over TLS (RFC 8071 on port 4335): Junos has no statement for it, so it stands beside the configuration. */
export interface TlsCallHomeOptions extends TlsCallHomeStatements {
  /**
   * PEM: the device's certificate, then every intermediate up to its root. It is shown whatever is
   * wrong with it. Files are read anew for every connection.
   * @defaultValue `system services netconf tls local-certificate` of the running configuration, with `trustedRoots`
   */
  readonly certificateChain?: TextSource;
  /** PEM; given with the certificate. */
  readonly privateKey?: TextSource;
  /** Opens an encrypted key. */
  readonly keyPassword?: string;
  /** PEM, one authority each, whose clients may come in; given with the certificate. */
  readonly trustedRoots?: readonly TextSource[];
  /** PEM; with any, every authority of a client's chain needs one. */
  readonly revocationLists?: readonly TextSource[];
  /**
   * Who a client's certificate stands for, by the rules of RFC 7589 section 7.
   * @defaultValue what `system services netconf tls` of the running configuration says, as Junos reads it
   */
  readonly certToName?: readonly CertToNameEntry[];
}

/**
 * The directory of users who come in over TLS without an account on the device. An option of the
 * emulator: `system ldap-server` names servers, and has no words for the rest.
 */
export interface LdapServerOptions {
  /**
   * `ldap://host:port` (389) or `ldaps://host:port` (636), asked in this order until one answers.
   * @defaultValue what `system ldap-server` of the running configuration says
   */
  readonly urls?: readonly string[];
  /** Distinguished name below which the users are; goes with `urls`. */
  readonly base?: string;
  /** As whom the device binds; goes with `urls`. @defaultValue it does not bind */
  readonly bindDn?: string;
  /** Clear text. */
  readonly bindPassword?: string;
  /** Attribute that holds the user's name. @defaultValue "uid" */
  readonly userAttribute?: string;
  /** Attribute whose value names the local template account. @defaultValue "juniperLocalUserName" */
  readonly templateAttribute?: string;
  /** Template account of users whose entry names none. @defaultValue "remote" */
  readonly template?: string;
  /** What one server gets from the first packet to its answer. @defaultValue 5 */
  readonly timeoutSeconds?: number;
  /** PEM of the authorities of `ldaps://` servers. @defaultValue those that Node knows */
  readonly trustedRoots?: readonly string[];
}

/** What describes a device before it runs. Inert; every member but `configuration` has a default. */
export interface DeviceOptions {
  /** Name in events, journal and tables. @defaultValue the configuration's host-name */
  readonly name?: string;
  /**
   * The start-up configuration: text (curly), set lines, XML or JSON; told apart by its content. Or what
   * `fleet/` made from a template, which devices share.
   */
  readonly configuration: string | ConfigurationTemplate;
  /** Text of a schema file made by `callhome schema build`. @defaultValue the project's core schema */
  readonly schema?: string;
  /** File the configuration came from, for messages. */
  readonly configurationFile?: string;
  /** Same seed and name, same keys and serial number. @defaultValue a random one */
  readonly seed?: string;
  /** @defaultValue derived from the seed */
  readonly serialNumber?: string;
  /** Junos product model, for example `mx204`. @defaultValue "mx204" */
  readonly model?: string;
  /** @defaultValue the configuration's `version`, else "23.4R2-S3.9" */
  readonly junosVersion?: string;
  /** Keys of the device; call home offers the first. @defaultValue ["ed25519"] */
  readonly hostKeyTypes?: readonly HostKeyType[];
  /** Host keys in OpenSSH or PEM form instead of derived ones, not encrypted. */
  readonly hostKeys?: readonly TextSource[];
  /** `none`: no preamble at all, as RFC 8071 has it. @defaultValue as current Junos releases send it */
  readonly preamble?: "none" | PreambleOptions;
  /** A further host key with X.509 certificates (RFC 6187), for SSH clients that know them. @defaultValue none */
  readonly x509HostCertificate?: X509HostCertificateOptions;
  /**
   * Local address from which the device dials, or a prefix of which its name takes one; one of each
   * family at most. Servers of a family that has none are not dialled. @defaultValue the system chooses
   */
  readonly sourceAddress?: string | readonly string[];
  /** Sets `device-id` of every outbound-ssh client. */
  readonly deviceId?: string;
  /** Sets `secret` of every outbound-ssh client (clear text or `$9$`). */
  readonly secret?: string;
  /** Replaces the servers of every outbound-ssh client, or makes a client `nms` when there is none. */
  readonly nms?: readonly { readonly host: string; readonly port: number }[];
  /**
   * `openssh`: the system's sshd serves SSH call home, one process tree for each connection, by a
   * configuration made from the device's. @defaultValue "built-in"
   */
  readonly sshServer?: SshServer;
  /**
   * Whether outbound-ssh of the start-up configuration is active. Without, the device calls home over
   * TLS only. @defaultValue true
   */
  readonly sshCallHome?: boolean;
  /** Calls home over TLS, too. Its users are those of `system login`. */
  readonly tlsCallHome?: TlsCallHomeOptions;
  /** Certificates that `security pki` and `system services netconf tls` of the configuration speak of. */
  readonly pki?: PkiOptions;
  /**
   * Where the device gets its first configuration from before it calls home: text or a file, or
   * bootstrap servers (RFC 8572). @defaultValue none: it calls home at once
   */
  readonly bootstrap?: BootstrapSource;
  /**
   * Where `system services ssh`, `netconf ssh` and `netconf tls` of the running configuration listen.
   * @defaultValue nowhere
   */
  readonly listen?: ListenOptions;
  /** Directory of the users of TLS sessions who have no account. @defaultValue `system ldap-server` */
  readonly ldapServer?: LdapServerOptions;
  readonly users?: readonly UserOptions[];
  /** Lines of certificate authorities whose OpenSSH user certificates log in. */
  readonly trustedUserCas?: readonly string[];
  /** Principals of which a user certificate must name one. @defaultValue the login name */
  readonly authorizedPrincipals?: readonly string[];
  /**
   * Files of the device by absolute path, for statements such as `trusted-user-ca-key-file`. One that
   * cannot be read from this machine is tried again; the device runs without it until then.
   */
  readonly files?: Readonly<Record<string, TextSource>>;
  /** Seconds that a reboot takes, times `retryScale`. @defaultValue 90 */
  readonly rebootSeconds?: number;
  /**
   * What the device is configured as after `request system zeroize`, as it stands: a router from the
   * factory calls nobody. @defaultValue the start-up configuration with what options turn into
   * statements, so that the device calls home again
   */
  readonly factoryConfiguration?: string;
  /** What every `request system software add` and `validate` comes to. @defaultValue success when the file is on the device's disk */
  readonly packageResult?: PackageResult;
  /**
   * Directory of own replies, which come before those of the project (docs/guides/own-replies.md).
   * Read when the first device of the process that names it starts. @defaultValue none
   */
  readonly replies?: string;
  /** Place of the device in its fleet, from 1: `{{index}}` of own replies. @defaultValue 1 */
  readonly index?: number;
  /** Multiplies every wait between dials; tests and demonstrations use less than 1. @defaultValue 1 */
  readonly retryScale?: number;
  /** Seconds from the end of a dial to the next one. @defaultValue `timeout` from the start of one to that of the next */
  readonly redialPauseSeconds?: number;
  /** Calls home as ietf-netconf-server has it, not as Junos does; for every client of the device. */
  readonly ietfCallHome?: IetfCallHomeOptions;
  /**
   * Devices that share it have a bounded number of dials on their way at once: each waits for its turn
   * before it connects, first come first served, and holds it until its session is there or it failed.
   * @defaultValue nobody waits
   */
  readonly handshakes?: Turns;
  /**
   * What becomes of statements that the schema does not know, at start and in every load: `strict`
   * refuses them as Junos does, `lenient` keeps them as they look. @defaultValue "lenient"
   */
  readonly validation?: Validation;
  /** Whether a commit wants `system root-authentication`, as routers do. @defaultValue "optional" */
  readonly rootAuthentication?: RootAuthentication;
  /**
   * Folder below which the device keeps its commits, rescue configuration and seed, so that it goes
   * on where it was stopped or killed. What has been kept counts then, not `configuration`, `seed`
   * and what is turned into statements of the start-up configuration. @defaultValue kept in memory
   */
  readonly stateDirectory?: string;
  /**
   * When certificates of the NMS are taken over SSH: `junos` decides it for each outbound-ssh client
   * when a commit adds or activates it, `live` looks at each login. @defaultValue "junos"
   */
  readonly certificateRegistration?: CertificateRegistration;
  /**
   * What Junos does not know and the device otherwise offers is refused: in TLS keys other than RSA,
   * and TLS 1.3; in SSH certificates of users without `authorized-principals`, or without a host
   * certificate when the client was activated. @defaultValue false
   */
  readonly strictJunos?: boolean;
  /** @defaultValue the machine's clock */
  readonly clock?: Clock;
}
