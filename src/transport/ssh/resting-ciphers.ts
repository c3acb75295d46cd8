import { createHash } from "node:crypto";
import ssh2Ciphers, {
  type CipherInfo,
  type PacketCipher,
  type PacketDecipher,
} from "ssh2/lib/protocol/crypto.js";
import { limits } from "../../base/index.ts";

/** What this needs of ssh2's protocol of a connection whose server side is ours. */
export interface CipherHolder {
  /** A key exchange runs. */
  readonly _kexinit?: unknown;
  readonly _onWrite: (packet: Buffer) => void;
  _cipher: PacketCipher & {
    /** ssh2 is done with the connection: nothing is sent any more. */
    readonly _dead?: boolean;
  };
  _decipher: PacketDecipher & {
    /** Bytes of a packet that has not come in full. */
    readonly _lenBytes?: number;
    /** Holds the context; ssh2's own `free` leaves that to the next collection. */
    readonly _instance?: { free(): void };
  };
}

/** The first key exchange of a connection, once both sides use its keys. */
export interface FirstExchange {
  /** Of node:crypto. */
  readonly hashName: string;
  /** Content of the `mpint` K. */
  readonly sharedSecret: Uint8Array;
  /** The exchange hash H of the first exchange, too. */
  readonly sessionID: Uint8Array;
  /** Names of the ciphers from client to server, and back. */
  readonly negotiated: {
    readonly cs: { readonly cipher?: string };
    readonly sc: { readonly cipher?: string };
  };
}

/** Counters of AES-GCM are the last eight bytes of the twelve (RFC 5647 7.1). */
const gcm = /^aes(?:128|256)-gcm@openssh\.com$/;
const counterAt = 4;

/**
 * The ciphers of many connections, of which few are in use at a time. The two contexts that OpenSSL keeps for AES-GCM, and what
 * node keeps round them, take 2.5 kB of each connection; their keys and what was counted take a tenth of that, and make them again
 * when the next packet comes or goes. Other ciphers stay as they are, and so do those after a second exchange.
 */
export class RestingCiphers {
  /** The one that has been awake for longest first. */
  readonly #awake = new Set<Member>();
  readonly #most: number;
  #isTrimming = false;

  /** `most`: connections whose ciphers may be awake. */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Takes a connection in before a packet is encrypted with the keys of its first exchange. Returns what is to be called when
   * the connection is over or its keys change.
   */
  add(holder: CipherHolder, exchange: FirstExchange): (() => void) | undefined {
    const { cs, sc } = exchange.negotiated;
    const [inInfo, outInfo] = [cs, sc].map(({ cipher = "" }) =>
      gcm.test(cipher) ? ssh2Ciphers.CIPHER_INFO[cipher] : undefined,
    );
    if (inInfo === undefined || outInfo === undefined) return undefined;
    const key = keyMaker(exchange);
    const side = (info: CipherInfo, [iv, secret]: string, seqno: number): Side => ({
      info,
      keys: Buffer.concat([key(iv, info.ivLen), key(secret, info.keyLen)]).toString("latin1"),
      firstSeqno: seqno,
    });
    const incoming = side(inInfo, "AC", holder._decipher.inSeqno);
    const outgoing = side(outInfo, "BD", holder._cipher.outSeqno);
    return this.#add(new Member(holder, { in: incoming, out: outgoing }, this));
  }

  /** Made apart from what makes the keys, which would be held as long. */
  #add(member: Member): () => void {
    this.woke(member);
    return () => {
      member.isOver = true;
      this.#awake.delete(member);
    };
  }

  /** To be told when a member makes one of its ciphers again. */
  woke(member: Member): void {
    if (member.isOver) return;
    this.#awake.add(member);
    if (this.#awake.size <= this.#most || this.#isTrimming) return;
    this.#isTrimming = true;
    // Not now: this may have come of a packet that the oldest one is just reading or writing.
    queueMicrotask(() => this.#trim());
  }

  #trim(): void {
    this.#isTrimming = false;
    let tooMany = this.#awake.size - this.#most;
    for (const oldest of this.#awake) {
      if (tooMany-- <= 0) break;
      this.#awake.delete(oldest);
      // One that is in the middle of something has its next turn behind all others.
      if (!oldest.rest()) this.#awake.add(oldest);
    }
  }
}

/** Those of all connections of a process. */
export const restingCiphers: RestingCiphers = new RestingCiphers(limits.awakeConnections);

/** One direction of a connection. */
interface Side {
  readonly info: CipherInfo;
  /** First IV and key, a character for a byte: a buffer takes three times as much. */
  readonly keys: string;
  /** Sequence number of the first packet under these keys. */
  readonly firstSeqno: number;
}

/** One connection. */
class Member {
  readonly holder: CipherHolder;
  readonly in: Side;
  readonly out: Side;
  readonly #all: RestingCiphers;
  isOver = false;

  constructor(
    holder: CipherHolder,
    { in: incoming, out: outgoing }: { readonly in: Side; readonly out: Side },
    all: RestingCiphers,
  ) {
    this.holder = holder;
    this.in = incoming;
    this.out = outgoing;
    this.#all = all;
  }

  woke(): void {
    this.#all.woke(this);
  }

  /** Whether both ciphers rest now, or nobody needs them any more. */
  rest(): boolean {
    const { holder } = this;
    if (holder._cipher._dead === true) return true;
    if (holder._kexinit !== undefined) return false;
    if (!(holder._cipher instanceof RestingCipher)) holder._cipher = new RestingCipher(this);
    if (holder._decipher instanceof RestingDecipher) return true;
    if (holder._decipher._lenBytes !== 0) return false;
    holder._decipher = new RestingDecipher(this);
    return true;
  }
}

/** More than a packet has round its payload (RFC 4253 6). */
const packetFrame = 64;

class RestingCipher implements PacketCipher {
  outSeqno: number;
  readonly #member: Member;
  /** As ssh2's own: what is sent after it was freed goes nowhere. */
  _dead = false;

  constructor(member: Member) {
    const { _cipher: cipher } = member.holder;
    this.outSeqno = cipher.outSeqno;
    this.#member = member;
    cipher.free();
  }

  encrypt(packet: Buffer): void {
    if (!this._dead) this.#wake().encrypt(packet);
  }

  allocPacket(length: number): Buffer {
    return this._dead ? Buffer.alloc(length + packetFrame) : this.#wake().allocPacket(length);
  }

  free(): void {
    this._dead = true;
  }

  #wake(): PacketCipher {
    const { holder, out } = this.#member;
    const { key, iv } = keysAt(out, this.outSeqno);
    holder._cipher = ssh2Ciphers.createCipher({
      outbound: {
        onWrite: holder._onWrite,
        seqno: this.outSeqno,
        cipherInfo: out.info,
        cipherKey: key,
        cipherIV: iv,
      },
    });
    this.#member.woke();
    return holder._cipher;
  }
}

class RestingDecipher implements PacketDecipher {
  inSeqno: number;
  _onPayload: PacketDecipher["_onPayload"];
  readonly #member: Member;

  constructor(member: Member) {
    const { _decipher: decipher } = member.holder;
    this.inSeqno = decipher.inSeqno;
    this._onPayload = decipher._onPayload;
    this.#member = member;
    decipher.free();
    decipher._instance?.free();
  }

  decrypt(data: Buffer, from: number, length: number): unknown {
    const { holder, in: side } = this.#member;
    const { key, iv } = keysAt(side, this.inSeqno);
    const awake = ssh2Ciphers.createDecipher({
      inbound: {
        onPayload: this._onPayload,
        seqno: this.inSeqno,
        decipherInfo: side.info,
        decipherKey: key,
        decipherIV: iv,
      },
    });
    holder._decipher = awake;
    this.#member.woke();
    return awake.decrypt(data, from, length);
  }

  free(): void {}
}

/** Key and IV for the packet with this sequence number. */
function keysAt(
  { info, keys, firstSeqno }: Side,
  seqno: number,
): { readonly key: Buffer; readonly iv: Buffer } {
  const bytes = Buffer.from(keys, "latin1");
  const iv = bytes.subarray(0, info.ivLen);
  // Sequence numbers have 32 bits and begin again at 0.
  const packets = (seqno - firstSeqno) >>> 0;
  const counter = (iv.readBigUInt64BE(counterAt) + BigInt(packets)) & 0xffffffffffffffffn;
  iv.writeBigUInt64BE(counter, counterAt);
  return { key: bytes.subarray(info.ivLen), iv };
}

/** Keys of an exchange by their letter (RFC 4253 7.2). */
function keyMaker({
  hashName,
  sharedSecret,
  sessionID,
}: FirstExchange): (letter: string | undefined, length: number) => Buffer {
  const secret = Buffer.alloc(4 + sharedSecret.length);
  secret.writeUInt32BE(sharedSecret.length);
  secret.set(sharedSecret, 4);
  const digest = (...parts: readonly (Uint8Array | string)[]): Buffer => {
    const hash = createHash(hashName).update(secret).update(sessionID);
    for (const part of parts) hash.update(part);
    return hash.digest();
  };
  return (letter = "", length) => {
    let made = digest(letter, sessionID);
    while (made.length < length) made = Buffer.concat([made, digest(made)]);
    return made.subarray(0, length);
  };
}
