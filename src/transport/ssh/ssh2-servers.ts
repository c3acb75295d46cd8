import type { Duplex } from "node:stream";
import ssh2 from "ssh2";
import type { HostKey, HostOffer } from "../../security/index.ts";
import { showHostKeys, socketOf } from "./ssh2-internals.ts";
import { ssh2HostKeys, ssh2OfferedKey, ssh2ShownKey } from "./ssh2-keys.ts";
import { unpooled } from "./unpooled.ts";

/** What a server shows of itself. Share its arrays among connections: the set-up is kept per array. */
export interface HostFace {
  readonly hostKeys: readonly HostKey[];
  /** Shown to clients that know their names. */
  readonly hostOffers: readonly HostOffer[];
  /** Software version in the identification line. */
  readonly ident: string;
}

/** Called when the peer's identification is read, before key exchange. */
type Identified = (connection: ssh2.Connection) => void;

/** One ssh2 server per set of host keys, offers and identification; it listens nowhere and only takes sockets. */
const servers = new WeakMap<
  readonly HostKey[],
  WeakMap<readonly HostOffer[], Map<string, ssh2.Server>>
>();
const waiting = new WeakMap<Duplex, Identified>();

/** Starts the server side of SSH on a connected socket. */
export function injectSocket(socket: Duplex, face: HostFace, identified: Identified): void {
  const server = serverFor(face);
  waiting.set(socket, identified);
  // Junos probes only where keep-alive is configured, and then by our clock; ssh2 reads its default here.
  const settings: KeepAliveDefault = ssh2.Server;
  const interval = settings.KEEPALIVE_CLIENT_INTERVAL;
  settings.KEEPALIVE_CLIENT_INTERVAL = 0;
  try {
    unpooled(() => server.injectSocket(socket as Parameters<ssh2.Server["injectSocket"]>[0]));
  } finally {
    settings.KEEPALIVE_CLIENT_INTERVAL = interval;
  }
}

interface KeepAliveDefault {
  /** Milliseconds between probes; 0 means none. */
  KEEPALIVE_CLIENT_INTERVAL: number;
}

function serverFor(face: HostFace): ssh2.Server {
  const { hostKeys, hostOffers, ident } = face;
  const byOffers =
    servers.get(hostKeys) ?? new WeakMap<readonly HostOffer[], Map<string, ssh2.Server>>();
  servers.set(hostKeys, byOffers);
  const byIdent = byOffers.get(hostOffers) ?? new Map<string, ssh2.Server>();
  byOffers.set(hostOffers, byIdent);
  const known = byIdent.get(ident);
  if (known !== undefined) return known;
  const server = makeServer(face);
  byIdent.set(ident, server);
  return server;
}

function makeServer({ hostKeys, hostOffers, ident }: HostFace): ssh2.Server {
  const keys = [...hostOffers.map(ssh2OfferedKey), ...hostKeys.flatMap(ssh2HostKeys)];
  const shown = hostOffers.map(ssh2ShownKey);
  const server = new ssh2.Server({
    // Typed as encrypted key files; a parsed key passes untouched.
    hostKeys: keys.map((key) => ({ key })),
    ident,
    // Compressed input could be a bomb, and NETCONF clients ask for none.
    algorithms: { compress: ["none"] },
  });
  server.on("connection", (connection) => {
    if (shown.length > 0) showHostKeys(connection, shown);
    const socket = socketOf(connection);
    waiting.get(socket)?.(connection);
    waiting.delete(socket);
  });
  return server;
}
