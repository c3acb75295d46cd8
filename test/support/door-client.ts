import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Secret } from "../../src/base/index.ts";
import type { ListenerStatus } from "../../src/index.ts";
import { type NetconfClientSession, openNetconfClient } from "../../src/netconf/session/index.ts";
import { connectSsh, type SshClientConnection } from "../../src/transport/ssh/index.ts";

export const doorUser = { name: "netops", password: "lab-password" } as const;

/** A TCP connection to a service of a device; errors are left to `close`. */
export async function knock({ address, port }: ListenerStatus): Promise<Socket> {
  const socket = connect(port, address);
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

/** Resolves when the device has closed the connection. */
export async function turnedAway(listener: ListenerStatus): Promise<void> {
  const socket = await knock(listener);
  socket.resume();
  if (!socket.closed) await once(socket, "close");
}

/** Logs in to a service with the password of `doorUser`. */
export async function logIn(listener: ListenerStatus): Promise<SshClientConnection> {
  return connectSsh(await knock(listener), {
    username: doorUser.name,
    credentials: [{ kind: "password", password: new Secret(doorUser.password) }],
    checkHostKey: () => true,
  });
}

/** A NETCONF session on a service, and the SSH connection under it. */
export interface DoorSession extends AsyncDisposable {
  readonly ssh: SshClientConnection;
  readonly netconf: NetconfClientSession;
}

export async function openSession(listener: ListenerStatus): Promise<DoorSession> {
  const ssh = await logIn(listener);
  const netconf = await openNetconfClient(await ssh.openNetconf());
  // Its reply proves that the device has read our hello, too.
  await netconf.rpc("<get-system-information/>");
  return { ssh, netconf, [Symbol.asyncDispose]: () => ssh.close() };
}
