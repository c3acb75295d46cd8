import type { KeepAlive } from "../../callhome/index.ts";
import {
  type ConfigTree,
  findParent,
  has,
  leafValue,
  type Parent,
} from "../../junos/config/index.ts";
import type { AdmissionLimits } from "../../transport/listen/index.ts";
import { type ListenOptions, type ListenService, loopback } from "./listen-options.ts";

/** A service that the configuration has. */
export interface ConfiguredDoor {
  readonly service: ListenService;
  /** As configured, whatever the options say about ports. */
  readonly port: number;
  readonly limits: AdmissionLimits;
  readonly keepAlive: KeepAlive | undefined;
  /** Whether the `netconf` subsystem is there: on the `ssh` service only with `netconf ssh`, as on Junos. */
  readonly offersNetconf: boolean;
}

/** Where a service is to be had. */
export interface ListenPlace {
  readonly service: ListenService;
  readonly address: string;
  /** 0: any free one. */
  readonly port: number;
}

/** The same with what the configuration says of the service. */
export interface DoorPlace extends ListenPlace {
  readonly door: ConfiguredDoor;
}

/** The services of the active configuration (without its inactive statements) and what it says of each. */
function configuredDoors(active: ConfigTree): readonly ConfiguredDoor[] {
  const ssh = findParent(active, "system", "services", "ssh");
  const netconfSsh = findParent(active, "system", "services", "netconf", "ssh");
  const netconfTls = findParent(active, "system", "services", "netconf", "tls");
  return [
    ...(ssh === undefined
      ? []
      : [{ ...sshDoor("ssh", ssh, 22), offersNetconf: netconfSsh !== undefined }]),
    ...(netconfSsh === undefined
      ? []
      : [{ ...sshDoor("netconf-ssh", netconfSsh, 830), offersNetconf: true }]),
    ...(netconfTls === undefined || !has(netconfTls, "local-certificate")
      ? []
      : [tlsDoor(netconfTls)]),
  ];
}

/** Where the services of the active configuration are to be had under these options. */
export function listenPlaces(
  active: ConfigTree,
  { address = loopback, ports }: ListenOptions,
): readonly DoorPlace[] {
  return configuredDoors(active).flatMap((door) => {
    const { service } = door;
    const port = ports === undefined ? door.port : ports[service];
    return port === undefined ? [] : [{ service, address, port, door }];
  });
}

function sshDoor(
  service: ListenService,
  statements: Parent,
  usualPort: number,
): Omit<ConfiguredDoor, "offersNetconf"> {
  return {
    service,
    port: numberOf(statements, "port", usualPort),
    limits: admissionLimits(statements),
    keepAlive: keepAliveOf(statements),
  };
}

/** Port 6513 (RFC 7589 section 1); Junos has no statement for another one. */
function tlsDoor(statements: Parent): ConfiguredDoor {
  return {
    service: "netconf-tls",
    port: 6_513,
    limits: admissionLimits(statements),
    keepAlive: undefined,
    offersNetconf: true,
  };
}

/** Both default to what Junos takes without the statements. */
function admissionLimits(statements: Parent): AdmissionLimits {
  return {
    connections: numberOf(statements, "connection-limit", 75),
    perMinute: numberOf(statements, "rate-limit", 150),
  };
}

/** As ClientAliveInterval and ClientAliveCountMax of OpenSSH: interval 0 sends no probes, count 0 never cuts. */
function keepAliveOf(statements: Parent): KeepAlive | undefined {
  const timeoutSeconds = numberOf(statements, "client-alive-interval", 0);
  const retry = numberOf(statements, "client-alive-count-max", 3);
  if (timeoutSeconds === 0) return undefined;
  return { timeoutSeconds, retry: retry === 0 ? Number.POSITIVE_INFINITY : retry };
}

function numberOf(parent: Parent, name: string, otherwise: number): number {
  const value = Number(leafValue(parent, name) ?? otherwise);
  return Number.isSafeInteger(value) ? value : otherwise;
}
