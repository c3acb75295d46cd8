import type { Duplex } from "node:stream";
import ssh2 from "ssh2";
import { unpooled } from "../../base/index.ts";
import type { HostKey, HostOffer } from "../../security/index.ts";
import {
  type Identifications,
  shareIdentifications,
  showHostKeys,
  socketOf,
} from "./ssh2-internals.ts";
import { ssh2HostKeys, ssh2KeyName, ssh2OfferedKey } from "./ssh2-keys.ts";

/** What a server shows of itself. */
export interface HostFace {
  readonly hostKeys: readonly HostKey[];
  /** Shown to clients that know their names. */
  readonly hostOffers: readonly HostOffer[];
  /** Software version in the identification line. */
  readonly ident: string;
}

/** Called when the peer's identification is read, before key exchange. */
type Identified = (connection: ssh2.Connection) => void;

/**
 * One ssh2 server for all devices that announce the same algorithms: what it keeps of them is more than
 * a device's own part of a connection. It listens nowhere, and its keys are names only: each connection
 * is given the keys of its device. By what it announces; of that there are few kinds.
 */
const servers = new Map<string, ssh2.Server>();
const waiting = new WeakMap<Duplex, { readonly face: HostFace; readonly identified: Identified }>();

/** Starts the server side of SSH on a connected socket. */
export function injectSocket(socket: Duplex, face: HostFace, identified: Identified): void {
  const server = serverFor(face);
  waiting.set(socket, { face, identified });
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

function serverFor({ hostKeys, hostOffers, ident }: HostFace): ssh2.Server {
  const names = [
    ...hostOffers.map(({ name }) => name),
    ...hostKeys.flatMap(({ algorithmNames }) => algorithmNames),
  ];
  const announced = [ident, ...names].join(" ");
  const known = servers.get(announced) ?? makeServer(ident, names);
  servers.set(announced, known);
  return known;
}

function makeServer(ident: string, names: readonly string[]): ssh2.Server {
  const server = new ssh2.Server({
    // Typed as encrypted key files; a parsed key passes untouched.
    hostKeys: names.map((name) => ({ key: ssh2KeyName(name) })),
    ident,
    // Compressed input could be a bomb, and NETCONF clients ask for none.
    algorithms: { compress: ["none"] },
  });
  const seen: Identifications = {};
  server.on("connection", (connection) => {
    shareIdentifications(connection, seen);
    const socket = socketOf(connection);
    const made = waiting.get(socket);
    waiting.delete(socket);
    if (made === undefined) return;
    const { hostKeys, hostOffers } = made.face;
    showHostKeys(connection, [
      ...hostOffers.map(ssh2OfferedKey),
      ...hostKeys.flatMap(ssh2HostKeys),
    ]);
    made.identified(connection);
  });
  return server;
}
