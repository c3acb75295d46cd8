import { once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import { type ConnectionOptions, createServer, type TLSSocket } from "node:tls";
import { describe, expect, it } from "vitest";
import { limits } from "../../../src/base/index.ts";
import { fingerprintOf } from "../../../src/security/x509/index.ts";
import type { TlsAuthorization, TlsAuthorize } from "../../../src/transport/tls/index.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { connectPair } from "../../support/ssh-pair.ts";
import { connectTls, type EchoTls, echoTls, readAll } from "../../support/tls-peer.ts";
import {
  authorityOf,
  chainOf,
  credentials,
  identity,
  revocationLists,
  rootPem,
} from "../../support/tls-pki.ts";

/** Why the server ended the connection of a client with these options. */
async function reasonFor(
  client: ConnectionOptions,
  server: Parameters<typeof echoTls>[1] = {},
): Promise<string> {
  const { device, nms } = await connectPair();
  const { closed } = echoTls(device, server);
  const secured = connectTls(nms, client);
  const { reason } = await closed;
  secured.destroy();
  nms.destroy();
  return reason;
}

describe.each(["TLSv1.2", "TLSv1.3"] as const)("over %s", (version) => {
  const only = { minVersion: version, maxVersion: version };

  it("a client with a good certificate talks, and leaves", async () => {
    const { device, nms } = await connectPair();
    const { log, closed } = echoTls(device);
    const secured = connectTls(nms, only);
    await once(secured, "secureConnect");
    expect(secured.getProtocol()).toBe(version);
    const text = readAll(secured);
    secured.end("hello");
    expect(await text).toBe("hello");
    expect(await closed).toEqual({ reason: "peer-closed", detail: "" });
    expect(log).toEqual(["phase key-exchange", "phase authentication", "login lab", "netconf"]);
  });

  it("the server shows its chain, and sees the client's up to the root", async () => {
    const { device, nms } = await connectPair();
    let seen: readonly string[] = [];
    const { closed } = echoTls(device, {
      authorize: (chain) => {
        seen = chain.map((der) => fingerprintOf(der));
        return { kind: "accepted", principal: "lab" };
      },
    });
    const secured = connectTls(nms, only);
    await once(secured, "secureConnect");
    expect(secured.getPeerCertificate(true).issuerCertificate.raw).toEqual(
      authorityOf("intermediate"),
    );
    secured.end();
    await closed;
    const whole = [...chainOf("client-dirname"), authorityOf("root")];
    expect(seen).toEqual(whole.map((der) => fingerprintOf(der)));
  });

  it.each([
    ["client-expired", "client-certificate-expired"],
    ["client-not-yet-valid", "client-certificate-not-yet-valid"],
    ["client-self-signed", "client-certificate-self-signed"],
    ["client-missing-intermediate", "client-intermediate-missing"],
    ["client-wrong-ca", "client-intermediate-missing"],
    ["client-bad-signature", "client-certificate-invalid"],
    ["client-wrong-purpose", "client-certificate-invalid"],
  ] as const)("%s ends with %s", async (name, reason) => {
    expect(await reasonFor({ ...only, ...credentials(name) })).toBe(reason);
  });

  it("a client without certificate ends with client-certificate-missing", async () => {
    expect(await reasonFor({ ...only, cert: undefined, key: undefined })).toBe(
      "client-certificate-missing",
    );
  });

  it("a client of a root that is not trusted here ends with client-root-unknown", async () => {
    const trusted = identity("server", {
      trustedRoots: [
        `-----BEGIN CERTIFICATE-----\n${authorityOf("stranger").toString("base64")}\n-----END CERTIFICATE-----\n`,
      ],
    });
    expect(await reasonFor(only, { identity: trusted })).toBe("client-root-unknown");
  });

  it("a revoked client is refused where a revocation list says so", async () => {
    const listed = identity("server", { revocationLists });
    const revoked = { ...only, ...credentials("client-revoked") };
    expect(await reasonFor(revoked, { identity: listed })).toBe("client-certificate-revoked");
    const { device, nms } = await connectPair();
    const { closed } = echoTls(device, { identity: listed });
    const secured = connectTls(nms, only);
    await once(secured, "secureConnect");
    secured.end();
    expect((await closed).reason).toBe("peer-closed");
  });

  it.each(["no-mapping", "name-absent", "unknown-user"] as const)(
    "a client that stands for no one ends with %s",
    async (reason) => {
      expect(await reasonFor(only, { authorize: () => ({ kind: "refused", reason }) })).toBe(
        reason,
      );
    },
  );

  it.each(["server-expired", "server-self-signed", "server-missing-intermediate"] as const)(
    "a client that does not take %s ends with server-certificate-refused or its leaving",
    async (name) => {
      const reason = await reasonFor(only, { identity: identity(name) });
      // node:tls as the client closes without an alert; others send one.
      expect(["server-certificate-refused", "peer-closed-early", "peer-closed"]).toContain(reason);
    },
  );

  it("the clients of these tests resume the sessions of a server that lets them", async () => {
    const { certificateChain: cert, privateKey: key } = identity();
    await using server = createServer(
      { cert, key, ca: rootPem, ...only, requestCert: true },
      (secured) => {
        secured.on("error", () => undefined);
        secured.pipe(secured);
      },
    );
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    let session: Buffer | undefined;
    const reused: boolean[] = [];
    for (let round = 0; round < 2; round++) {
      const secured = connectTls(connect(port, "127.0.0.1"), {
        ...only,
        ...(session && { session }),
      });
      secured.on("session", (ticket: Buffer) => (session = ticket));
      await once(secured, "secureConnect");
      secured.write("x");
      await once(secured, "data");
      reused.push(secured.isSessionReused());
      secured.end();
      await once(secured, "close");
    }
    expect(reused).toEqual([false, true]);
  });

  it("no session is resumed: every connection shows its certificate anew", async () => {
    const shared = identity();
    let session: Buffer | undefined;
    let offered = 0;
    for (let round = 0; round < 3; round++) {
      const { device, nms } = await connectPair();
      let chains = 0;
      const { closed } = echoTls(device, {
        identity: shared,
        authorize: (chain) => {
          chains = chain.length;
          return { kind: "accepted", principal: "lab" };
        },
      });
      const secured = connectTls(nms, { ...only, ...(session && { session }) });
      secured.on("session", (ticket: Buffer) => (session = ticket));
      await once(secured, "secureConnect");
      secured.write("x");
      await once(secured, "data");
      if (session !== undefined) offered++;
      expect(secured.isSessionReused()).toBe(false);
      session ??= secured.getSession();
      secured.end();
      await closed;
      expect(chains).toBe(3);
    }
    expect(offered).toBeGreaterThan(1);
  });
});

it("TLS 1.1 is refused", async () => {
  const old = { minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" };
  expect(await reasonFor(old as ConnectionOptions)).toBe("handshake-failed");
});

describe("who speaks no TLS", () => {
  async function reasonAfter(speak: (nms: Socket) => void): Promise<string> {
    const { device, nms } = await connectPair();
    nms.on("error", () => undefined);
    nms.resume();
    const { closed } = echoTls(device);
    speak(nms);
    const { reason } = await closed;
    nms.destroy();
    return reason;
  }

  it.each([
    "GET / HTTP/1.1\r\nHost: device\r\n\r\n",
    "SSH-2.0-OpenSSH_9.6\r\n",
    "\0\0\0\0\0\0\0\0\0\0\0\0",
    "<hello xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'/>]]>]]>",
  ])("ends with not-tls: %j, whole or in two parts", async (text) => {
    expect(await reasonAfter((nms) => nms.write(text))).toBe("not-tls");
    for (let at = 1; at < Math.min(text.length, 8); at++)
      expect(
        await reasonAfter((nms) => {
          nms.write(text.slice(0, at));
          setImmediate(() => nms.write(text.slice(at)));
        }),
      ).toBe("not-tls");
  });

  it("ends with peer-closed-early when it closes or resets at once", async () => {
    expect(await reasonAfter((nms) => nms.end())).toBe("peer-closed-early");
    expect(await reasonAfter((nms) => nms.resetAndDestroy())).toBe("peer-closed-early");
    expect(
      await reasonAfter((nms) => {
        nms.write(Buffer.from("160301", "hex"));
        setImmediate(() => nms.resetAndDestroy());
      }),
    ).toBe("peer-closed-early");
  });

  it("ends with handshake-timeout when it says nothing", async () => {
    const clock = new ManualClock();
    const { device, nms } = await connectPair();
    const { closed } = echoTls(device, { clock, handshakeSeconds: 15 });
    clock.advance(14_999);
    expect(clock.waiting).toEqual([1]);
    clock.advance(1);
    expect((await closed).reason).toBe("handshake-timeout");
    expect(clock.waiting).toEqual([]);
    nms.destroy();
  });
});

describe("a client whose user is looked up elsewhere", () => {
  /** A connection in which the verdict is still to come. */
  async function waiting(
    options: Parameters<typeof echoTls>[1] = {},
  ): Promise<EchoTls & { secured: TLSSocket; nms: Socket; lookup: Lookup }> {
    const lookup = new Lookup();
    const { device, nms } = await connectPair();
    const echo = echoTls(device, { authorize: lookup.authorize, ...options });
    const secured = connectTls(nms);
    await Promise.all([once(secured, "secureConnect"), lookup.asked]);
    return { ...echo, secured, nms, lookup };
  }

  it("waits for the verdict, and nothing that it sent meanwhile is lost", async () => {
    const { log, closed, secured, lookup } = await waiting();
    const text = readAll(secured);
    const large = "0123456789abcdef".repeat(20_000);
    secured.end(large);
    await turns(20);
    expect(log).toEqual(["phase key-exchange", "phase authentication"]);
    lookup.decide({ kind: "accepted", principal: "alice" });
    expect((await text) === large).toBe(true);
    expect(log.slice(2)).toEqual(["login alice", "netconf"]);
    expect((await closed).reason).toBe("peer-closed");
    expect(lookup.signal?.aborted).toBe(true);
  });

  it.each([
    "unknown-user",
    "directory-unavailable",
    "directory-ambiguous",
    "template-missing",
  ] as const)("ends with %s when it is refused", async (reason) => {
    const { log, closed, secured, lookup } = await waiting();
    const text = readAll(secured);
    lookup.decide({ kind: "refused", reason, detail: "why" });
    expect(await closed).toEqual({ reason, detail: "why" });
    expect(await text).toBe("");
    expect(log).toEqual(["phase key-exchange", "phase authentication"]);
  });

  it.each([
    ["ends the connection", (secured: TLSSocket) => secured.end()],
    ["destroys it", (secured: TLSSocket) => secured.destroy()],
    ["resets it", (_: TLSSocket, nms: Socket) => nms.resetAndDestroy()],
  ] as const)("ends with peer-closed-in-login when it %s meanwhile", async (_, leave) => {
    const { log, closed, secured, nms, lookup } = await waiting();
    leave(secured, nms);
    expect((await closed).reason).toBe("peer-closed-in-login");
    expect(lookup.signal?.aborted).toBe(true);
    lookup.decide({ kind: "accepted", principal: "alice" });
    await turns(5);
    expect(log).not.toContain("login alice");
  });

  it("ends with closed-here when it is closed here meanwhile", async () => {
    const { connection, log, closed, secured, lookup } = await waiting();
    const closing = connection.close();
    expect(lookup.signal?.aborted).toBe(true);
    lookup.decide({ kind: "accepted", principal: "alice" });
    secured.resume();
    await closing;
    expect((await closed).reason).toBe("closed-here");
    expect(log).not.toContain("login alice");
  });

  it("ends with login-timeout when no verdict comes", async () => {
    const clock = new ManualClock();
    const { closed, secured, lookup } = await waiting({ clock, handshakeSeconds: 1 });
    clock.advance(limits.loginGraceSeconds * 1_000 - 1);
    expect(lookup.signal?.aborted).toBe(false);
    clock.advance(1);
    expect((await closed).reason).toBe("login-timeout");
    expect(lookup.signal?.aborted).toBe(true);
    expect(clock.waiting).toEqual([]);
    secured.destroy();
  });
});

/** A verdict that the test gives when it likes. */
class Lookup {
  readonly asked: Promise<void>;
  signal: AbortSignal | undefined;
  #ask: () => void = () => undefined;
  decide: (verdict: TlsAuthorization<string>) => void = () => undefined;

  constructor() {
    this.asked = new Promise((resolve) => (this.#ask = resolve));
  }

  readonly authorize: TlsAuthorize<string> = (_, signal) => {
    this.signal = signal;
    this.#ask();
    return new Promise((resolve) => (this.decide = resolve));
  };
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe("an established connection", () => {
  it("that is reset ends with connection-lost, in the system's words", async () => {
    const { device, nms } = await connectPair();
    const { closed } = echoTls(device);
    const secured = connectTls(nms);
    await once(secured, "secureConnect");
    secured.write("x");
    await once(secured, "data");
    nms.resetAndDestroy();
    expect(await closed).toEqual({ reason: "connection-lost", detail: "read ECONNRESET" });
  });

  it("that is closed here sends what is queued, then close_notify", async () => {
    const { device, nms } = await connectPair();
    const { connection, closed } = echoTls(device, {
      onNetconf: (channel) => void channel.write(Buffer.from("bye")),
    });
    const secured = connectTls(nms);
    const text = readAll(secured);
    await once(secured, "secureConnect");
    await once(secured, "data");
    await connection.close();
    expect(await text).toBe("bye");
    expect((await closed).reason).toBe("closed-here");
  });

  it("that is closed here is cut when the peer does not follow", async () => {
    const clock = new ManualClock();
    const { device, nms } = await connectPair();
    const { connection, closed } = echoTls(device, { clock });
    const secured = connectTls(nms);
    await once(secured, "secureConnect");
    secured.write("x");
    await once(secured, "data");
    secured.pause();
    nms.pause();
    const closing = connection.close();
    clock.advance(1_000);
    await closing;
    expect((await closed).reason).toBe("closed-here");
    secured.destroy();
    nms.destroy();
  });

  it("carries more than the buffers hold, both ways", async () => {
    const { device, nms } = await connectPair();
    const { closed } = echoTls(device);
    const secured = connectTls(nms, { ca: rootPem });
    await once(secured, "secureConnect");
    const text = readAll(secured);
    const large = "0123456789abcdef".repeat(200_000);
    secured.end(large);
    expect((await text) === large).toBe(true);
    expect((await closed).reason).toBe("peer-closed");
  });
});
