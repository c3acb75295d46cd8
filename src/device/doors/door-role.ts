import type { Clock } from "../../base/index.ts";
import type { ConfigTree } from "../../junos/config/index.ts";
import type { HostKey, HostOffer } from "../../security/index.ts";
import { serveSsh } from "../../transport/ssh/index.ts";
import type { DeviceFiles } from "../device-files.ts";
import { HostCertificates } from "../host-certificates.ts";
import type { OpenSession } from "../open-session.ts";
import { sshService } from "../ssh-service.ts";
import type { SshTrust } from "../ssh-trust.ts";
import type { ServeDoor } from "./door.ts";

export interface DoorRoleOptions {
  /** All keys of the device: an SSH client chooses among them. */
  readonly hostKeys: readonly HostKey[];
  /** X.509 certificates shown as host keys, whatever the configuration says. */
  readonly fixedOffers: readonly HostOffer[];
  /** The running configuration without its inactive statements. */
  readonly active: () => ConfigTree;
  readonly files: () => DeviceFiles;
  readonly sshTrust: SshTrust;
  readonly clock: Clock;
  /** Opens sessions on connections that the device accepted. */
  readonly openSession: OpenSession;
}

/** The server role of a device on connections that it accepted; the service says over which transport. */
export function doorRole(options: DoorRoleOptions): ServeDoor {
  const { hostKeys, fixedOffers, active, files, sshTrust, clock, openSession } = options;
  // Call home offers one key and has told already what is wrong with a certificate.
  const about = { hostKeys, fixedOffers, active, files, clock, warned: () => undefined };
  const hostCertificates = new HostCertificates(about);
  const ssh = sshService({
    serve: serveSsh,
    hostKeys,
    hostOffers: () => hostCertificates.offers,
    policy: () => sshTrust.policy(),
    clock,
    openSession,
    cutsIdle: false,
  });
  return (socket, { door, reached }) => {
    const { service: name, keepAlive } = door();
    // As sshd does; whoever vanishes does not hold a place for ever.
    socket.setKeepAlive?.(true, tcpKeepAliveMs);
    return ssh(socket, {
      client: { name, keepAlive },
      reached,
      offersNetconf: () => door().offersNetconf,
    });
  };
}

/** Time without a packet before the system probes a connection. Linux would wait two hours. */
const tcpKeepAliveMs = 60_000;
