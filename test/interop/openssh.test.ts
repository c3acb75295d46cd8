import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HostKey, importPrivateKey } from "../../src/security/index.ts";
import { haveTools } from "../support/foreign-tools.ts";
import {
  type EchoServer,
  echoServer,
  labPassword,
  labUser,
  testKey,
  testPolicy,
} from "../support/ssh-pair.ts";

const relay = resolve("test/support/listening-relay.mjs");
const keyTypes = ["ed25519", "ecdsa", "rsa"] as const;

let folder = "";
let run = 0;

function keygen(...options: readonly string[]): void {
  execFileSync("ssh-keygen", ["-q", ...options], { cwd: folder, stdio: "pipe" });
}

function read(name: string): string {
  return readFileSync(join(folder, name), "utf8").trim();
}

interface SshRun {
  readonly status: number | null;
  readonly output: string;
  readonly messages: string;
  readonly server: EchoServer;
}

interface SshCall {
  readonly options?: readonly string[];
  /** What follows the destination; `-s netconf` by default. */
  readonly command?: readonly string[];
  readonly hostKeys?: readonly HostKey[];
  /** What the NMS expects, if it is not what the device has. */
  readonly knownHostKeys?: readonly HostKey[];
  readonly trustedUserCas?: readonly string[];
  readonly authorizedKeys?: readonly string[];
  readonly password?: string;
  readonly preamble?: string;
}

/** Runs `ssh` as the NMS: its ProxyCommand listens, and a device dials it and serves. */
async function ssh(call: SshCall): Promise<SshRun> {
  const place = join(folder, `run-${run++}`);
  mkdirSync(place);
  const portFile = join(place, "port");
  const { hostKeys = [testKey("host")], password } = call;
  writeFileSync(
    join(place, "known_hosts"),
    (call.knownHostKeys ?? hostKeys).map((key) => `device ${key.publicKeyText}\n`).join(""),
  );
  const settings = [
    "-F",
    "none",
    "-v",
    "-o",
    `ProxyCommand=${process.execPath} ${relay} ${portFile}`,
    "-o",
    `UserKnownHostsFile=${join(place, "known_hosts")}`,
    "-o",
    "GlobalKnownHostsFile=none",
    "-o",
    "StrictHostKeyChecking=yes",
    "-o",
    "IdentitiesOnly=yes",
    "-o",
    "IdentityAgent=none",
    ...(call.options ?? []),
  ];
  const command = call.command ?? ["-s", "lab@device", "netconf"];
  const child = spawn("ssh", [...settings, ...command], {
    env: { ...process.env, ...(password !== undefined && askPass(place, password)) },
  });
  let output = "";
  let messages = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    // The echo is complete: the NMS is done and closes its side.
    if (output === "hello") child.stdin.end();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    messages += chunk.toString();
  });
  child.stdin.on("error", () => {});
  child.stdin.write("hello");
  const exited = new Promise<number | null>((done) => child.once("close", done));
  await expect.poll(() => existsSync(portFile), { timeout: 10_000 }).toBe(true);
  const server = await dial(Number(readFileSync(portFile, "utf8")), call, hostKeys);
  const status = await exited;
  await server.closed;
  return { status, output, messages, server };
}

/** OpenSSH asks this program for the password when it has no terminal. */
function askPass(place: string, password: string): Record<string, string> {
  const program = join(place, "askpass");
  writeFileSync(program, `#!/bin/sh\necho '${password}'\n`, { mode: 0o700 });
  return { SSH_ASKPASS: program, SSH_ASKPASS_REQUIRE: "force", DISPLAY: "none" };
}

function dial(port: number, call: SshCall, hostKeys: readonly HostKey[]): Promise<EchoServer> {
  return new Promise((done, fail) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(call.preamble ?? "");
      const user = { ...labUser, authorizedKeys: call.authorizedKeys ?? [] };
      const users = new Map([["lab", user]]);
      const trustedUserCas = call.trustedUserCas ?? [];
      done(echoServer(socket, { hostKeys, policy: () => testPolicy({ users, trustedUserCas }) }));
    });
    socket.once("error", fail);
  });
}

describe.runIf(haveTools("ssh", "ssh-keygen"))("OpenSSH as the NMS", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "callhome-openssh-"));
    for (const type of keyTypes) {
      keygen("-t", type, "-N", "", "-C", "nms", "-f", type);
      keygen("-t", type, "-N", "", "-C", "ca", "-f", `ca-${type}`);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(keyTypes)("logs in with an %s key", async (type) => {
    const result = await ssh({
      options: ["-i", join(folder, type)],
      authorizedKeys: [read(`${type}.pub`)],
    });
    expect(result.server.log).toContain("login lab public-key");
    expect(result).toMatchObject({ status: 0, output: "hello" });
  });

  it.each(keyTypes.flatMap((type) => keyTypes.map((ca) => [type, ca] as const)))(
    "logs in with an %s certificate from an %s CA",
    async (type, ca) => {
      const name = `${type}-by-${ca}`;
      keygen("-t", type, "-N", "", "-f", name);
      keygen("-s", `ca-${ca}`, "-I", "nms@lab", "-n", "lab", "-V", "-1h:+1h", `${name}.pub`);
      const result = await ssh({
        options: ["-i", join(folder, name)],
        trustedUserCas: [read(`ca-${ca}.pub`)],
      });
      expect(result.server.log).toContain("login lab certificate");
      expect(result).toMatchObject({ status: 0, output: "hello" });
    },
  );

  it.each([
    ["expired", ["-n", "lab", "-V", "20200101:20210101"], "certificate-expired"],
    ["without principals", [], "certificate-no-principals"],
    ["for another user", ["-n", "noc"], "certificate-principal"],
    [
      "for another address",
      ["-n", "lab", "-O", "source-address=192.0.2.0/24"],
      "certificate-source-address",
    ],
    [
      "with a forced command",
      ["-n", "lab", "-O", "force-command=/bin/date"],
      "certificate-force-command",
    ],
    [
      "with an unknown critical option",
      ["-n", "lab", "-O", "critical:unknown@lab=1"],
      "certificate-option-unknown",
    ],
  ])("is refused with a certificate %s", async (name, options, reason) => {
    const file = name.replaceAll(" ", "-");
    keygen("-t", "ed25519", "-N", "", "-f", file);
    keygen("-s", "ca-ed25519", "-I", "bad", ...options, `${file}.pub`);
    const result = await ssh({
      options: [
        "-i",
        join(folder, file),
        "-o",
        "PasswordAuthentication=no",
        "-o",
        "KbdInteractiveAuthentication=no",
      ],
      trustedUserCas: [read("ca-ed25519.pub")],
    });
    expect(result.server.log).toContain(`refused certificate ${reason}`);
    expect(result.status).toBe(255);
  });

  it.each(["password", "keyboard-interactive"])("logs in by %s", async (method) => {
    const result = await ssh({
      options: ["-o", `PreferredAuthentications=${method}`],
      password: labPassword,
    });
    expect(result.server.log).toContain(`login lab ${method}`);
    expect(result).toMatchObject({ status: 0, output: "hello" });
  });

  it("is cut after three wrong passwords", async () => {
    const result = await ssh({
      options: ["-o", "PreferredAuthentications=password", "-o", "NumberOfPasswordPrompts=5"],
      password: "wrong",
    });
    expect(result.status).toBe(255);
    expect((await result.server.closed).reason).toBe("too-many-tries");
  });

  it.each(keyTypes)("accepts an %s host key after the preamble", async (type) => {
    const result = await ssh({
      hostKeys: [testKey("device", type)],
      preamble: "MSG-ID: DEVICE-CONN-INFO\r\nMSG-VER: V1\r\nDEVICE-ID: r1\r\n",
      options: ["-i", join(folder, "ed25519")],
      authorizedKeys: [read("ed25519.pub")],
    });
    expect(result).toMatchObject({ status: 0, output: "hello" });
  });

  it("accepts a host key that ssh-keygen made", async () => {
    for (const type of keyTypes) {
      const key = importPrivateKey(readFileSync(join(folder, `ca-${type}`), "utf8"));
      expect(`${key.publicKeyText} ca`).toBe(read(`ca-${type}.pub`));
      const result = await ssh({
        hostKeys: [key],
        options: ["-i", join(folder, "ed25519")],
        authorizedKeys: [read("ed25519.pub")],
      });
      expect(result.status).toBe(0);
    }
  });

  it("makes encrypted keys that are imported once their passphrase is off, as the error says", () => {
    for (const type of keyTypes) {
      const name = `encrypted-${type}`;
      const load = () => importPrivateKey(readFileSync(join(folder, name), "utf8"));
      keygen("-t", type, "-N", "secret", "-C", "nms", "-f", name);
      expect(load).toThrow("ssh-keygen -p");
      keygen("-p", "-P", "secret", "-N", "", "-f", name);
      expect(`${load().publicKeyText} nms`).toBe(read(`${name}.pub`));
    }
  });

  it("leaves when the host key is not the one it knows", async () => {
    const result = await ssh({
      knownHostKeys: [testKey("another device")],
      options: ["-i", join(folder, "ed25519")],
      authorizedKeys: [read("ed25519.pub")],
    });
    expect(result.status).toBe(255);
    expect((await result.server.closed).reason).toBe("host-key-rejected");
  });

  it.each([
    ["a shell", ["lab@device"], "shell request failed"],
    ["a command", ["lab@device", "show version"], "exec request failed"],
    ["another subsystem", ["-s", "lab@device", "sftp"], "subsystem request failed"],
  ])("is refused %s", async (_name, command, message) => {
    const result = await ssh({
      command,
      options: ["-i", join(folder, "ed25519")],
      authorizedKeys: [read("ed25519.pub")],
    });
    expect(result.messages).toContain(message);
    expect(result.status).toBe(255);
    expect((await result.server.closed).reason).toBe("no-subsystem");
  });

  it("stays usable where forwarding was refused", async () => {
    const result = await ssh({
      options: ["-i", join(folder, "ed25519"), "-A", "-R", "0:127.0.0.1:9"],
      authorizedKeys: [read("ed25519.pub")],
    });
    expect(result).toMatchObject({ status: 0, output: "hello" });
  });
});
