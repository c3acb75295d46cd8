import type { Duplex } from "node:stream";
import type { Client, Connection, ParsedKey, ServerChannel, Session } from "ssh2";
import { type CipherHolder, restingCiphers } from "./resting-ciphers.ts";
import { hastenX25519 } from "./x25519-exchange.ts";

/**
 * All that this project touches of ssh2 beyond its documented interface. The version is pinned in
 * package.json, and the tests with OpenSSH guard each use; look here first when ssh2 changes.
 */
interface Internals {
  readonly _sock: Duplex;
  readonly _protocol: Protocol;
  readonly _chanMgr: { remove(id: number): void };
}

interface Protocol extends CipherHolder {
  _kex?: KeyExchange;
  /** Packets that wait for a key exchange to end. */
  _queue: Buffer[] | undefined;
  /** By name in the list of host key algorithms. */
  _hostKeys: Readonly<Record<string, ParsedKey>>;
  /** The identification lines, without their ends; each key exchange hashes both. */
  _identRaw: Buffer;
  _remoteIdentRaw: Buffer;
  _onHandshakeComplete: (...results: readonly unknown[]) => void;
  readonly _handlers: Record<string, ((...message: readonly unknown[]) => void) | undefined>;
  readonly _authsQueue: string[];
  readonly _packetRW: {
    readonly write: {
      readonly allocStart: number;
      alloc(length: number): Buffer;
      finalize(packet: Buffer): Buffer;
    };
  };
  channelClose(id: number): void;
  authPK: SendPublicKey;
}

/** The key exchange that runs, or the last one. */
interface KeyExchange {
  readonly hashName?: string;
  /** Of an exchange over Curve25519 that was made faster. */
  readonly sharedSecret?: Buffer;
  readonly _sentNEWKEYS?: boolean;
  readonly sessionID: Buffer;
  readonly negotiated: Negotiated;
  /** The client asked for SSH_MSG_EXT_INFO. */
  remoteExtInfoEnabled: boolean;
}

interface Negotiated {
  serverHostKey: string;
  readonly cs: { readonly compress: string; readonly cipher?: string };
  readonly sc: { readonly compress: string; readonly cipher?: string };
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
  readonly state: "open" | "eof" | "closing" | "closed";
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

/** Makes key exchanges like the one that is over faster from now on, whoever has them. */
export function hastenExchanges(connection: Connection | Client): void {
  const { _kex: exchange } = internals(connection)._protocol;
  if (exchange !== undefined) hastenX25519(exchange);
}

/**
 * Drops what ssh2 keeps of a key exchange that is over, and makes later ones faster: its keys, the secret,
 * and the client's whole lists of algorithms. The next exchange asks for the session id, and the end of a
 * login for the compression.
 */
export function forgetKeyExchange(connection: Connection): void {
  const protocol = internals(connection)._protocol;
  const { _kex: exchange } = protocol;
  if (exchange === undefined) return;
  hastenExchanges(connection);
  protocol._kex = {
    _sentNEWKEYS: true,
    sessionID: exchange.sessionID,
    negotiated: uncompressed,
    remoteExtInfoEnabled: false,
  };
}

/** All that our servers agree to. */
const uncompressed: Negotiated = {
  serverHostKey: "",
  cs: { compress: "none" },
  sc: { compress: "none" },
};

/** Identification lines that were seen last. */
export interface Identifications {
  own?: Buffer;
  peer?: Buffer;
}

/** Lets connections hold the same identification lines between them; ssh2 makes copies for each. */
export function shareIdentifications(connection: Connection, seen: Identifications): void {
  const protocol = internals(connection)._protocol;
  protocol._identRaw = seen.own = oneOf(seen.own, protocol._identRaw);
  protocol._remoteIdentRaw = seen.peer = oneOf(seen.peer, protocol._remoteIdentRaw);
}

function oneOf(known: Buffer | undefined, line: Buffer): Buffer {
  return known?.equals(line) === true ? known : line;
}

/**
 * Drops the handlers of messages that mean nothing to a server once someone has logged in: answers
 * to channels and requests that only a client makes, and to questions of a login. They are ignored then.
 */
export function forgetLogin(connection: Connection): void {
  const handlers = internals(connection)._protocol._handlers;
  for (const name of [...loginMessages, ...answers]) handlers[name] = undefined;
}

const loginMessages = [
  "CHANNEL_OPEN_CONFIRMATION",
  "CHANNEL_OPEN_FAILURE",
  "CHANNEL_EXTENDED_DATA",
  "USERAUTH_INFO_RESPONSE",
];

/** Whether packets wait for a key exchange to end; they then pile up in ssh2 and not in the socket. */
export function keyExchangeRuns(connection: Connection | Client): boolean {
  return internals(connection)._protocol._kexinit !== undefined;
}

/** A host key as a connection shows it: a certificate has a name of its own, and another algorithm in its signature. */
export interface ShownHostKey {
  /** Name in the list of host key algorithms. */
  readonly name: string;
  /** Algorithm name in front of the signature. */
  readonly signatureName: string;
  readonly key: ParsedKey;
}

/**
 * Gives a connection the host keys that it shows; to be called before key exchange begins. ssh2 names
 * the signature after the negotiated host key, so for a certificate that name is changed once it is chosen.
 */
export function showHostKeys(connection: Connection, shown: readonly ShownHostKey[]): void {
  const protocol = internals(connection)._protocol;
  const keys = shown.map(({ name, signatureName, key }): [string, ParsedKey] => {
    if (name === signatureName) return [name, key];
    const getPublicSSH = (): Buffer => {
      if (protocol._kex !== undefined) protocol._kex.negotiated.serverHostKey = signatureName;
      return key.getPublicSSH();
    };
    return [name, Object.create(key, { getPublicSSH: { value: getPublicSSH } }) as ParsedKey];
  });
  protocol._hostKeys = Object.fromEntries(keys);
}

/**
 * Calls `act` once the first key exchange is over, before anything is sent under its keys. To be called before
 * key exchange begins.
 */
export function onFirstKeys(connection: Connection, act: () => void): void {
  const protocol = internals(connection)._protocol;
  const complete = protocol._onHandshakeComplete;
  protocol._onHandshakeComplete = (...results) => {
    protocol._onHandshakeComplete = complete;
    act();
    complete(...results);
  };
}

/**
 * Tells a client that asks which algorithms its logins may use (`server-sig-algs`, RFC 8308 3.1), in
 * place of ssh2, whose list lacks a comma. To be called on the first keys.
 */
export function announceAlgorithms(connection: Connection, names: readonly string[]): void {
  const protocol = internals(connection)._protocol;
  if (protocol._kex?.remoteExtInfoEnabled !== true) return;
  protocol._kex.remoteExtInfoEnabled = false;
  const one = Buffer.from([extInfo, 0, 0, 0, 1]);
  const list = [string(Buffer.from("server-sig-algs")), string(Buffer.from(names.join(",")))];
  sendPayload(protocol, Buffer.concat([one, ...list]));
}

/**
 * Lets the ciphers of a connection rest while it does, as {@link restingCiphers} has it. To be called on the first keys,
 * before anything is sent; what it returns is to be called on the next keys, and when the connection is over.
 */
export function letConnectionRest(connection: Connection): (() => void) | undefined {
  const protocol = internals(connection)._protocol;
  const { hashName, sharedSecret, sessionID, negotiated } = protocol._kex ?? {};
  if (hashName === undefined || sharedSecret === undefined) return undefined;
  if (sessionID === undefined || negotiated === undefined) return undefined;
  return restingCiphers.add(protocol, { hashName, sharedSecret, sessionID, negotiated });
}

/** Message numbers of RFC 8308 and RFC 4254. */
const extInfo = 7;
const globalRequest = 80;
const channelRequest = 98;

/** Sends `keepalive@openssh.com` as sshd does: on an open session if there is one, else as a global request. */
export function sendProbe(connection: Connection, sessions: Iterable<Session>): void {
  const name = string(Buffer.from("keepalive@openssh.com"));
  const wantReply = Buffer.from([1]);
  const [channel] = [...sessions].map(peerChannel).filter((id) => id !== undefined);
  const head = channel === undefined ? [Buffer.from([globalRequest])] : channelHead(channel);
  sendPayload(internals(connection)._protocol, Buffer.concat([...head, name, wantReply]));
}

function channelHead(channel: number): readonly Buffer[] {
  const head = Buffer.from([channelRequest, 0, 0, 0, 0]);
  head.writeUInt32BE(channel, 1);
  return [head];
}

/** The peer's number of a session on which requests may still be sent. */
function peerChannel(session: Session): number | undefined {
  const { outgoing } = sessionInternals(session)._chanInfo;
  return outgoing.state === "open" || outgoing.state === "eof" ? outgoing.id : undefined;
}

/** Calls `answered` for each answer to a request of ours; a probe's is the only one that ssh2 as a server gets. */
export function onAnswer(connection: Connection, answered: () => void): void {
  const handlers = internals(connection)._protocol._handlers;
  for (const name of answers) handlers[name] = answered;
}

const answers = ["REQUEST_SUCCESS", "REQUEST_FAILURE", "CHANNEL_SUCCESS", "CHANNEL_FAILURE"];

/** The largest packet that the peer takes on this session's channel. */
export function peerPacketSize(session: Session): number {
  return sessionInternals(session)._chanInfo.outgoing.packetSize;
}

/** Holds our packets to `most` bytes, whatever the peer would take. */
export function limitPacketSize(session: Session, most: number): void {
  const { outgoing } = sessionInternals(session)._chanInfo;
  outgoing.packetSize = Math.min(outgoing.packetSize, most);
}

/** Takes the stream for errors from a channel, which nothing here writes to. */
export function dropStderr(channel: ServerChannel): void {
  (channel as { stderr: unknown }).stderr = noStderr;
}

const noStderr = { writable: false };

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
    protocol._authsQueue.push("publickey");
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

/** Sends a packet, or keeps it as ssh2 does while a key exchange runs. */
function sendPayload(protocol: Protocol, payload: Buffer): void {
  const writer = protocol._packetRW.write;
  const start = writer.allocStart;
  const packet = writer.alloc(payload.length);
  packet.set(payload, start);
  const whole = writer.finalize(packet);
  if (protocol._kexinit === undefined) return protocol._cipher.encrypt(whole);
  protocol._queue ??= [];
  protocol._queue.push(whole);
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
