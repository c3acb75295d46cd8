import {
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  verify,
  X509Certificate,
} from "node:crypto";
import type { Socket } from "node:net";

/** What a server showed in key exchange, and what it should have signed. */
export interface ShownHost {
  /** Its list of host key algorithms. */
  readonly offered: readonly string[];
  /** K_S. */
  readonly hostKey: Buffer;
  readonly signature: Buffer;
  readonly exchangeHash: Buffer;
}

const version = "SSH-2.0-keyexchange";
const messages = { newKeys: 21, kexInit: 20, ecdhInit: 30, ecdhReply: 31 } as const;

/**
 * An SSH client that goes as far as SSH_MSG_NEWKEYS (RFC 4253 4 to 8, RFC 8731), written for these
 * tests alone: nothing of `src/` and nothing of ssh2 is in it. Lines before the identification are
 * skipped. The socket stays open.
 */
export async function exchangeKeys(
  socket: Socket,
  hostKeyAlgorithms: readonly string[],
): Promise<ShownHost> {
  const input = new Input(socket);
  socket.write(`${version}\r\n`);
  const own = kexInit(hostKeyAlgorithms);
  socket.write(packet(own));
  const serverVersion = await input.identification();
  const theirs = await input.payload(messages.kexInit);
  const { publicKey, privateKey } = generateKeyPairSync("x25519");
  const ownPoint = rawPoint(publicKey);
  socket.write(packet(Buffer.concat([Buffer.of(messages.ecdhInit), string(ownPoint)])));
  const reply = new Reader((await input.payload(messages.ecdhReply)).subarray(1));
  const [hostKey, theirPoint, signature] = [reply.string(), reply.string(), reply.string()];
  const secret = diffieHellman({ privateKey, publicKey: pointKey(theirPoint) });
  const parts = [version, serverVersion, own, theirs, hostKey, ownPoint, theirPoint, mpint(secret)];
  const hashed = Buffer.concat(parts.map((part) => string(Buffer.from(part))));
  await input.payload(messages.newKeys);
  socket.write(packet(Buffer.of(messages.newKeys)));
  const lists = new Reader(theirs.subarray(17));
  lists.string();
  return {
    offered: lists.text().split(","),
    hostKey,
    signature,
    exchangeHash: createHash("sha256").update(hashed).digest(),
  };
}

/** The host key format of RFC 6187 2.1. */
export interface X509HostKey {
  readonly name: string;
  readonly chain: readonly X509Certificate[];
  readonly ocspResponses: number;
}

/** Throws when anything is missing or left over. */
export function readX509HostKey(blob: Buffer): X509HostKey {
  const reader = new Reader(blob);
  const name = reader.text();
  const chain = Array.from({ length: reader.uint32() }, () => new X509Certificate(reader.string()));
  const ocspResponses = reader.uint32();
  reader.end();
  return { name, chain, ocspResponses };
}

/** Whether each certificate was issued by the next, and the last by `root`, at this time. */
export function chainHolds(chain: readonly X509Certificate[], root: X509Certificate): boolean {
  return chain.every((certificate, at) => {
    const issuer = chain[at + 1] ?? root;
    const isNow =
      Date.parse(certificate.validFrom) <= Date.now() &&
      Date.now() <= Date.parse(certificate.validTo);
    return isNow && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  });
}

/** The algorithm name in front of a signature, and whether the key signed `data` with SHA-256. */
export function judgeSignature(
  signature: Buffer,
  key: KeyObject,
  data: Buffer,
): { readonly name: string; readonly holds: boolean } {
  const reader = new Reader(signature);
  const [name, value] = [reader.text(), reader.string()];
  reader.end();
  if (key.asymmetricKeyType === "rsa") return { name, holds: verify("sha256", data, key, value) };
  const numbers = new Reader(value);
  const halves = [numbers.string(), numbers.string()].map((half) => fixed(half, 32));
  numbers.end();
  const holds = verify("sha256", data, { key, dsaEncoding: "ieee-p1363" }, Buffer.concat(halves));
  return { name, holds };
}

/** Bytes as they come, handed out line by line and packet by packet. */
class Input {
  readonly #socket: Socket;
  #pending = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.pause();
  }

  async identification(): Promise<string> {
    for (;;) {
      const end = this.#pending.indexOf("\r\n");
      if (end < 0) {
        await this.#more();
        continue;
      }
      const line = this.#pending.toString("latin1", 0, end);
      this.#pending = this.#pending.subarray(end + 2);
      if (line.startsWith("SSH-")) return line;
    }
  }

  /** The next packet before encryption begins (RFC 4253 6), which must be the message. */
  async payload(message: number): Promise<Buffer> {
    const length = (await this.#first(4)).readUInt32BE();
    const whole = await this.#first(4 + length);
    const payload = Buffer.from(whole.subarray(5, 4 + length - whole.readUInt8(4)));
    this.#pending = this.#pending.subarray(4 + length);
    if (payload[0] !== message) throw new Error(`message ${payload[0]} in place of ${message}`);
    return payload;
  }

  async #first(bytes: number): Promise<Buffer> {
    while (this.#pending.length < bytes) await this.#more();
    return this.#pending.subarray(0, bytes);
  }

  async #more(): Promise<void> {
    const chunk = this.#socket.read() as Buffer | null;
    if (chunk !== null) this.#pending = Buffer.concat([this.#pending, chunk]);
    else
      await new Promise<void>((resolve, reject) => {
        const ended = (): void => reject(new Error("the connection ended"));
        this.#socket.once("close", ended).once("readable", () => {
          this.#socket.off("close", ended);
          resolve();
        });
      });
  }
}

class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  uint32(): number {
    this.#at += 4;
    return this.#bytes.readUInt32BE(this.#at - 4);
  }

  string(): Buffer {
    const length = this.uint32();
    this.#at += length;
    if (this.#at > this.#bytes.length) throw new Error("a string is cut off");
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  text(): string {
    return this.string().toString("latin1");
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw new Error("bytes are left over");
  }
}

function kexInit(hostKeyAlgorithms: readonly string[]): Buffer {
  const both = (name: string): readonly string[] => [name, name];
  const kept = [both("aes128-ctr"), both("hmac-sha2-256"), both("none"), both("")].flat();
  const lists = ["curve25519-sha256", hostKeyAlgorithms.join(","), ...kept];
  return Buffer.concat([
    Buffer.of(messages.kexInit),
    Buffer.alloc(16, 0x5a),
    ...lists.map((list) => string(Buffer.from(list))),
    Buffer.alloc(5),
  ]);
}

function packet(payload: Buffer): Buffer {
  // At least four bytes, and eight divide the whole (RFC 4253 6).
  const filled = 4 + ((8 - ((payload.length + 9) % 8)) % 8);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(1 + payload.length + filled);
  head.writeUInt8(filled, 4);
  return Buffer.concat([head, payload, Buffer.alloc(filled)]);
}

function string(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function mpint(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const number = start < 0 ? Buffer.alloc(0) : bytes.subarray(start);
  return (number[0] ?? 0) < 0x80 ? number : Buffer.concat([Buffer.of(0), number]);
}

function fixed(number: Buffer, size: number): Buffer {
  const digits = number.subarray(Math.max(0, number.length - size));
  return Buffer.concat([Buffer.alloc(size - digits.length), digits]);
}

function rawPoint(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url");
}

function pointKey(point: Buffer): KeyObject {
  const jwk = { kty: "OKP", crv: "X25519", x: point.toString("base64url") };
  return createPublicKey({ key: jwk, format: "jwk" });
}
