import { once } from "node:events";
import type { Socket } from "node:net";
import { connect, createSecureContext } from "node:tls";
import { readPreamble } from "../../src/nms/read-preamble.ts";
import { importPrivateKey } from "../../src/security/index.ts";
import { connectSsh } from "../../src/transport/ssh/index.ts";
import { StreamByteChannel } from "../../src/transport/stream-byte-channel.ts";
import { LoadSession } from "../session/load-session.ts";
import type { NmsLogin } from "./nms-protocol.ts";

/** A device that called, with its session after both hellos. */
interface LoggedIn {
  readonly device: string;
  readonly session: LoadSession;
}

/** Logs in on a paused connection; rejects when it cannot. */
export type LogIn = (socket: Socket) => Promise<LoggedIn>;

/** One of these serves all connections of a process, so that keys are read once. */
export function loginOver(login: NmsLogin): LogIn {
  return login.transport === "ssh" ? overSsh(login) : overTls(login);
}

/** The preamble tells which device it is; no host key is checked. */
function overSsh({ user, key }: NmsLogin): LogIn {
  const credentials = [{ kind: "public-key", privateKey: importPrivateKey(key) }] as const;
  return async (socket) => {
    const preamble = await readPreamble(socket);
    if (preamble.kind !== "read" || preamble.info === undefined)
      throw new Error(`the preamble is ${preamble.kind}`);
    const logIn = connectSsh(socket, { username: user, credentials, checkHostKey: () => true });
    socket.resume();
    const connection = await logIn;
    const session = new LoadSession(await connection.openNetconf());
    await session.greeted;
    return { device: preamble.info.deviceId, session };
  };
}

/** There is no preamble: each device dials from an address of its own. No session is resumed. */
function overTls({ certificate, key, root }: NmsLogin): LogIn {
  const secureContext = createSecureContext({ cert: certificate, key, ca: root });
  return async (socket) => {
    const device = socket.remoteAddress ?? "";
    // All devices show one certificate: its name is not theirs.
    const secured = connect({ socket, secureContext, checkServerIdentity: () => undefined });
    await once(secured, "secureConnect");
    const session = new LoadSession(new StreamByteChannel(secured));
    await session.greeted;
    return { device, session };
  };
}
