import type { IetfCallHomeOptions } from "../../callhome/index.ts";
import type {
  CertificateRegistration,
  HostKeyType,
  ListenOptions,
  RootAuthentication,
  SshServer,
  Validation,
} from "../../device/index.ts";
import type { MapType } from "../../security/x509/index.ts";

/** One login of a fleet file. */
export interface UserSpec {
  readonly name: string;
  readonly class?: string;
  readonly password?: string;
  readonly "authorized-keys"?: readonly string[];
}

/** Call home over TLS. Files are PEM, their paths from the folder of the fleet file. */
export interface TlsCallHomeSpec {
  readonly name?: string;
  /** `host:port`, one or several. */
  readonly nms: string | readonly string[];
  /**
   * The device's certificate and its intermediates. Without it, and without key and roots,
   * `system services netconf tls local-certificate` of the configuration names what `pki` holds.
   */
  readonly certificate?: string;
  readonly key?: string;
  /** Opens an encrypted key. */
  readonly "key-password"?: string;
  readonly "trusted-roots"?: readonly string[];
  readonly "revocation-lists"?: readonly string[];
  /** Without it, `system services netconf tls` of the configuration says who a certificate stands for. */
  readonly "cert-to-name"?: readonly {
    readonly name: string | number;
    readonly fingerprint: string;
    readonly "map-type": MapType;
    readonly username?: string;
  }[];
  /** Seconds without a packet before the connection is probed. */
  readonly "keep-alive"?: number;
}

/** What the public key infrastructure of a device holds. Files are PEM, their paths from the folder of the fleet file. */
export interface PkiSpec {
  readonly "local-certificates"?: readonly {
    readonly id: string | number;
    /** The certificate, and its intermediates unless a CA profile holds them. */
    readonly certificate: string;
    readonly key: string;
    readonly "key-password"?: string;
  }[];
  readonly "ca-profiles"?: readonly {
    readonly name: string | number;
    readonly certificates: readonly string[];
    readonly "revocation-list"?: string;
  }[];
}

/** How the preamble of call home over SSH is written. */
interface PreambleSpec {
  readonly "hmac-space"?: boolean;
  readonly "blank-lines"?: 0 | 1 | 2;
  readonly "host-key-nul"?: boolean;
  readonly "split-writes"?: boolean;
  /** Which of the device's host keys it shows, and key exchange uses. */
  readonly "host-key"?: HostKeyType;
}

/**
 * Where a device gets its first configuration from: a file, or bootstrap servers with all of
 * `trust-anchors`, `certificate` and `key`. Paths are from the folder of the fleet file and are read
 * when the device bootstraps; `{serial-number}` and `{name}` in them stand for the device's own.
 */
export interface BootstrapSpec {
  readonly file?: string;
  /** How the file's configuration is put into the start-up configuration. */
  readonly handling?: "merge" | "replace";
  /** `host:port`. */
  readonly servers?: readonly string[];
  readonly "trust-anchors"?: readonly string[];
  readonly certificate?: string;
  readonly key?: string;
}

/** Where a device listens for the services of its configuration. Ranges stand in the defaults only. */
export interface ListenSpec {
  readonly address?: string;
  /** One IPv4 address for each device, by its place in the file. */
  readonly addresses?: string;
  /** A port for each service, or a range of which each device gets three, by its place in the file. */
  readonly ports?: ListenOptions["ports"] | string;
}

/** The directory of users of TLS sessions; what it does not say, `system ldap-server` says, or a default. */
export interface LdapServerSpec {
  /** `ldap://host:port` or `ldaps://host:port`, one or several. */
  readonly url?: string | readonly string[];
  readonly base?: string;
  readonly "bind-dn"?: string;
  readonly "bind-password"?: string;
  readonly "user-attribute"?: string;
  readonly "template-attribute"?: string;
  readonly template?: string;
  /** Seconds that one server gets. */
  readonly timeout?: number;
  /** Files in PEM, their paths from the folder of the fleet file. */
  readonly "trusted-roots"?: readonly string[];
}

/** One device of a fleet file, as written. Each member mirrors one of `DeviceOptions`. */
export interface DeviceSpec {
  readonly name?: string;
  /** Path of the configuration file, from the folder of the fleet file. */
  readonly configuration?: string;
  readonly seed?: string | number;
  readonly "serial-number"?: string | number;
  readonly model?: string;
  readonly "junos-version"?: string;
  readonly "host-keys"?: readonly HostKeyType[];
  /** Files with private keys, from the folder of the fleet file; instead of derived keys. */
  readonly "host-key-files"?: readonly string[];
  /** Files of the device: its absolute path, and the file from the folder of the fleet file. */
  readonly files?: Readonly<Record<string, string>>;
  /** How long a reboot takes, times `retry-scale`. */
  readonly "reboot-seconds"?: number;
  /** Directory of own replies, from the folder of the fleet file. */
  readonly replies?: string;
  /** Address or prefix from which the device dials, one of each family at most. */
  readonly "source-address"?: string | readonly string[];
  readonly preamble?: "none" | PreambleSpec;
  /** Files in PEM: a further SSH host key with X.509 certificates. Paths from the folder of the fleet file. */
  readonly "x509-host-certificate"?: { readonly certificate: string; readonly key: string };
  readonly "device-id"?: string | number;
  readonly secret?: string;
  /** `host:port`, one or several. */
  readonly nms?: string | readonly string[];
  /** Who serves SSH call home: this program, or the system's sshd. */
  readonly "ssh-server"?: SshServer;
  readonly "tls-call-home"?: TlsCallHomeSpec;
  readonly pki?: PkiSpec;
  readonly "strict-junos"?: boolean;
  readonly bootstrap?: BootstrapSpec;
  readonly listen?: ListenSpec;
  readonly "ldap-server"?: LdapServerSpec;
  readonly users?: readonly UserSpec[];
  /** Public keys of authorities whose OpenSSH user certificates log in. */
  readonly "trusted-user-cas"?: readonly string[];
  readonly "authorized-principals"?: readonly string[];
  /** When certificates of the NMS are taken. */
  readonly "certificate-registration"?: CertificateRegistration;
  readonly "retry-scale"?: number;
  /** Seconds from the end of a dial to the next one. */
  readonly "redial-pause"?: number;
  /** `reconnect-strategy` of ietf-netconf-server; an empty mapping means its defaults. */
  readonly "ietf-call-home"?: {
    readonly "start-with"?: NonNullable<IetfCallHomeOptions["startWith"]>;
    readonly "max-wait"?: number;
    readonly "max-attempts"?: number;
    readonly periodic?: {
      readonly period?: number;
      readonly "anchor-time"?: string;
      readonly "idle-timeout"?: number;
    };
  };
  readonly "root-authentication"?: RootAuthentication;
  readonly validation?: Validation;
  /** Path of a file made by `callhome schema build`, from the folder of the fleet file. */
  readonly schema?: string;
}

/** The transports by which devices call home. */
export const transports = ["ssh", "tls"] as const;
export type Transport = (typeof transports)[number];
/** One transport for all, or how many of a hundred (or of any sum) have each. */
export type TransportSpec = Transport | { readonly ssh?: number; readonly tls?: number };

/** Names for templates, and what they stand for; texts in them may be templates. */
export type VariablesSpec = Readonly<Record<string, unknown>>;

/** What the devices of a group, or all of a file, have in common. */
export interface GroupSpec extends DeviceSpec {
  readonly variables?: VariablesSpec;
  readonly transport?: TransportSpec;
}

/** One entry of `devices`: one device, `count` of them, or one for each row of a CSV file. */
export interface DeviceEntrySpec extends GroupSpec {
  readonly group?: string;
  readonly count?: number;
  /** Path from the folder of the fleet file. */
  readonly csv?: string;
}

/** A fleet file that passed its schema. */
export interface FleetSpec {
  /** Further fleet files, from the folder of this one. */
  readonly include?: readonly string[];
  /** Folder that keeps what devices commit, from the folder of the fleet file. */
  readonly state?: string;
  /** When the devices start; see `parseRamp`. */
  readonly ramp?: string;
  /** What befalls them; see `parseStorm`. */
  readonly storms?: readonly string[];
  readonly variables?: VariablesSpec;
  readonly defaults?: GroupSpec;
  readonly groups?: Readonly<Record<string, GroupSpec>>;
  readonly devices?: readonly DeviceEntrySpec[];
}
