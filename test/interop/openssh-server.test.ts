import { readdirSync } from "node:fs";
import { userInfo } from "node:os";
import { describe, expect, it } from "vitest";
import { systemClock } from "../../src/base/index.ts";
import { phases, printPreamble, tcpDialer } from "../../src/callhome/index.ts";
import type { DeviceOptions } from "../../src/index.ts";
import { type NmsCredentials, receiveCallHome } from "../../src/nms/index.ts";
import { nextAttempt, untilManaged } from "../../src/testing.ts";
import { findOpenSsh, serveOpenSsh } from "../../src/transport/openssh/index.ts";
import { printCompactXml } from "../../src/xml/index.ts";
import { haveSshd } from "../support/foreign-tools.ts";
import { testKey, testPolicy } from "../support/ssh-pair.ts";
import {
  call,
  certificate,
  device,
  password,
  publicKey,
  userKey,
  watchSshd,
} from "../support/sshd-device.ts";
import { sshdProcesses, sshdProcessIds } from "../support/sshd-traces.ts";

describe.runIf(haveSshd())("a device whose SSH server is the system's sshd", () => {
  const watched = watchSshd();

  it("is configured over it, and its record says what sshd logged", async () => {
    const replies: string[] = [];
    const record = await call(
      { username: "netops", credentials: password("lab-secret") },
      {},
      async (managed) => {
        const ask = async (operation: string): Promise<void> => {
          const { reply, errors } = await managed.rpc(operation);
          expect(errors).toEqual([]);
          replies.push(printCompactXml(reply));
        };
        await ask(
          "<edit-config><target><candidate/></target><config><configuration><system>" +
            "<location><building>K2</building></location></system></configuration></config></edit-config>",
        );
        await ask("<commit/>");
        await ask("<get-configuration/>");
      },
    );
    expect(replies[2]).toContain("<building>K2</building>");
    expect(record).toMatchObject({
      phase: "established",
      reason: "session-closed",
      user: "netops",
      method: "password",
      localAddress: "127.0.0.1",
    });
    expect(Object.keys(record.milliseconds)).toEqual(phases.filter((phase) => phase !== "proxy"));
    // sshd does not tell how much it read and wrote.
    expect(record.bytes).toEqual({ sent: 60, received: 0 });
  });

  it.each<[string, string, NmsCredentials["credentials"], Partial<DeviceOptions>, object]>([
    ["a key", "netops", publicKey, {}, { method: "public-key", user: "netops" }],
    [
      "a certificate that names the login",
      "viewer",
      certificate(["viewer"]),
      {},
      { method: "certificate", user: "viewer" },
    ],
    [
      "a certificate with an authorized principal",
      "viewer",
      certificate(["other", "noc"]),
      { authorizedPrincipals: ["noc"] },
      { method: "certificate", user: "viewer" },
    ],
  ])("lets in %s", async (_, username, credentials, options, record) => {
    expect(await call({ username, credentials }, options)).toMatchObject({
      reason: "session-closed",
      phase: "established",
      ...record,
    });
  });

  it.each([
    ["127.0.0.0/8", "session-closed"],
    ["192.0.2.0/24", "login-failed"],
  ])("lets sshd see whence the NMS calls: a principal from %s ends in %s", async (from, reason) => {
    const record = await call(
      { username: "viewer", credentials: certificate(["noc"]) },
      {
        configuration: "set system services ssh authorized-principals-file /var/tmp/principals",
        files: { "/var/tmp/principals": `from="${from}" noc\n` },
      },
    );
    expect(record, JSON.stringify(record)).toMatchObject({ reason });
  });

  it.each<[string, string, NmsCredentials["credentials"], Partial<DeviceOptions>, RegExp]>([
    ["a wrong password", "netops", password("wrong"), {}, /^password of 'netops': refused/],
    ["an unknown user", "who", password("lab-secret"), {}, /password of 'who': unknown-user/],
    ["the password of an account without one", "viewer", password(""), {}, /of 'viewer': refused/],
    [
      "an account of this machine that the device does not have",
      "nobody",
      password("x"),
      {},
      /of 'nobody': unknown-user/,
    ],
    [
      "a certificate for another login",
      "netops",
      certificate(["viewer"]),
      {},
      /^public-key of 'netops': name is not a listed principal/,
    ],
    [
      "a certificate without an authorized principal",
      "netops",
      certificate(["netops"]),
      { authorizedPrincipals: ["noc"] },
      /^public-key of 'netops': /,
    ],
    [
      "root where root-login is denied",
      "root",
      certificate(["root"]),
      {
        configuration:
          "system { services { ssh { root-login deny; } } root-authentication { encrypted-password x; } }",
      },
      /^login of 'root': /,
    ],
  ])("keeps out %s, with sshd's reason", async (_, username, credentials, options, detail) => {
    const record = await call({ username, credentials }, options);
    expect(record, JSON.stringify(record)).toMatchObject({
      phase: "authentication",
      reason: "login-failed",
    });
    expect(record.detail).toMatch(detail);
    expect(record).not.toHaveProperty("user");
  });

  it("cuts one that tries too often", async () => {
    const credentials = ["one", "two", "three", "lab-secret"].flatMap(password);
    const record = await call({ username: "netops", credentials });
    expect(record, JSON.stringify(record)).toMatchObject({
      phase: "authentication",
      reason: "too-many-tries",
    });
  });

  it("serves root as a login like any other, without root's rights", async () => {
    const configuration = "system { root-authentication { encrypted-password x; } }";
    const record = await call(
      { username: "root", credentials: certificate(["root"]) },
      { configuration },
    );
    expect(record).toMatchObject({ reason: "session-closed", user: "root" });
  });

  it("takes a commit into account at the next connection", async () => {
    const credentials = { username: "late", credentials: certificate(["late"]) };
    await using nms = await receiveCallHome({ credentials });
    await using emulated = await device(nms.port, { retryScale: 0.01 });
    expect(await nextAttempt(emulated)).toMatchObject({ reason: "login-failed" });
    await emulated.configure("set system login user late class super-user");
    expect(await untilManaged(emulated)).toMatchObject({ user: "late", class: "super-user" });
  });

  it("ends the session and sshd when it is closed", async () => {
    await using nms = await receiveCallHome({
      credentials: { username: "netops", credentials: publicKey },
    });
    const emulated = await device(nms.port);
    await untilManaged(emulated);
    expect(sshdProcesses(watched.folder).length).toBeGreaterThan(1);
    const ended = nextAttempt(emulated);
    await emulated.close();
    expect(await ended).toMatchObject({ reason: "device-closed", user: "netops" });
    expect(readdirSync(watched.folder)).toEqual([]);
    expect(sshdProcessIds()).toEqual([]);
  });

  it("says that sshd failed when something kills it, and takes its other processes away", async () => {
    await using nms = await receiveCallHome({
      credentials: { username: "netops", credentials: publicKey },
    });
    await using emulated = await device(nms.port);
    await untilManaged(emulated);
    const ended = nextAttempt(emulated);
    for (const pid of sshdProcessIds()) process.kill(pid, "SIGKILL");
    expect(await ended).toMatchObject({
      reason: "server-failed",
      detail: "sshd was ended by SIGKILL",
    });
  });

  it("knows this machine's accounts alone without libnss_wrapper, and none of their passwords", async () => {
    const found = findOpenSsh();
    if (typeof found === "string") throw new Error(found);
    const { username } = userInfo();
    const account = {
      name: username,
      class: "super-user",
      authorizedKeys: [userKey.publicKeyText],
    };
    const records: string[] = [];
    for (const credentials of [publicKey, password("x")]) {
      await using nms = await receiveCallHome({ credentials: { username, credentials } });
      const dial = tcpDialer(systemClock, { paused: true });
      const target = { host: nms.host, port: nms.port, retry: 1, timeoutSeconds: 10 };
      const { signal } = new AbortController();
      const result = await dial(target, { signal, resolved: () => undefined });
      if (result.kind === "failed") throw new Error(result.detail);
      result.socket.write(printPreamble({ deviceId: "x" }));
      const policy = testPolicy({ users: new Map([[username, account]]) });
      await new Promise<void>((over) => {
        serveOpenSsh(
          result.socket,
          { ...found, nssWrapper: undefined },
          {
            hostKeys: [testKey("host")],
            policy: () => policy,
            onLogin: ({ method }) => records.push(method),
            onNetconf: (channel) => {
              channel.open({ received: () => channel.close(), drained: () => {}, ended: () => {} });
            },
            onClosed: (reason, detail) => {
              records.push(`${reason} ${detail}`);
              over();
            },
          },
        );
      });
    }
    expect(records).toEqual([
      "public-key",
      // The NMS closes before it has read all that sshd sent, so the kernel may answer with a reset.
      expect.stringMatching(/^(peer-closed|connection-lost) /),
      expect.stringMatching(/^peer-closed-in-login without libnss_wrapper only accounts of this/),
    ]);
  });
});
