import { expect, it } from "vitest";
import { Secret } from "../../../src/base/index.ts";
import type { AuthPolicy, PrivateKey } from "../../../src/security/index.ts";
import {
  type Credential,
  connectSsh,
  type SshClientConnection,
} from "../../../src/transport/ssh/index.ts";
import { ByteCollector } from "../../support/byte-collector.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { certificateLine, makeCertificate } from "../../support/ssh-certificates.ts";
import {
  connectPair,
  type EchoServer,
  echoServer,
  hostKeys,
  labPassword,
  labUser,
  testKey,
  testPolicy,
} from "../../support/ssh-pair.ts";

const password = { kind: "password", password: new Secret(labPassword) } as const;
const wrongPassword = { kind: "password", password: new Secret("wrong") } as const;
const key = { kind: "public-key", privateKey: testKey("lab user") } as const;
const strangeKey = { kind: "public-key", privateKey: testKey("stranger") } as const;

function certificate(privateKey: PrivateKey, ca: PrivateKey = testKey("user ca")): Credential {
  const line = certificateLine(makeCertificate({ key: privateKey, ca }));
  return { kind: "certificate", privateKey, certificate: line };
}

interface Outcome {
  readonly server: EchoServer;
  readonly client: SshClientConnection | undefined;
  readonly code: string | undefined;
}

/** One login over a fresh connection; the preamble of Junos goes first. */
async function logIn(
  credentials: readonly Credential[],
  policy: Partial<AuthPolicy> = {},
  username = "lab",
): Promise<Outcome> {
  const { device, nms } = await connectPair();
  device.write("MSG-ID: DEVICE-CONN-INFO\r\nMSG-VER: V1\r\nDEVICE-ID: r1\r\n");
  const server = echoServer(device, { policy: () => testPolicy(policy) });
  let code: string | undefined;
  const client = await connectSsh(nms, {
    username,
    credentials,
    checkHostKey: (text) => text === hostKeys[0]?.publicKeyText,
  }).catch((cause: { code: string }) => {
    code = cause.code;
    return undefined;
  });
  return { server, client, code };
}

/** What came of a login: an echo over netconf where it was accepted, the error code where it was not. */
async function resultOf({ client, code, server }: Outcome) {
  if (client === undefined) return { code, reason: (await server.closed).reason };
  const collector = new ByteCollector(await client.openNetconf());
  await client.close();
  const { reason } = await server.closed;
  const { hostKey, method } = client;
  return { hostKey, method, ended: collector.end !== undefined, reason };
}

function accepted(method: string) {
  const hostKey = hostKeys[0]?.publicKeyText;
  return { hostKey, method, ended: true, reason: "peer-closed" };
}

const refused = { code: "ERR_AUTHENTICATION", reason: "login-failed" };

it("accepts a password", async () => {
  expect(await resultOf(await logIn([password]))).toEqual(accepted("password"));
});

it("accepts keyboard-interactive where password is not offered", async () => {
  const allow = { ...testPolicy().allow, password: false };
  expect(await resultOf(await logIn([password], { allow }))).toEqual(
    accepted("keyboard-interactive"),
  );
});

it.each(["ed25519", "ecdsa", "rsa"] as const)("accepts an %s public key", async (type) => {
  const privateKey = testKey("any", type);
  const user = { ...labUser, authorizedKeys: [`${privateKey.publicKeyText} me@nms`] };
  const users = new Map([["lab", user]]);
  expect(await resultOf(await logIn([{ kind: "public-key", privateKey }], { users }))).toEqual(
    accepted("public-key"),
  );
});

it.each(["ed25519", "ecdsa", "rsa"] as const)("accepts an %s certificate", async (type) => {
  expect(await resultOf(await logIn([certificate(testKey("certified", type))]))).toEqual(
    accepted("certificate"),
  );
});

it("accepts a certificate of an RSA authority", async () => {
  const ca = testKey("rsa ca", "rsa");
  const trustedUserCas = [ca.publicKeyText];
  expect(
    await resultOf(await logIn([certificate(testKey("certified"), ca)], { trustedUserCas })),
  ).toEqual(accepted("certificate"));
});

it("goes on to the next credential after a refusal", async () => {
  const refusedFirst = [certificate(testKey("x"), testKey("other ca")), strangeKey, password];
  const outcome = await logIn(refusedFirst);
  expect(await resultOf(outcome)).toEqual(accepted("password"));
  expect(outcome.server.log).toEqual([
    "phase identification",
    "phase key-exchange",
    "phase authentication",
    "refused certificate certificate-ca-unknown",
    "refused public-key key-not-authorized",
    "phase subsystem",
    "login lab password",
    "netconf",
  ]);
});

it("refuses a wrong password", async () => {
  const outcome = await logIn([wrongPassword]);
  expect(await resultOf(outcome)).toEqual(refused);
  expect(outcome.server.log).toContain("refused password wrong-password");
});

it("refuses an unknown user without telling", async () => {
  const outcome = await logIn([password], {}, "nobody");
  expect(await resultOf(outcome)).toEqual(refused);
  expect(outcome.server.log).toContain("refused password unknown-user");
});

it("refuses methods that the policy leaves out", async () => {
  const allow = {
    password: false,
    publicKey: true,
    certificate: false,
    keyboardInteractive: false,
  };
  const outcome = await logIn([certificate(testKey("certified")), password], { allow });
  expect(outcome.code).toBe("ERR_AUTHENTICATION");
  expect(outcome.server.log).toContain("refused certificate method-not-allowed");
  await outcome.server.closed;
});

it("cuts the connection after tries-before-disconnect wrong passwords", async () => {
  const outcome = await logIn([wrongPassword, wrongPassword, password]);
  expect(outcome.code).toBe("ERR_AUTHENTICATION");
  expect((await outcome.server.closed).reason).toBe("too-many-tries");
  expect(outcome.server.log.filter((entry) => entry.startsWith("refused"))).toHaveLength(3);
});

it("delays the answer from backoff-threshold wrong passwords on", async () => {
  const { device, nms } = await connectPair();
  const clock = new ManualClock();
  const retry = { triesBeforeDisconnect: 10, backoffThreshold: 2, backoffFactor: 5 };
  let refusals = 0;
  const server = echoServer(device, {
    clock,
    policy: () => testPolicy({ retry }),
    onRefused: () => {
      refusals++;
    },
  });
  const client = connectSsh(nms, {
    username: "lab",
    credentials: [wrongPassword, key],
    checkHostKey: () => true,
  });
  await expect.poll(() => clock.waiting).toContain(5_000);
  expect(refusals).toBe(2);
  clock.advance(5_000);
  expect((await client).method).toBe("public-key");
  await (await client).close();
  await server.closed;
});

it("tells a client that does not like the host key apart", async () => {
  const { device, nms } = await connectPair();
  const server = echoServer(device);
  const client = connectSsh(nms, {
    username: "lab",
    credentials: [password],
    checkHostKey: () => false,
  });
  await expect(client).rejects.toMatchObject({ code: "ERR_ENROLMENT" });
  expect((await server.closed).reason).toBe("host-key-rejected");
});

it("refuses a certificate that is for another key before it says anything", async () => {
  const { certificate: line } = certificate(testKey("one")) as { certificate: string };
  const mismatch = {
    kind: "certificate",
    privateKey: testKey("other"),
    certificate: line,
  } as const;
  const { device, nms } = await connectPair();
  const login = { username: "lab", credentials: [mismatch], checkHostKey: () => true };
  await expect(connectSsh(nms, login)).rejects.toMatchObject({ code: "ERR_KEY" });
  device.destroy();
  nms.destroy();
});

it("gives up when the login takes too long", async () => {
  const { device, nms } = await connectPair();
  const clock = new ManualClock();
  const client = connectSsh(nms, {
    username: "lab",
    credentials: [password],
    checkHostKey: () => true,
    timeoutSeconds: 30,
    clock,
  });
  clock.advance(30_000);
  await expect(client).rejects.toMatchObject({ code: "ERR_SESSION" });
  device.destroy();
});

it("stops when it is told to", async () => {
  const { device, nms } = await connectPair();
  const controller = new AbortController();
  const client = connectSsh(nms, {
    username: "lab",
    credentials: [password],
    checkHostKey: () => true,
    signal: controller.signal,
  });
  controller.abort(new Error("enough"));
  await expect(client).rejects.toThrow("enough");
  device.destroy();
});
