import {
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from "node:crypto";

/**
 * CPU milliseconds of the public-key work that no SSH server escapes in one session with an
 * ed25519 host key and an ed25519 user key: an X25519 key pair, the shared secret, the host key's
 * signature and the check of the user's.
 */
export function publicKeyFloorMs(rounds: number): number {
  const host = generateKeyPairSync("ed25519");
  const user = generateKeyPairSync("ed25519");
  const peer = generateKeyPairSync("x25519");
  const peerRaw = peer.publicKey.export({ type: "spki", format: "der" });
  const data = randomBytes(64);
  const userSignature = sign(null, data, user.privateKey);
  const once = (): void => {
    const own = generateKeyPairSync("x25519");
    const theirs = createPublicKey({ key: peerRaw, type: "spki", format: "der" });
    diffieHellman({ privateKey: own.privateKey, publicKey: theirs });
    sign(null, data, host.privateKey);
    verify(null, data, user.publicKey, userSignature);
  };
  for (let warm = 0; warm < rounds / 4; warm++) once();
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) once();
  const spent = process.cpuUsage(before);
  return (spent.user + spent.system) / 1_000 / rounds;
}
