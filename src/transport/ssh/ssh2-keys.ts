import ssh2 from "ssh2";
import type { HostKey, HostOffer, SignatureAlgorithm } from "../../security/index.ts";
import type { ShownHostKey } from "./ssh2-internals.ts";

/** Any key that ssh2 has parsed will do: only its being one is inherited, everything else is replaced. */
const mould = ssh2.utils.parseKey(
  `ssh-ed25519 ${Buffer.concat([
    Buffer.from([0, 0, 0, 11]),
    Buffer.from("ssh-ed25519"),
    Buffer.from([0, 0, 0, 32]),
    Buffer.alloc(32),
  ]).toString("base64")}`,
);

/** What ssh2 asks of a key that signs. */
interface SigningKey {
  /** Algorithm name that ssh2 offers. */
  readonly type: string;
  /** The blob that ssh2 shows to the peer. */
  readonly publicBlob: () => Buffer;
  /** Signs as node:crypto does; `hash` is set for RSA only. */
  readonly sign: (data: Buffer, hash: string | undefined) => Buffer;
}

/**
 * An ssh2 key out of ours, so that ssh2 signs with our `KeyObject` and parses no PEM per handshake. No field
 * is a private one, as objects that inherit from a key are shown in its place.
 */
abstract class Ssh2Key {
  abstract readonly type: string;
  abstract getPublicSSH(): Buffer;
  abstract sign(data: Buffer, hash: string | undefined): Buffer;

  get comment(): string {
    return "";
  }

  isPrivateKey(): boolean {
    return true;
  }

  /** ssh2 only asks whether there is one. */
  getPrivatePEM(): string {
    return "";
  }
}
Object.setPrototypeOf(Ssh2Key.prototype, mould);

/** Any kind of key. */
class AnyKey extends Ssh2Key {
  readonly type: string;
  readonly signing: SigningKey;

  constructor(signing: SigningKey) {
    super();
    this.type = signing.type;
    this.signing = signing;
  }

  getPublicSSH(): Buffer {
    return this.signing.publicBlob();
  }

  sign(data: Buffer, hash: string | undefined): Buffer {
    return this.signing.sign(data, hash);
  }
}

/** A host key under the name of one algorithm; each connection holds its own as long as it lives. */
class PlainHostKey extends Ssh2Key {
  readonly type: SignatureAlgorithm;
  readonly key: HostKey;

  constructor(key: HostKey, algorithm: SignatureAlgorithm) {
    super();
    this.type = algorithm;
    this.key = key;
  }

  getPublicSSH(): Buffer {
    return this.key.publicBlob;
  }

  sign(data: Buffer): Buffer {
    return this.key.sign(data, this.type);
  }
}

export function ssh2Key(key: SigningKey): ssh2.ParsedKey {
  return parsed(new AnyKey(key));
}

function parsed(key: Ssh2Key): ssh2.ParsedKey {
  return key as unknown as ssh2.ParsedKey;
}

/** A host key of which only the algorithm is known; connections are given the real one. */
export function ssh2KeyName(name: string): ssh2.ParsedKey {
  const noKey = (): never => {
    throw new RangeError(`no key was given for ${name}`);
  };
  return ssh2Key({ type: name, publicBlob: noKey, sign: noKey });
}

/**
 * A host key, once per algorithm: given as `ssh-rsa`, ssh2 would offer SHA-1, too. RSA keys are computed when a
 * client first chooses them.
 */
export function ssh2HostKeys(key: HostKey): readonly ShownHostKey[] {
  return key.algorithmNames.map((algorithm) => ({
    name: algorithm,
    signatureName: algorithm,
    key: parsed(new PlainHostKey(key, algorithm)),
  }));
}

/** A key for a client to log in with. */
export function ssh2LoginKey(key: HostKey): ssh2.ParsedKey {
  return ssh2Key({
    type: key.type,
    publicBlob: () => key.publicBlob,
    sign: (data, hash) => key.sign(data, algorithmFor(key, hash)),
  });
}

/** A certificate as a host key: ssh2 lists it by `name` and packs the signature by the type of its key. */
export function ssh2OfferedKey({
  name,
  signatureName,
  key,
  blob,
  algorithm,
}: HostOffer): ShownHostKey {
  const sign = (data: Buffer): Buffer => key.sign(data, algorithm);
  return {
    name,
    signatureName,
    key: ssh2Key({ type: key.type, publicBlob: () => blob, sign }),
  };
}

/** ssh2 names the digest for RSA and leaves it out for the others, which have one algorithm only. */
function algorithmFor(key: HostKey, hash: string | undefined): SignatureAlgorithm | undefined {
  if (key.type !== "ssh-rsa") return undefined;
  return hash === "sha512" ? "rsa-sha2-512" : "rsa-sha2-256";
}
