import { once } from "node:events";
import type { Socket } from "node:net";
import {
  type AttemptRecord,
  type DeviceOptions,
  emulateDevice,
  type ListenService,
  type PkiOptions,
} from "../../../src/index.ts";
import type { ByteChannel } from "../../../src/netconf/session/index.ts";
import { certificatesPem } from "../../../src/security/pki/index.ts";
import { nextAccepted, nextAttempt, untilListening } from "../../../src/testing.ts";
import { connectSsh } from "../../../src/transport/ssh/index.ts";
import { knock } from "../door-client.ts";
import { PlainNetconf, TlsNms } from "../tls-nms.ts";
import { connectTls } from "../tls-peer.ts";
import { authorityOf, credentials, identity, rootPem } from "../tls-pki.ts";
import { type SshRow, sshOptions, sshStatements } from "./ssh-credentials.ts";
import { defaultMapping, type TlsRow } from "./tls-rows.ts";

/** How the NMS and the device of a row come together; resolves with the journal's record. */
export type Door<Any> = (row: Any) => Promise<AttemptRecord>;

const close =
  "<hello><capabilities><capability>urn:ietf:params:netconf:base:1.0</capability></capabilities></hello>]]>]]><rpc><close-session/></rpc>]]>]]>";

/** The device dials; `manage` is the NMS on the connection that it accepted. */
async function calledBy(
  options: (port: number) => DeviceOptions,
  manage: (socket: Socket) => Promise<void>,
): Promise<AttemptRecord> {
  await using nms = await TlsNms.listen();
  await using device = await emulateDevice(options(nms.port));
  const ended = nextAttempt(device);
  const socket = await nms.next();
  await manage(socket);
  return await ended;
}

/** The NMS connects; the device has the service of the running configuration on a free port. */
async function callerOf(
  service: ListenService,
  options: DeviceOptions,
  manage: (socket: Socket) => Promise<void>,
): Promise<AttemptRecord> {
  await using device = await emulateDevice({ ...options, listen: { ports: { [service]: 0 } } });
  const listener = await untilListening(device, service);
  const ended = nextAccepted(device);
  const socket = await knock(listener);
  await manage(socket);
  return await ended;
}

export const sshDoors = {
  "call home": (row) =>
    calledBy(
      (port) => ({ ...sshDevice(row), nms: [{ host: "127.0.0.1", port }] }),
      (socket) => manageOverSsh(socket, row),
    ),
  listen: (row) =>
    callerOf("netconf-ssh", sshDevice(row, "set system services netconf ssh"), (socket) =>
      manageOverSsh(socket, row),
    ),
} satisfies Record<string, Door<SshRow>>;

export const tlsDoors = {
  "call home": (row) => {
    const { certificateChain, privateKey } = identity();
    return calledBy(
      (port) => ({
        ...tlsDevice(row),
        tlsCallHome: {
          servers: [{ host: "127.0.0.1", port }],
          certificateChain,
          privateKey,
          trustedRoots: [rootPem],
          revocationLists: row.revocationLists ?? [],
        },
      }),
      (socket) => manageOverTls(socket, row),
    );
  },
  listen: (row) => {
    const own = "set system services netconf tls local-certificate own";
    const options = { ...tlsDevice(row, own), pki: pkiOf(row) };
    return callerOf("netconf-tls", options, (socket) => manageOverTls(socket, row));
  },
} satisfies Record<string, Door<TlsRow>>;

function sshDevice(
  { statements = [], options }: SshRow,
  ...more: readonly string[]
): DeviceOptions {
  const lines = ["set system host-name r1", ...sshStatements, ...statements, ...more];
  const configuration = lines.join("\n");
  return { configuration, seed: "login matrix", ...sshOptions, ...options };
}

function tlsDevice(
  { mapping = defaultMapping, statements = [], options }: TlsRow,
  ...more: readonly string[]
): DeviceOptions {
  const lines = ["set system host-name r1", ...mapping, ...statements, ...more];
  const configuration = lines.join("\n");
  return { configuration, seed: "login matrix", users: [{ name: "lab" }], ...options };
}

/** The same as the options of TLS call home, in the store that the configuration speaks of. */
function pkiOf({ revocationLists: [ofRoot, ofIntermediate] = [] }: TlsRow): PkiOptions {
  const { certificateChain, privateKey } = identity();
  const intermediate = certificatesPem([authorityOf("intermediate")]);
  return {
    localCertificates: [{ id: "own", certificateChain, privateKey }],
    caProfiles: [
      { name: "root", certificates: [rootPem], ...(ofRoot && { revocationList: ofRoot }) },
      ...(ofIntermediate === undefined
        ? []
        : [{ name: "intermediate", certificates: [intermediate], revocationList: ofIntermediate }]),
    ],
  };
}

/** Logs in and closes the session in good order; a refusal is the device's to tell. */
async function manageOverSsh(socket: Socket, { user = "lab", offers }: SshRow): Promise<void> {
  try {
    const checkHostKey = (): boolean => true;
    const login = { username: user, credentials: offers, checkHostKey };
    const connection = await connectSsh(socket, login);
    await closeSession(await connection.openNetconf());
    await connection.close();
  } catch {
    socket.destroy();
  }
}

function closeSession(channel: ByteChannel): Promise<void> {
  return new Promise((resolve) => {
    let text = "";
    channel.open({
      received: (bytes) => {
        text += Buffer.from(bytes).toString();
        if (text.includes("<ok/>")) resolve();
      },
      drained: () => undefined,
      ended: () => resolve(),
    });
    channel.write(Buffer.from(close));
  });
}

async function manageOverTls(socket: Socket, { leaf, alsoSent = "" }: TlsRow): Promise<void> {
  const shown = leaf && credentials(leaf);
  const own = shown && { cert: `${shown.cert}${alsoSent}`, key: shown.key };
  const secured = connectTls(socket, own ?? { cert: undefined, key: undefined });
  const closed = once(secured, "close");
  const netconf = new PlainNetconf(secured);
  const session = netconf.hello().then(() => netconf.rpc("<close-session/>"));
  await Promise.race([session.catch(() => undefined), closed]);
  secured.end();
  await closed;
}
