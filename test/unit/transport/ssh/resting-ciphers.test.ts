import { createHash } from "node:crypto";
import ssh2Ciphers from "ssh2/lib/protocol/crypto.js";
import { expect, test } from "vitest";
import {
  type CipherHolder,
  RestingCiphers,
} from "../../../../src/transport/ssh/resting-ciphers.ts";

const cipher = "aes256-gcm@openssh.com";
const info = ssh2Ciphers.CIPHER_INFO[cipher] as NonNullable<
  (typeof ssh2Ciphers.CIPHER_INFO)[string]
>;
const exchange = {
  hashName: "sha256",
  sharedSecret: Buffer.alloc(33, 7),
  sessionID: Buffer.alloc(32, 9),
  negotiated: { cs: { cipher }, sc: { cipher } },
};

/** RFC 4253 7.2, where no key is longer than one digest. */
function key(letter: string, length: number): Buffer {
  const secret = Buffer.concat([Buffer.from([0, 0, 0, 33]), exchange.sharedSecret]);
  const parts = [secret, exchange.sessionID, Buffer.from(letter), exchange.sessionID];
  return createHash("sha256").update(Buffer.concat(parts)).digest().subarray(0, length);
}

/** A holder whose ciphers began with these sequence numbers, and its peer. */
function pair(seqno: number) {
  const sent: Buffer[] = [];
  const heard: string[] = [];
  const received: string[] = [];
  const sealed: Buffer[] = [];
  const outbound = (onWrite: (packet: Buffer) => void, [iv = "", secret = ""]: string) => ({
    outbound: {
      onWrite,
      seqno,
      cipherInfo: info,
      cipherIV: key(iv, info.ivLen),
      cipherKey: key(secret, info.keyLen),
    },
  });
  const inbound = (into: string[], [iv = "", secret = ""]: string) => ({
    inbound: {
      onPayload: (payload: Buffer) => void into.push(payload.toString()),
      seqno,
      decipherInfo: info,
      decipherIV: key(iv, info.ivLen),
      decipherKey: key(secret, info.keyLen),
    },
  });
  const onWrite = (packet: Buffer): void => void sent.push(Buffer.from(packet));
  const holder: CipherHolder = {
    _onWrite: onWrite,
    _cipher: ssh2Ciphers.createCipher(outbound(onWrite, "BD")),
    _decipher: ssh2Ciphers.createDecipher(inbound(received, "AC")),
  };
  const peerOut = ssh2Ciphers.createCipher(
    outbound((packet) => void sealed.push(Buffer.from(packet)), "AC"),
  );
  const peerIn = ssh2Ciphers.createDecipher(inbound(heard, "BD"));
  const write = ({ _cipher: to }: { readonly _cipher: CipherHolder["_cipher"] }, text: string) => {
    const packet = to.allocPacket(text.length);
    packet.write(text, 5);
    return packet;
  };
  return {
    holder,
    received,
    /** The holder sends a packet; what the peer has read of all so far. */
    says(text: string): readonly string[] {
      const packet = write(holder, text);
      holder._cipher.encrypt(packet);
      const bytes = Buffer.concat(sent.splice(0));
      peerIn.decrypt(bytes, 0, bytes.length);
      return heard;
    },
    /** Packets of the holder that the peer has not got. */
    said: (): readonly Buffer[] => sent,
    /** A packet of the peer, as it is on the wire. */
    sealed(text: string): Buffer {
      peerOut.encrypt(write({ _cipher: peerOut }, text));
      return Buffer.concat(sealed.splice(0));
    },
    hears(bytes: Buffer): readonly string[] {
      // ssh2 decrypts in place.
      holder._decipher.decrypt(Buffer.from(bytes), 0, bytes.length);
      return received;
    },
  };
}

/** A pair whose holder was taken in, by what lets one connection be awake. */
function taken(seqno = 0) {
  const ciphers = new RestingCiphers(1);
  const one = pair(seqno);
  return { one, ciphers, stop: ciphers.add(one.holder, exchange) };
}

/** Lets connections rest that were taken in: another one is awake now. */
async function rest(ciphers: RestingCiphers): Promise<void> {
  const stop = ciphers.add(pair(0).holder, exchange);
  await Promise.resolve();
  stop?.();
}

test.each([0, 5, 0xfffffffe])(
  "counting goes on where it was, from sequence number %d on",
  async (seqno) => {
    const { one, ciphers, stop } = taken(seqno);
    const said: string[] = [];
    for (const text of ["a", "b", "c", "d"]) {
      said.push(text);
      expect(one.says(text)).toEqual(said);
      expect(one.hears(one.sealed(text))).toEqual(said);
      await rest(ciphers);
    }
    const out = (seqno + 4) >>> 0;
    expect([one.holder._cipher.outSeqno, one.holder._decipher.inSeqno]).toEqual([out, out]);
    stop?.();
  },
);

test("half a packet keeps the decipher awake until the rest has come", async () => {
  const { one, ciphers, stop } = taken();
  const [first, second] = [one.sealed("first"), one.sealed("second")];
  for (const at of [2, 10, first.length - 3]) {
    const other = pair(0);
    const stopOther = ciphers.add(other.holder, exchange);
    other.hears(first.subarray(0, at));
    await rest(ciphers);
    expect(other.hears(first.subarray(at))).toEqual(["first"]);
    await rest(ciphers);
    expect(other.hears(second)).toEqual(["first", "second"]);
    stopOther?.();
  }
  expect(one.hears(Buffer.concat([first, second]))).toEqual(["first", "second"]);
  stop?.();
});

test("nothing rests while a key exchange runs, nor after it was told to stop", async () => {
  const { one, ciphers, stop } = taken();
  const { _cipher, _decipher } = one.holder;
  (one.holder as { _kexinit?: unknown })._kexinit = {};
  await rest(ciphers);
  expect(one.holder._cipher).toBe(_cipher);
  (one.holder as { _kexinit?: unknown })._kexinit = undefined;
  stop?.();
  await rest(ciphers);
  expect([one.holder._cipher, one.holder._decipher]).toEqual([_cipher, _decipher]);
});

test("a cipher that was freed while it rested sends nothing, and does not wake", async () => {
  const { one, ciphers, stop } = taken();
  await rest(ciphers);
  const resting = one.holder._cipher;
  resting.free();
  const packet = resting.allocPacket(200);
  expect(packet.length).toBeGreaterThan(204);
  resting.encrypt(packet);
  expect(one.holder._cipher).toBe(resting);
  expect(one.said()).toEqual([]);
  stop?.();
});

test("what ssh2 is done with is left as it is", async () => {
  const { one, ciphers, stop } = taken();
  const { _cipher, _decipher } = one.holder;
  _cipher.free();
  await rest(ciphers);
  expect([one.holder._cipher, one.holder._decipher]).toEqual([_cipher, _decipher]);
  stop?.();
});

test("ciphers of other kinds are left alone", async () => {
  const chacha = { cipher: "chacha20-poly1305@openssh.com" };
  const { holder } = pair(0);
  for (const negotiated of [
    { cs: chacha, sc: { cipher } },
    { cs: { cipher }, sc: chacha },
  ])
    expect(new RestingCiphers(1).add(holder, { ...exchange, negotiated })).toBeUndefined();
});
