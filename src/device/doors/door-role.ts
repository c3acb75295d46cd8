import { limits } from "../../base/index.ts";
import type { CallHomeSocket, ServedConnection } from "../../callhome/index.ts";
import type { HostKey, HostOffer } from "../../security/index.ts";
import { serveSsh } from "../../transport/ssh/index.ts";
import { channelsPerConnection } from "../configuration/channels-per-connection.ts";
import type { RoleOptions } from "../role-options.ts";
import { HostCertificates } from "../ssh/host-certificates.ts";
import { sshService } from "../ssh/ssh-service.ts";
import { tlsAuthorize } from "../tls/tls-authorize.ts";
import { configuredCertificates } from "../tls/tls-certificates.ts";
import { tlsService } from "../tls/tls-service.ts";
import type { ServeDoor } from "./door.ts";

export interface DoorRoleOptions extends RoleOptions {
  /** All keys of the device: an SSH client chooses among them. */
  readonly hostKeys: readonly HostKey[];
  /** X.509 certificates shown as host keys, whatever the configuration says. */
  readonly fixedOffers: readonly HostOffer[];
}

/** The server role of a device on connections that it accepted; the service says over which transport. */
export function doorRole(options: DoorRoleOptions): ServeDoor {
  const ssh = sshRole(options);
  const tls = tlsRole(options);
  return (socket, context) =>
    context.door().service === "netconf-tls" ? tls(socket, context) : ssh(socket, context);
}

type DoorContext = Parameters<ServeDoor>[1];

function sshRole(
  options: DoorRoleOptions,
): (socket: CallHomeSocket, context: DoorContext) => ServedConnection {
  const { hostKeys, fixedOffers, active, files, sshTrust, clock, openSession, runExec } = options;
  // Call home offers one key and has told already what is wrong with a certificate.
  const about = { hostKeys, fixedOffers, active, files, clock, warned: () => undefined };
  const hostCertificates = new HostCertificates(about);
  const serve = sshService({
    serve: serveSsh,
    hostKeys,
    hostOffers: () => hostCertificates.offers,
    policy: () => sshTrust.policy(),
    channelsPerConnection: () => channelsPerConnection(active()),
    clock,
    openSession,
    runExec,
    cutsIdle: false,
  });
  return (socket, { door, reached }) => {
    const { service: name, keepAlive } = door();
    // As sshd does; whoever vanishes does not hold a place for ever.
    socket.setKeepAlive?.(true, tcpKeepAliveSeconds * 1_000);
    const offersNetconf = (): boolean => door().offersNetconf;
    // As on Junos, the port of `netconf ssh` serves NETCONF alone.
    const offersCli = (): boolean => door().service === "ssh";
    return serve(socket, { client: { name, keepAlive }, reached, offersNetconf, offersCli });
  };
}

/** With a certificate that cannot be shown the service is there, and each connection ends with the reason. */
function tlsRole(
  options: DoorRoleOptions,
): (socket: CallHomeSocket, context: DoorContext) => ServedConnection {
  const { sshTrust, clock, openSession } = options;
  const serve = tlsService({
    certificates: configuredCertificates(options),
    authorize: tlsAuthorize({ ...options, users: () => sshTrust.policy().users }),
    clock,
    openSession,
  });
  return (socket, { door, reached }) =>
    serve(socket, {
      name: door().service,
      keepAliveSeconds: tcpKeepAliveSeconds,
      handshakeSeconds: limits.loginGraceSeconds,
      reached,
    });
}

/** Time without a packet before the system probes a connection. Linux would wait two hours. */
const tcpKeepAliveSeconds = 60;
