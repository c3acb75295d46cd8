import { describe, expect, it } from "vitest";
import { type EmulatedDevice, emulateDevice } from "../../../src/index.ts";
import { callHomePair, nextAccepted, untilListening } from "../../../src/testing.ts";
import { doorUser, knock, logIn, openSession, turnedAway } from "../../support/door-client.ts";

const anyPort = { ports: { ssh: 0, "netconf-ssh": 0 } };

function device(services: string, options: object = {}): Promise<EmulatedDevice> {
  return emulateDevice({
    configuration: `system { host-name r1; services { ${services} } }`,
    users: [doorUser],
    listen: anyPort,
    ...options,
  });
}

describe("a device that listens", () => {
  it("serves NETCONF on both ssh services, and writes down who came", async () => {
    await using r1 = await device("ssh; netconf { ssh; }");
    for (const service of ["ssh", "netconf-ssh"] as const) {
      const listener = await untilListening(r1, service);
      const opened = r1.events.next("session-opened");
      const { ssh, netconf } = await openSession(listener);
      const { session } = await opened;
      expect(session).toMatchObject({ origin: "accepted", client: service, user: "netops" });
      expect(r1.sessions).toEqual([expect.objectContaining({ client: service })]);
      const reply = await netconf.rpc("<get-system-information/>");
      expect(reply.text).toContain("<host-name>r1</host-name>");
      const ended = nextAccepted(r1);
      await netconf.close();
      await ssh.close();
      expect(await ended).toMatchObject({
        device: "r1",
        origin: "accepted",
        client: service,
        server: { host: "127.0.0.1", port: expect.any(Number) },
        sequence: 1,
        phase: "established",
        reason: "session-closed",
        user: "netops",
        method: "password",
        localAddress: "127.0.0.1",
      });
    }
    expect(r1.journal.map(({ client }) => client)).toEqual(["ssh", "netconf-ssh"]);
    const [record] = r1.journal;
    expect(Object.keys(record?.milliseconds ?? {})).toEqual([
      "identification",
      "key-exchange",
      "authentication",
      "subsystem",
      "hello",
      "established",
    ]);
    expect(record?.bytes.received).toBeGreaterThan(1_000);
  });

  it("listens nowhere unless it is told to", async () => {
    await using r1 = await device("ssh; netconf { ssh; }", { listen: undefined });
    expect(r1.listeners).toEqual([]);
  });

  it("offers all its host keys there, and the first one only when it calls home", async () => {
    await using r1 = await device("ssh;", { hostKeyTypes: ["ed25519", "ecdsa", "rsa"] });
    const socket = await knock(await untilListening(r1, "ssh"));
    socket.write("SSH-2.0-test\r\n");
    let text = "";
    for await (const chunk of socket) {
      text += String(chunk);
      if (text.includes("rsa-sha2-256") || text.length > 4_000) break;
    }
    expect(text).toMatch(/^SSH-2\.0-OpenSSH/);
    expect(text).toMatch(/ssh-ed25519,ecdsa-sha2-nistp256,rsa-sha2/);
  });

  it("refuses the subsystem on ssh without netconf ssh, and serves it once a commit adds that", async () => {
    await using r1 = await device("ssh;");
    const ssh = await logIn(await untilListening(r1, "ssh"));
    await expect(ssh.openNetconf()).rejects.toMatchObject({ code: "ERR_SESSION" });
    await r1.configure("set system services netconf ssh");
    await ssh.openNetconf();
    await ssh.close();
  });

  it("keeps a connection open after its last session, for the client to use again", async () => {
    await using r1 = await device("netconf { ssh; }");
    await using first = await openSession(await untilListening(r1, "netconf-ssh"));
    const closed = r1.events.next("session-closed");
    await first.netconf.close();
    await closed;
    await expect(first.ssh.openNetconf()).resolves.toBeDefined();
  });

  it("gives a connection as many sessions as max-sessions-per-connection says", async () => {
    await using r1 = await device("ssh { max-sessions-per-connection 2; } netconf { ssh; }");
    const ssh = await logIn(await untilListening(r1, "netconf-ssh"));
    await ssh.openNetconf();
    await ssh.openNetconf();
    await expect(ssh.openNetconf()).rejects.toMatchObject({ code: "ERR_SESSION" });
    await ssh.close();
  });

  it("ends the sessions of its services when it is closed", async () => {
    const r1 = await device("netconf { ssh; }");
    const session = await openSession(await untilListening(r1, "netconf-ssh"));
    const ended = nextAccepted(r1);
    await r1.close();
    expect(await ended).toMatchObject({ reason: "device-closed", phase: "established" });
    await session.ssh.closed;
    expect(r1.listeners).toEqual([]);
  });

  it("calls home beside that", async () => {
    await using pair = await callHomePair({
      configuration: "system { services { netconf { ssh; } } }",
      users: [doorUser],
      listen: anyPort,
    });
    await using session = await openSession(await untilListening(pair.device, "netconf-ssh"));
    expect(session.netconf.sessionId).toBeGreaterThan(0);
    expect(pair.device.sessions.map(({ origin, client }) => [origin, client])).toEqual([
      ["dialled", "nms"],
      ["accepted", "netconf-ssh"],
    ]);
  });
});

describe("a stranger at a service", () => {
  it.each([
    ["connects and leaves", "", "peer-closed-early", "identification"],
    ["speaks HTTP", "GET / HTTP/1.1\r\n\r\n", "not-ssh", "identification"],
    ["breaks off in key exchange", "SSH-2.0-x\r\n", "key-exchange-failed", "key-exchange"],
  ])("that %s leaves a record and harms nobody", async (_what, words, reason, phase) => {
    await using r1 = await device("netconf { ssh; }");
    const listener = await untilListening(r1, "netconf-ssh");
    await using session = await openSession(listener);
    const ended = nextAccepted(r1);
    const socket = await knock(listener);
    socket.end(words);
    socket.resume();
    expect(await ended).toMatchObject({ origin: "accepted", sequence: 2, reason, phase });
    expect((await session.netconf.rpc("<get-system-information/>")).errors).toEqual([]);
  });

  it("is closed at once beyond connection-limit, and let in when someone has left", async () => {
    await using r1 = await device("netconf { ssh { connection-limit 2; } }");
    const listener = await untilListening(r1, "netconf-ssh");
    const held = await knock(listener);
    await using _session = await openSession(listener);
    const refused = nextAccepted(r1);
    await turnedAway(listener);
    expect(await refused).toMatchObject({
      phase: "tcp",
      reason: "connection-limit",
      detail: "2 are open",
      bytes: { sent: 0, received: 0 },
    });
    const left = nextAccepted(r1);
    held.destroy();
    await left;
    await using again = await openSession(listener);
    expect(again.netconf.sessionId).toBeGreaterThan(0);
  });

  it.each([
    ["ssh", "ssh { rate-limit 1; }"],
    ["netconf-ssh", "netconf { ssh { rate-limit 1; } }"],
  ] as const)("is closed at once beyond rate-limit of %s", async (service, statements) => {
    await using r1 = await device(statements);
    const listener = await untilListening(r1, service);
    const first = nextAccepted(r1);
    (await knock(listener)).destroy();
    expect(await first).toMatchObject({ reason: "peer-closed-early" });
    const second = nextAccepted(r1);
    await turnedAway(listener);
    expect(await second).toMatchObject({ phase: "tcp", reason: "rate-limit" });
  });

  it("does not push the story of call home out of the journal", async () => {
    await using r1 = await device("netconf { ssh { connection-limit 1; rate-limit 250; } }", {
      nms: [{ host: "127.0.0.1", port: 1 }],
    });
    await r1.events.next("attempt-ended", { accept: ({ origin }) => origin === "dialled" });
    const listener = await untilListening(r1, "netconf-ssh");
    const held = await knock(listener);
    for (let count = 0; count < 260; count++) await turnedAway(listener);
    held.destroy();
    const dials = r1.journal.filter(({ origin }) => origin === "dialled");
    expect(dials[0]).toMatchObject({ client: "nms", sequence: 1, reason: "connection-refused" });
    expect(r1.journal.length - dials.length).toBe(256);
  });
});
