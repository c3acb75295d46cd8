import {
  createECDH,
  createPrivateKey,
  createPublicKey,
  type JsonWebKey,
  type KeyObject,
} from "node:crypto";
import { CallHomeError, limits, messageOf, type Random, remembered } from "../base/index.ts";
import { parseOpenSshPrivateKey } from "./openssh-private-key.ts";
import { type PublicKeyType, parsePublicKey, publicKeyText } from "./public-key.ts";
import { deriveRsaKey } from "./rsa-key.ts";
import { algorithmsOf, type SignatureAlgorithm, signWith, verifySignature } from "./signature.ts";
import { mpintBytes, strings } from "./ssh-blob.ts";

/** A private key; its `KeyObject` is made when it is needed, and shared by all who sign with it. */
export interface PrivateKey {
  readonly type: PublicKeyType;
  /** What it can sign with, best first. */
  readonly algorithmNames: readonly SignatureAlgorithm[];
  /** `ssh-ed25519 AAAA...`, without comment. */
  readonly publicKeyText: string;
  readonly publicBlob: Buffer;
  readonly keyObject: KeyObject;
  /** Signs as node:crypto does (ECDSA in DER). @defaultValue algorithm: the best one */
  sign(data: Uint8Array, algorithm?: SignatureAlgorithm): Buffer;
}

/** A private key in the role of a device's host key. */
export type HostKey = PrivateKey;

/** Kinds of host key that a device can derive from its seed. */
export type DerivedKeyType = "ed25519" | "ecdsa" | "rsa";

/**
 * The same stream always gives the same key: ed25519, ECDSA P-256 or RSA 2048. An RSA key is
 * computed at its first use, which takes about a tenth of a second.
 */
export function deriveHostKey(type: DerivedKeyType, random: Random): HostKey {
  const { name, make, isQuick } = derivations[type];
  return new LazyKey(name, () => make(random.derive(type)), isQuick);
}

interface Derivation {
  readonly name: PublicKeyType;
  /** Made in less time than a signature takes. */
  readonly isQuick: boolean;
  readonly make: (random: Random) => KeyObject;
}

const derivations: Readonly<Record<DerivedKeyType, Derivation>> = {
  ed25519: { name: "ssh-ed25519", make: (random) => ed25519Key(random.bytes(32)), isQuick: true },
  ecdsa: { name: "ecdsa-sha2-nistp256", make: p256Key, isQuick: false },
  rsa: { name: "ssh-rsa", make: (random) => importJwk(deriveRsaKey(random)), isQuick: false },
};

/**
 * Reads a private key in OpenSSH or PEM form (PKCS #8, PKCS #1, SEC 1). Throws `ERR_KEY` when it
 * cannot be read, is of another kind than `publicKeyTypes`, is damaged, or is encrypted and `passphrase` does
 * not fit.
 */
export function importPrivateKey(text: string, passphrase?: string): PrivateKey {
  try {
    const keyObject = text.includes("BEGIN OPENSSH PRIVATE KEY")
      ? importJwk(parseOpenSshPrivateKey(text))
      : createPrivateKey({ key: text, ...(passphrase !== undefined && { passphrase }) });
    const key = new LazyKey(typeOf(keyObject), () => keyObject);
    checkHalves(key);
    return key;
  } catch (cause) {
    if (cause instanceof CallHomeError) throw cause;
    throw new CallHomeError("ERR_KEY", `could not read the private key: ${messageOf(cause)}`);
  }
}

/** node:crypto reads numbers that do not belong together; a peer would find out by a signature that is wrong. */
function checkHalves(key: PrivateKey): void {
  const publicHalf = parsePublicKey(key.publicBlob);
  if (publicHalf === undefined)
    throw new CallHomeError("ERR_KEY", "an RSA key must have 1,024 to 16,384 bits");
  const probe = Buffer.from("probe");
  const fits = key.algorithmNames
    .slice(-1)
    .every((algorithm) =>
      verifySignature(publicHalf, probe, { algorithm, value: key.sign(probe, algorithm) }),
    );
  if (!fits)
    throw new CallHomeError("ERR_KEY", "the halves of the private key do not belong together");
}

class LazyKey implements PrivateKey {
  /**
   * Of keys that are quick to make. A `KeyObject` takes more than a kilobyte, and a device at rest does not sign: what it needs
   * is there from its preamble to its signature when there are no more dials at once than are remembered.
   */
  static readonly #ready = remembered(limits.readyKeys, (key: LazyKey) => key.#make());
  readonly type: PublicKeyType;
  readonly algorithmNames: readonly SignatureAlgorithm[];
  readonly #make: () => KeyObject;
  readonly #isQuick: boolean;
  #keyObject: KeyObject | undefined;
  /** Characters for bytes: they take a fourth of what a buffer does. */
  #publicBlob: string | undefined;

  /** `isQuick`: it may be made again for each use. */
  constructor(type: PublicKeyType, make: () => KeyObject, isQuick = false) {
    this.type = type;
    this.#isQuick = isQuick;
    this.algorithmNames = algorithmsOf(type);
    this.#make = make;
  }

  get keyObject(): KeyObject {
    if (this.#isQuick) return LazyKey.#ready(this);
    this.#keyObject ??= this.#make();
    return this.#keyObject;
  }

  get publicBlob(): Buffer {
    this.#publicBlob ??= publicBlobOf(this.type, this.keyObject).toString("latin1");
    return Buffer.from(this.#publicBlob, "latin1");
  }

  get publicKeyText(): string {
    return publicKeyText({ type: this.type, blob: this.publicBlob });
  }

  sign(data: Uint8Array, algorithm?: SignatureAlgorithm): Buffer {
    const chosen = algorithm ?? this.algorithmNames[0];
    if (chosen === undefined || !this.algorithmNames.includes(chosen))
      throw new CallHomeError("ERR_KEY", `a ${this.type} key cannot sign with ${String(chosen)}`);
    return signWith(this.keyObject, chosen, data);
  }
}

/**
 * Ten times as fast as the PKCS #8 form (RFC 8410). Of a private key node:crypto reads `d` alone and
 * works out the public half, so `x` need only be there.
 */
function ed25519Key(seed: Uint8Array): KeyObject {
  const d = Buffer.from(seed).toString("base64url");
  return importJwk({ kty: "OKP", crv: "Ed25519", d, x: d });
}

/** Order of P-256 (FIPS 186-4 D.1.2.3); a private scalar lies between 1 and it. */
const p256Order = BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

function p256Key(random: Random): KeyObject {
  for (;;) {
    const scalar = Buffer.from(random.bytes(32));
    const value = BigInt(`0x${scalar.toString("hex")}`);
    if (value === 0n || value >= p256Order) continue;
    const curve = createECDH("prime256v1");
    curve.setPrivateKey(scalar);
    const point = curve.getPublicKey();
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) =>
      part.toString("base64url"),
    );
    return importJwk({
      kty: "EC",
      crv: "P-256",
      d: scalar.toString("base64url"),
      x: x ?? "",
      y: y ?? "",
    });
  }
}

function importJwk(jwk: JsonWebKey): KeyObject {
  return createPrivateKey({ key: jwk, format: "jwk" });
}

const typeOfCurve: Readonly<Record<string, PublicKeyType>> = {
  prime256v1: "ecdsa-sha2-nistp256",
  secp384r1: "ecdsa-sha2-nistp384",
  secp521r1: "ecdsa-sha2-nistp521",
};

function typeOf(keyObject: KeyObject): PublicKeyType {
  const kind = keyObject.asymmetricKeyType;
  if (kind === "ed25519") return "ssh-ed25519";
  if (kind === "rsa") return "ssh-rsa";
  const curve = keyObject.asymmetricKeyDetails?.namedCurve ?? "";
  const type = typeOfCurve[curve];
  if (type === undefined)
    throw new CallHomeError("ERR_KEY", `a ${kind} key ${curve} cannot be used with SSH`);
  return type;
}

function publicBlobOf(type: PublicKeyType, keyObject: KeyObject): Buffer {
  const jwk = createPublicKey(keyObject).export({ format: "jwk" });
  const number = (text: string | undefined): Buffer => Buffer.from(text ?? "", "base64url");
  if (jwk.kty === "OKP") return strings(type, number(jwk.x));
  if (jwk.kty === "RSA") return strings(type, mpintBytes(number(jwk.e)), mpintBytes(number(jwk.n)));
  const point = Buffer.concat([Buffer.from([4]), number(jwk.x), number(jwk.y)]);
  return strings(type, type.slice("ecdsa-sha2-".length), point);
}
