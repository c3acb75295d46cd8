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

/** Makes an ssh2 key out of ours, so that ssh2 signs with our `KeyObject` and parses no PEM per handshake. */
export function ssh2Key(key: SigningKey): ssh2.ParsedKey {
  return Object.create(mould, {
    type: { value: key.type },
    comment: { value: "" },
    getPublicSSH: { value: key.publicBlob },
    isPrivateKey: { value: () => true },
    // ssh2 only asks whether there is one.
    getPrivatePEM: { value: () => "" },
    sign: { value: key.sign },
  }) as ssh2.ParsedKey;
}

/**
 * A host key for a server, once per algorithm: given as `ssh-rsa`, ssh2 would offer SHA-1, too. RSA
 * keys are computed when a client first chooses them.
 */
export function ssh2HostKeys(key: HostKey): readonly ssh2.ParsedKey[] {
  return key.algorithmNames.map((algorithm) =>
    ssh2Key({
      type: algorithm,
      publicBlob: () => key.publicBlob,
      sign: (data) => key.sign(data, algorithm),
    }),
  );
}

/** A key for a client to log in with. */
export function ssh2LoginKey(key: HostKey): ssh2.ParsedKey {
  return ssh2Key({
    type: key.type,
    publicBlob: () => key.publicBlob,
    sign: (data, hash) => key.sign(data, algorithmFor(key, hash)),
  });
}

/** An offer for ssh2, which lists it by `offer.name`; what it shows and signs is replaced per connection. */
export function ssh2OfferedKey(offer: HostOffer): ssh2.ParsedKey {
  return ssh2Key({ ...shownKey(offer), type: offer.name });
}

/** What a connection shows in place of `ssh2OfferedKey`; ssh2 packs the signature by the type. */
export function ssh2ShownKey(offer: HostOffer): ShownHostKey {
  const { name, signatureName } = offer;
  return { name, signatureName, key: ssh2Key(shownKey(offer)) };
}

function shownKey({ key, blob, algorithm }: HostOffer): SigningKey {
  return {
    type: key.type,
    publicBlob: () => blob,
    sign: (data) => key.sign(data, algorithm),
  };
}

/** ssh2 names the digest for RSA and leaves it out for the others, which have one algorithm only. */
function algorithmFor(key: HostKey, hash: string | undefined): SignatureAlgorithm | undefined {
  if (key.type !== "ssh-rsa") return undefined;
  return hash === "sha512" ? "rsa-sha2-512" : "rsa-sha2-256";
}
