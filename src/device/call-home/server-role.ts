import type { Serve } from "../../callhome/index.ts";
import type { HostKey } from "../../security/index.ts";
import { type OpenSshInstallation, serveOpenSsh } from "../../transport/openssh/index.ts";
import { serveSsh } from "../../transport/ssh/index.ts";
import { channelsPerConnection } from "../configuration/channels-per-connection.ts";
import type { RoleOptions } from "../role-options.ts";
import { type ServeSsh, sshService } from "../ssh/ssh-service.ts";
import { tlsAuthorize } from "../tls/tls-authorize.ts";
import type { TlsCallHome } from "../tls/tls-call-home.ts";
import { callHomeCertificates } from "../tls/tls-certificates.ts";
import { tlsService } from "../tls/tls-service.ts";

export interface ServerRoleOptions extends RoleOptions {
  /** The one key that call home offers over SSH. */
  readonly hostKey: HostKey;
  /** The system's sshd, which then serves SSH; undefined: our own server does. */
  readonly openSsh: OpenSshInstallation | undefined;
  readonly tlsCallHome: TlsCallHome | undefined;
}

/** The server role of a device on a connection that it dialled; the client says over which transport. */
export function serverRole(options: ServerRoleOptions): Serve {
  const { hostKey, openSsh, tlsCallHome, active, sshTrust, clock, openSession, runExec } = options;
  const ssh = sshService({
    serve: sshServer(openSsh),
    hostKeys: [hostKey],
    hostOffers: () => sshTrust.hostOffers,
    policy: (client) => sshTrust.clientPolicy(client),
    channelsPerConnection: () => channelsPerConnection(active()),
    clock,
    openSession,
    runExec,
    cutsIdle: true,
  });
  const tls =
    tlsCallHome &&
    tlsService({
      certificates: callHomeCertificates(tlsCallHome, options),
      authorize: tlsAuthorize({ ...options, users: () => sshTrust.policy().users }),
      clock,
      openSession,
    });
  return (socket, { client, server, reached }) => {
    if (client.transport === "ssh") return ssh(socket, { client, reached });
    if (tls === undefined) throw new RangeError("this device does not call home over TLS");
    const { name, keepAliveSeconds } = client;
    const handshakeSeconds = Math.max(1, server.timeoutSeconds);
    return tls(socket, { name, keepAliveSeconds, handshakeSeconds, reached });
  };
}

function sshServer(openSsh: OpenSshInstallation | undefined): ServeSsh {
  return openSsh === undefined
    ? serveSsh
    : (socket, options) => serveOpenSsh(socket, openSsh, options);
}
