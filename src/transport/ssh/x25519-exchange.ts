import { createPublicKey, diffieHellman, type KeyObject } from "node:crypto";
import { mpintBytes } from "../../security/index.ts";

/** What ssh2 calls of an exchange over Curve25519 (RFC 8731). */
interface X25519Exchange {
  readonly type?: string;
  _keys?: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } | null;
  /** Makes the key pair unless it is there. */
  generateKeys(): void;
  /** 32 bytes. */
  getPublicKey(): Buffer;
  /** What `computeSecret` found. */
  sharedSecret?: Buffer;
  /** The shared secret as the content of an `mpint`; an error when there is none. */
  computeSecret(theirs: Buffer): unknown;
}

/**
 * Given the first exchange over Curve25519, makes all later ones of the process faster. ssh2 hands public
 * keys to node:crypto and back in DER, three times a session; as JWK (RFC 8037) OpenSSL 3 writes them
 * 40 times and reads them 9 times as fast, which saves more than the exchange itself costs.
 */
export function hastenX25519(exchange: object): void {
  const one = exchange as X25519Exchange;
  if (one.type !== "25519") return;
  const prototype = Object.getPrototypeOf(exchange) as X25519Exchange;
  if (prototype.computeSecret !== faster.computeSecret) Object.assign(prototype, faster);
}

const faster: Pick<X25519Exchange, "getPublicKey" | "computeSecret"> & ThisType<X25519Exchange> = {
  getPublicKey() {
    this.generateKeys();
    const { x = "" } = this._keys?.publicKey.export({ format: "jwk" }) ?? {};
    return Buffer.from(x, "base64url");
  },

  computeSecret(theirs) {
    this.generateKeys();
    const privateKey = this._keys?.privateKey;
    if (privateKey === undefined) return new Error("no key pair");
    try {
      const x = theirs.toString("base64url");
      const publicKey = createPublicKey({ key: { kty: "OKP", crv: "X25519", x }, format: "jwk" });
      this.sharedSecret = mpintBytes(diffieHellman({ privateKey, publicKey }));
      return this.sharedSecret;
    } catch (cause) {
      return cause;
    }
  },
};
