import { createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import { connect, type Socket } from "node:net";
import ssh2, { type AuthContext, type Connection, type ParsedKey, type ServerChannel } from "ssh2";
import { host, type StartOrder, type Subject } from "./host-protocol.ts";

const marker = "]]>]]>";

/**
 * The floor: an ssh2 server that dials as the devices do, checks the user's signature, and answers
 * every message with the same bytes. It knows no configuration, no XML, no limits and no faults.
 */
class BareServer implements Subject {
  readonly #hostKey = signingKey();
  readonly #sockets = new Set<Socket>();

  start(order: StartOrder): void {
    const server = new ssh2.Server({ hostKeys: [{ key: this.#hostKey }], ident: "bare" });
    const userKey = userKeyOf(order.authorizedKey);
    const hello = Buffer.from(order.canned.hello + marker);
    const reply = Buffer.from(order.canned.reply + marker);
    server.on("connection", (connection) => {
      connection.on("error", () => undefined);
      connection.on("authentication", (context) => authenticate(context, userKey));
      serveNetconf(connection, (channel) => answer(channel, hello, reply));
    });
    setImmediate(() => {
      for (let index = 0; index < order.count; index++) this.#dial(order, server, index);
    });
  }

  async stop(): Promise<void> {
    const closed = [...this.#sockets].map(
      (socket) => new Promise((resolve) => socket.once("close", resolve)),
    );
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(closed);
  }

  #dial({ nms }: StartOrder, server: ssh2.Server, index: number): void {
    const socket = connect(nms.port, nms.host, () => {
      socket.setNoDelay(true);
      socket.write(`MSG-ID: DEVICE-CONN-INFO\r\nMSG-VER: V1\r\nDEVICE-ID: bare-${index}\r\n`);
      server.injectSocket(socket);
    });
    this.#sockets.add(socket);
    socket.once("close", () => this.#sockets.delete(socket));
  }
}

/** ssh2 parses the PEM text of a key at every signature unless the key signs by itself. */
function signingKey(): ParsedKey {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pair = ssh2.utils.generateKeyPairSync("ed25519");
  const parsed = ssh2.utils.parseKey(pair.private);
  if (parsed instanceof Error) throw parsed;
  const raw = Buffer.from(
    createPublicKey(privateKey).export({ format: "jwk" }).x ?? "",
    "base64url",
  );
  const [head, tail] = [string(Buffer.from("ssh-ed25519")), string(raw)];
  const blob = Buffer.concat([head, tail]);
  return Object.create(parsed, {
    getPublicSSH: { value: () => blob },
    sign: { value: (data: Buffer) => sign(null, data, privateKey) },
  }) as ParsedKey;
}

function userKeyOf(line: string): KeyObject {
  const raw = Buffer.from(line.split(" ")[1] ?? "", "base64").subarray(-32);
  const key = { kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") };
  return createPublicKey({ key, format: "jwk" });
}

function string(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function authenticate(context: AuthContext, userKey: KeyObject): void {
  if (context.method !== "publickey") return context.reject(["publickey"]);
  const { blob, signature } = context;
  const good = !blob || !signature || verify(null, blob, userKey, signature);
  if (good) context.accept();
  else context.reject();
}

function serveNetconf(connection: Connection, opened: (channel: ServerChannel) => void): void {
  connection.on("session", (accept) => {
    accept().on("subsystem", (acceptSubsystem) => opened(acceptSubsystem()));
  });
}

function answer(channel: ServerChannel, hello: Buffer, reply: Buffer): void {
  let greeted = false;
  let held = "";
  channel.write(hello);
  channel.on("data", (chunk: Buffer) => {
    const parts = (held + chunk.toString("latin1")).split(marker);
    held = parts.pop() ?? "";
    for (const _ of parts) {
      if (greeted) channel.write(reply);
      greeted = true;
    }
  });
}

host(new BareServer());
