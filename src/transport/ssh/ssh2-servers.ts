import type { Duplex } from "node:stream";
import ssh2 from "ssh2";
import type { HostKey } from "../../security/index.ts";
import { socketOf } from "./ssh2-internals.ts";
import { ssh2HostKey } from "./ssh2-keys.ts";

/** Called when the peer's identification is read, before key exchange. */
type Identified = (connection: ssh2.Connection) => void;

/** One ssh2 server per set of host keys and identification; it listens nowhere and only takes sockets. */
const servers = new WeakMap<readonly HostKey[], Map<string, ssh2.Server>>();
const waiting = new WeakMap<Duplex, Identified>();

/** Starts the server side of SSH on a connected socket. */
export function injectSocket(
  socket: Duplex,
  hostKeys: readonly HostKey[],
  ident: string,
  identified: Identified,
): void {
  const server = serverFor(hostKeys, ident);
  waiting.set(socket, identified);
  // Junos probes only where keep-alive is configured, and then by our clock; ssh2 reads its default here.
  const settings: KeepAliveDefault = ssh2.Server;
  const interval = settings.KEEPALIVE_CLIENT_INTERVAL;
  settings.KEEPALIVE_CLIENT_INTERVAL = 0;
  try {
    server.injectSocket(socket as Parameters<ssh2.Server["injectSocket"]>[0]);
  } finally {
    settings.KEEPALIVE_CLIENT_INTERVAL = interval;
  }
}

interface KeepAliveDefault {
  /** Milliseconds between probes; 0 means none. */
  KEEPALIVE_CLIENT_INTERVAL: number;
}

function serverFor(hostKeys: readonly HostKey[], ident: string): ssh2.Server {
  const byIdent = servers.get(hostKeys) ?? new Map<string, ssh2.Server>();
  servers.set(hostKeys, byIdent);
  const known = byIdent.get(ident);
  if (known !== undefined) return known;
  const server = makeServer(hostKeys, ident);
  byIdent.set(ident, server);
  return server;
}

function makeServer(hostKeys: readonly HostKey[], ident: string): ssh2.Server {
  const server = new ssh2.Server({
    // Typed as encrypted key files; a parsed key passes untouched.
    hostKeys: hostKeys.map((key) => ({ key: ssh2HostKey(key) })),
    ident,
    // Compressed input could be a bomb, and NETCONF clients ask for none.
    algorithms: { compress: ["none"] },
  });
  server.on("connection", (connection) => {
    const socket = socketOf(connection);
    waiting.get(socket)?.(connection);
    waiting.delete(socket);
  });
  return server;
}
