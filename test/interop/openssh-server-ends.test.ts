import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { AttemptRecord } from "../../src/callhome/index.ts";
import {
  type DeviceOptions,
  type EmulatedDevice,
  emulateDevice,
  type UserOptions,
} from "../../src/index.ts";
import { nextAttempt } from "../../src/testing.ts";
import { findOpenSsh, serveOpenSsh } from "../../src/transport/openssh/index.ts";
import { haveSshd, haveTools } from "../support/foreign-tools.ts";
import { connectPair, testKey, testPolicy } from "../support/ssh-pair.ts";
import { device, watchSshd } from "../support/sshd-device.ts";

/** What comes of one call to a listener that does `behave` and knows no SSH. */
async function callPeer(behave: (socket: Socket) => void): Promise<AttemptRecord> {
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket.on("error", () => undefined));
    behave(socket);
  }).listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address() as AddressInfo;
  const client = "set system services outbound-ssh client nms";
  const configuration = `${client} device-id x\n${client} services netconf\n${client} 127.0.0.1 port ${port} timeout 1`;
  try {
    await using emulated = await emulateDevice({ configuration, sshServer: "openssh" });
    return await nextAttempt(emulated, { timeoutMs: 30_000 });
  } finally {
    for (const socket of sockets) socket.destroy();
    listener.close();
    await once(listener, "close");
  }
}

/** What comes of one call to OpenSSH's client with these arguments. */
async function callOpenSsh(
  folder: string,
  args: readonly string[],
  options: Partial<DeviceOptions> = {},
  meanwhile: (ssh: ChildProcess, emulated: EmulatedDevice) => Promise<unknown> = async () => {},
): Promise<AttemptRecord> {
  const portFile = join(folder, `port-${Math.floor(performance.now())}`);
  const relay = resolve("test/support/listening-relay.mjs");
  const own = `ProxyCommand=${process.execPath} ${relay} ${portFile},StrictHostKeyChecking=no,UserKnownHostsFile=/dev/null,IdentitiesOnly=yes,IdentityAgent=none,LogLevel=ERROR`;
  const settings = own.split(",").flatMap((setting) => ["-o", setting]);
  const ssh = spawn(
    "ssh",
    ["-F", "none", ...args.slice(0, -1), ...settings, "netops@device", ...args.slice(-1)],
    {
      stdio: ["pipe", "ignore", "ignore"],
    },
  );
  const exited = once(ssh, "exit");
  try {
    await expect.poll(() => existsSync(portFile), { timeout: 10_000 }).toBe(true);
    await using emulated = await device(Number(readFileSync(portFile, "utf8")), options);
    const [record] = await Promise.all([
      nextAttempt(emulated, { timeoutMs: 30_000 }),
      meanwhile(ssh, emulated),
    ]);
    return record;
  } finally {
    ssh.kill("SIGKILL");
    await exited;
  }
}

describe.runIf(haveSshd())("the end of a connection that the system's sshd served", () => {
  const watched = watchSshd();

  it.each<[string, (socket: Socket) => void, string, string]>([
    [
      "speaks HTTP",
      (socket) => void socket.write("GET / HTTP/1.1\r\n\r\n"),
      "not-ssh",
      "identification",
    ],
    ["closes at once", (socket) => socket.end(), "peer-closed-early", "identification"],
    [
      "resets",
      (socket) => void socket.once("data", () => socket.resetAndDestroy()),
      "peer-closed-early",
      "identification",
    ],
    ["says nothing", () => undefined, "peer-silent", "identification"],
    [
      "leaves after its identification",
      (socket) => socket.end("SSH-2.0-x\r\n"),
      "key-exchange-failed",
      "key-exchange",
    ],
    [
      "sends garbage after its identification",
      (socket) => void socket.write(`SSH-2.0-x\r\n${"garbage".repeat(50)}`),
      "protocol-error",
      "key-exchange",
    ],
  ])("names the reason when the NMS %s", async (_, behave, reason, phase) => {
    const record = await callPeer(behave);
    expect(record, JSON.stringify(record)).toMatchObject({ reason, phase });
  });

  it.each(["close", "destroy"] as const)(
    "leaves nothing when %s comes before sshd began",
    async (end) => {
      const found = findOpenSsh();
      if (typeof found === "string") throw new Error(found);
      const { device: socket, nms } = await connectPair();
      const reasons: string[] = [];
      const closed = new Promise<void>((over) => {
        const connection = serveOpenSsh(socket, found, {
          hostKeys: [testKey("host")],
          policy: () => testPolicy(),
          onNetconf: () => reasons.push("netconf"),
          onClosed: (reason) => {
            reasons.push(reason);
            over();
          },
        });
        void connection[end]();
      });
      await closed;
      expect(reasons).toEqual(["closed-here"]);
      nms.destroy();
      if (!nms.closed) await once(nms, "close");
    },
  );

  describe.runIf(haveTools("ssh", "ssh-keygen"))("called by OpenSSH's client", () => {
    let login: readonly string[] = [];
    const loginUsers = (): readonly UserOptions[] => [
      { name: "netops", authorizedKeys: [readFileSync(join(watched.folder, "key.pub"), "utf8")] },
    ];
    beforeAll(() => {
      execFileSync("ssh-keygen", [
        "-q",
        "-t",
        "ed25519",
        "-N",
        "",
        "-f",
        join(watched.folder, "key"),
      ]);
      login = ["-i", join(watched.folder, "key")];
    });

    it.each<[string, readonly string[], string, string]>([
      [
        "offers no algorithm that sshd has",
        ["-o", "Ciphers=aes128-cbc", "-s", "netconf"],
        "key-exchange-failed",
        "key-exchange",
      ],
      [
        "does not trust the host key",
        ["-o", "StrictHostKeyChecking=yes", "-s", "netconf"],
        "host-key-rejected",
        "key-exchange",
      ],
      ["asks for a command", ["true"], "no-subsystem", "subsystem"],
      ["asks for another subsystem", ["-s", "sftp"], "no-subsystem", "subsystem"],
    ])("names the reason when it %s", async (_, args, reason, phase) => {
      const record = await callOpenSsh(watched.folder, [...login, ...args], {
        users: loginUsers(),
      });
      expect(record, JSON.stringify(record)).toMatchObject({ reason, phase });
    });

    it("cuts one that no longer answers, as keep-alive says", async () => {
      const client = "set system services outbound-ssh client nms";
      const record = await callOpenSsh(
        watched.folder,
        [...login, "-s", "netconf"],
        {
          users: loginUsers(),
          configuration: `${client} device-id x\n${client} services netconf\n${client} keep-alive timeout 1\n${client} keep-alive retry 1\n${client} 127.0.0.1 port 1`,
        },
        async (ssh, emulated) => {
          await emulated.events.next("attempt-advanced", {
            accept: ({ phase }) => phase === "hello",
          });
          ssh.kill("SIGSTOP");
        },
      );
      expect(record, JSON.stringify(record)).toMatchObject({
        phase: "hello",
        reason: "connection-lost",
        detail: "keep-alive probes went unanswered",
      });
    });
  });
});
