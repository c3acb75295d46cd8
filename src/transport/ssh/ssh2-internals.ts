import type { Duplex } from "node:stream";
import type { Client, Connection, ParsedKey, Session } from "ssh2";

/**
 * All that this project touches of ssh2 beyond its documented interface. The version is pinned in
 * package.json, and the tests with OpenSSH guard each use; look here first when ssh2 changes.
 */
interface Internals {
  readonly _sock: Duplex;
  readonly _protocol: Protocol;
  readonly _chanMgr: { remove(id: number): void };
}

interface Protocol {
  readonly _kex?: { readonly _sentNEWKEYS?: boolean; readonly sessionID: Buffer };
  readonly _kexinit?: unknown;
  readonly _authsQueue: string[];
  readonly _cipher: { encrypt(packet: Buffer): void };
  readonly _packetRW: {
    readonly write: {
      readonly allocStart: number;
      alloc(length: number): Buffer;
      finalize(packet: Buffer): Buffer;
    };
  };
  ping(): void;
  channelClose(id: number): void;
  authPK: SendPublicKey;
}

type SendPublicKey = (
  user: string,
  key: ParsedKey,
  algorithm: string | undefined,
  sign?: (data: Buffer, answer: (signature: Buffer) => void) => void,
) => void;

interface ChannelEnd {
  readonly id: number;
  packetSize: number;
}

interface SessionInternals {
  readonly _chanInfo: { readonly incoming: ChannelEnd; readonly outgoing: ChannelEnd };
}

/** The socket under a connection. */
export function socketOf(connection: Connection | Client): Duplex {
  return internals(connection)._sock;
}

/** Whether the key exchange reply went out; a client that leaves after it did not like the host key. */
export function keyExchangeAnswered(connection: Connection): boolean {
  return internals(connection)._protocol._kex?._sentNEWKEYS === true;
}

/** Whether packets wait for a key exchange to end; they then pile up in ssh2 and not in the socket. */
export function keyExchangeRuns(connection: Connection | Client): boolean {
  return internals(connection)._protocol._kexinit !== undefined;
}

/** Sends the global request `keepalive@openssh.com`, which every client answers. */
export function sendProbe(connection: Connection): void {
  internals(connection)._protocol.ping();
}

/** The largest packet that the peer takes on this session's channel. */
export function peerPacketSize(session: Session): number {
  return sessionInternals(session)._chanInfo.outgoing.packetSize;
}

/** Holds our packets to `most` bytes, whatever the peer would take. */
export function limitPacketSize(session: Session, most: number): void {
  const { outgoing } = sessionInternals(session)._chanInfo;
  outgoing.packetSize = Math.min(outgoing.packetSize, most);
}

/** Answers the close of a session in which nothing was started; ssh2 would neither answer nor forget it. */
export function closeUnusedSession(connection: Connection, session: Session): void {
  const { incoming, outgoing } = sessionInternals(session)._chanInfo;
  internals(connection)._chanMgr.remove(incoming.id);
  internals(connection)._protocol.channelClose(outgoing.id);
}

/**
 * Lets a client log in with keys that `signs` accepts. ssh2 names the signature after the request's algorithm,
 * which is wrong for certificates: there the signature bears the plain algorithm (PROTOCOL.certkeys).
 * `signs` returns the complete signature blob, or undefined for keys that ssh2 handles itself.
 */
export function signCertificateLogins(
  client: Client,
  signs: (key: ParsedKey, data: Buffer) => Buffer | undefined,
): void {
  const protocol = internals(client)._protocol;
  const send = protocol.authPK.bind(protocol);
  protocol.authPK = (user, key, algorithm, sign) => {
    if (sign === undefined) return send(user, key, algorithm);
    const request = publicKeyRequest(user, key);
    const sessionId = string(protocol._kex?.sessionID ?? Buffer.alloc(0));
    const signature = signs(key, Buffer.concat([sessionId, request]));
    if (signature === undefined) return send(user, key, algorithm, sign);
    sendPayload(protocol, Buffer.concat([request, string(signature)]));
  };
}

/** SSH_MSG_USERAUTH_REQUEST with method `publickey` (RFC 4252 7), up to the signature. */
function publicKeyRequest(user: string, key: ParsedKey): Buffer {
  const [message, signed] = [Buffer.from([50]), Buffer.from([1])];
  const names = [user, "ssh-connection", "publickey"].map((text) => string(Buffer.from(text)));
  const offered = [string(Buffer.from(key.type)), string(key.getPublicSSH())];
  return Buffer.concat([message, ...names, signed, ...offered]);
}

function sendPayload(protocol: Protocol, payload: Buffer): void {
  const writer = protocol._packetRW.write;
  const start = writer.allocStart;
  const packet = writer.alloc(payload.length);
  packet.set(payload, start);
  protocol._authsQueue.push("publickey");
  protocol._cipher.encrypt(writer.finalize(packet));
}

function string(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function internals(connection: Connection | Client): Internals {
  return connection as unknown as Internals;
}

function sessionInternals(session: Session): SessionInternals {
  return session as unknown as SessionInternals;
}
