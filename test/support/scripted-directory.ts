import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";

/** What an entry of the directory holds beside its name. */
type Attributes = Readonly<Record<string, readonly string[]>>;

/** How a scripted directory answers. */
export interface DirectoryScript {
  /** What every search finds. @defaultValue nothing */
  readonly entries?: readonly Attributes[];
  /** LDAP result codes (RFC 4511 4.1.9). @defaultValue 0, success */
  readonly bindResult?: number;
  readonly searchResult?: number;
  /** Instead of an answer: nothing at all, the end of the connection, or these bytes. */
  readonly instead?: "silence" | "end" | Buffer;
  /** Makes it a server of `ldaps:`. */
  readonly tls?: TlsOptions;
}

/** A question as it came over the wire. */
export type DirectoryRequest =
  | { readonly kind: "bind"; readonly dn: string; readonly password: string }
  | {
      readonly kind: "search";
      readonly base: string;
      readonly attribute: string;
      readonly value: string;
      readonly wanted: string;
    }
  | { readonly kind: "unbind" };

/** An LDAP server with one answer, for what a real one cannot be made to do. */
export class ScriptedDirectory implements AsyncDisposable {
  readonly requests: DirectoryRequest[] = [];
  /** Connections so far. */
  connections = 0;
  readonly #listener: Server;
  readonly #script: DirectoryScript;
  readonly #sockets = new Set<Socket>();

  private constructor(script: DirectoryScript) {
    this.#script = script;
    const { tls } = script;
    this.#listener =
      tls === undefined
        ? createServer((socket) => this.#serve(socket))
        : createTlsServer(tls, (socket) => this.#serve(socket));
    this.#listener.on("connection", (socket: Socket) => this.#track(socket));
  }

  static async listen(script: DirectoryScript = {}): Promise<ScriptedDirectory> {
    const directory = new ScriptedDirectory(script);
    directory.#listener.listen(0, "127.0.0.1");
    await once(directory.#listener, "listening");
    return directory;
  }

  get port(): number {
    return (this.#listener.address() as AddressInfo).port;
  }

  get url(): string {
    return `${this.#script.tls === undefined ? "ldap" : "ldaps"}://127.0.0.1:${this.port}`;
  }

  /** Resolves when the connections of all clients so far are closed. */
  async idle(): Promise<void> {
    for (const socket of this.#sockets) if (!socket.closed) await once(socket, "close");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#listener.close();
    await once(this.#listener, "close");
  }

  #track(socket: Socket): void {
    this.connections++;
    this.#sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => this.#sockets.delete(socket));
  }

  #serve(socket: Socket): void {
    socket.on("error", () => undefined);
    let pending: Buffer = Buffer.alloc(0);
    socket.on("data", (bytes: Buffer) => {
      pending = Buffer.concat([pending, bytes]);
      for (;;) {
        const message = readTlv(pending);
        if (message === undefined) return;
        pending = pending.subarray(message.end);
        this.#answer(socket, message.content);
      }
    });
  }

  #answer(socket: Socket, message: Buffer): void {
    const [id, operation] = childrenOf(message);
    if (id === undefined || operation === undefined) throw new Error("not an LDAP message");
    const request = requestOf(operation);
    this.requests.push(request);
    const { instead } = this.#script;
    if (request.kind === "unbind") socket.end();
    else if (instead === "end") socket.end();
    else if (instead instanceof Buffer) socket.write(instead);
    else if (instead === undefined) socket.write(this.#reply(id.content, request.kind));
  }

  #reply(id: Buffer, kind: "bind" | "search"): Buffer {
    const { entries = [], bindResult = 0, searchResult = 0 } = this.#script;
    const message = (operation: Buffer): Buffer => tlv(0x30, tlv(0x02, id), operation);
    if (kind === "bind") return message(tlv(0x61, result(bindResult)));
    const found = entries.map((entry, index) => message(searchEntry(`cn=${index}`, entry)));
    return Buffer.concat([...found, message(tlv(0x65, result(searchResult)))]);
  }
}

/** One value of BER: tag, length, content. */
export function tlv(tag: number, ...parts: readonly (Buffer | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length = Buffer.from([0x82, content.length >> 8, content.length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), length, content]);
}

/** resultCode, and an error message that nobody should repeat. */
function result(code: number): Buffer {
  return Buffer.concat([
    tlv(0x0a, Buffer.from([code])),
    tlv(0x04),
    tlv(0x04, "words of the server\n"),
  ]);
}

function searchEntry(dn: string, attributes: Attributes): Buffer {
  const list = Object.entries(attributes).map(([name, values]) =>
    tlv(0x30, tlv(0x04, name), tlv(0x31, ...values.map((value) => tlv(0x04, value)))),
  );
  return tlv(0x64, tlv(0x04, dn), tlv(0x30, ...list));
}

interface Tlv {
  readonly tag: number;
  readonly content: Buffer;
  /** Where the next value begins. */
  readonly end: number;
}

function readTlv(bytes: Buffer): Tlv | undefined {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined) return undefined;
  const more = first < 0x80 ? 0 : first & 0x7f;
  if (bytes.length < 2 + more) return undefined;
  const length = more === 0 ? first : bytes.readUIntBE(2, more);
  const end = 2 + more + length;
  return bytes.length < end ? undefined : { tag, content: bytes.subarray(2 + more, end), end };
}

function childrenOf(bytes: Buffer): readonly Tlv[] {
  const child = readTlv(bytes);
  return child === undefined ? [] : [child, ...childrenOf(bytes.subarray(child.end))];
}

function requestOf({ tag, content }: Tlv): DirectoryRequest {
  const text = (values: readonly Tlv[], at: number): string => String(values[at]?.content ?? "");
  const values = tag === 0x42 ? [] : childrenOf(content);
  if (tag === 0x42) return { kind: "unbind" };
  if (tag === 0x60) return { kind: "bind", dn: text(values, 1), password: text(values, 2) };
  const filter = childrenOf(values[6]?.content ?? Buffer.alloc(0));
  return {
    kind: "search",
    base: text(values, 0),
    attribute: text(filter, 0),
    value: text(filter, 1),
    wanted: text(childrenOf(values[7]?.content ?? Buffer.alloc(0)), 0),
  };
}
