import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../../src/index.ts";
import { certificatesPem, privateKeyPem, testPki } from "../../../src/security/pki/index.ts";
import { x509HostOffer } from "../../../src/security/x509/index.ts";
import {
  chainHolds,
  exchangeKeys,
  judgeSignature,
  readX509HostKey,
  type ShownHost,
} from "../../support/key-exchange-client.ts";
import { connectPair, echoServer, hostKeys, testKey } from "../../support/ssh-pair.ts";

const pki = testPki({ seed: "x509 host keys", now: Date.now() }).tls;

/** Chain and key of a server leaf, in PEM. */
function leafOf(type: "ecdsa" | "rsa"): readonly [chain: string, key: string] {
  const { chain, key } = pki[type].leaf("server");
  return [certificatesPem(chain), privateKeyPem(key)];
}

const offers = { ecdsa: x509HostOffer(...leafOf("ecdsa")), rsa: x509HostOffer(...leafOf("rsa")) };
const hostOffers = [offers.ecdsa, offers.rsa];

async function shownTo(algorithms: readonly string[]): Promise<ShownHost> {
  const { device, nms } = await connectPair();
  const server = echoServer(device, { hostKeys, hostOffers });
  const shown = await exchangeKeys(nms, algorithms);
  await expect.poll(() => server.log).toContain("phase authentication");
  nms.destroy();
  await server.closed;
  return shown;
}

describe("X.509 host keys (RFC 6187)", () => {
  it.each([
    ["ecdsa", "x509v3-ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256"],
    ["rsa", "x509v3-rsa2048-sha256", "rsa2048-sha256"],
  ] as const)(
    "of kind %s are shown with their chain and sign the exchange",
    async (kind, name, signs) => {
      const { hostKey, signature, exchangeHash } = await shownTo([name, "ssh-ed25519"]);
      const shown = readX509HostKey(hostKey);
      expect(shown).toMatchObject({ name, ocspResponses: 0 });
      expect(shown.chain).toHaveLength(2);
      expect(
        chainHolds(shown.chain, new X509Certificate(pki[kind].authority("root").certificate)),
      ).toBe(true);
      const stranger = new X509Certificate(pki[kind].authority("stranger").certificate);
      expect(chainHolds(shown.chain, stranger)).toBe(false);
      const [leaf] = shown.chain;
      if (leaf === undefined) throw new Error("no certificate");
      expect(judgeSignature(signature, leaf.publicKey, exchangeHash)).toEqual({
        name: signs,
        holds: true,
      });
      expect(judgeSignature(signature, leaf.publicKey, Buffer.alloc(32)).holds).toBe(false);
    },
  );

  it("stand before the plain key in the server's list", async () => {
    const { offered } = await shownTo(["ssh-ed25519"]);
    expect(offered).toEqual([offers.ecdsa.name, offers.rsa.name, "ssh-ed25519"]);
  });

  it("are not shown to a client that does not list their names", async () => {
    const { hostKey } = await shownTo(["rsa-sha2-256", "ssh-ed25519", offers.rsa.name]);
    expect(hostKey).toEqual(testKey("host").publicBlob);
  });

  it("come with a device that has them as an option, and leave HOST-KEY as it is", async () => {
    const [certificateChain, privateKey] = leafOf("ecdsa");
    const listener = createServer().listen(0, "127.0.0.1");
    await once(listener, "listening");
    const called = once(listener, "connection") as Promise<[Socket]>;
    const { port } = listener.address() as AddressInfo;
    await using device = await emulateDevice({
      configuration: "system { host-name r1; }",
      secret: "lab",
      nms: [{ host: "127.0.0.1", port }],
      x509HostCertificate: { certificateChain, privateKey },
    });
    const [socket] = await called;
    const shown = await exchangeKeys(socket, [offers.ecdsa.name]);
    expect(shown.hostKey).toEqual(offers.ecdsa.blob);
    expect(device.identity.hostKeys).toHaveLength(1);
    expect(device.identity.hostKeys[0]).toMatch(/^ssh-ed25519 /);
    socket.destroy();
    listener.close();
  });
});

it("offers an RSA host key for SHA-2 signatures only", async () => {
  const rsa = testKey("host", "rsa");
  const { device, nms } = await connectPair();
  const server = echoServer(device, { hostKeys: [rsa] });
  const { offered, hostKey, signature, exchangeHash } = await exchangeKeys(nms, ["rsa-sha2-256"]);
  expect(offered).toEqual(["rsa-sha2-512", "rsa-sha2-256"]);
  expect(hostKey).toEqual(rsa.publicBlob);
  expect(judgeSignature(signature, rsa.keyObject, exchangeHash)).toEqual({
    name: "rsa-sha2-256",
    holds: true,
  });
  nms.destroy();
  await server.closed;
});
