import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DeviceOptions, type EmulatedDevice, emulateDevice } from "../../src/index.ts";
import { nextAttempt } from "../../src/testing.ts";
import { haveTools } from "../support/foreign-tools.ts";

const relay = resolve("test/support/listening-relay.mjs");
const endOfMessage = "]]>]]>";
const hello =
  '<hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities>' +
  "<capability>urn:ietf:params:netconf:base:1.0</capability></capabilities></hello>";
const dialogue = [
  hello,
  '<rpc message-id="1"><get-system-information/></rpc>',
  '<rpc message-id="2"><close-session/></rpc>',
]
  .map((message) => `${message}${endOfMessage}\n`)
  .join("");

let folder = "";

function keygen(...options: readonly string[]): void {
  execFileSync("ssh-keygen", ["-q", ...options], { cwd: folder, stdio: "pipe" });
}

/** `ssh -s netconf` behind a ProxyCommand that listens: the reverse SSH of the IETF slides. */
async function manage(
  login: readonly string[],
  options: Partial<DeviceOptions>,
  password?: string,
): Promise<{ readonly output: string; readonly method: string | undefined }> {
  const portFile = join(folder, `port-${Math.floor(performance.now())}`);
  const askPass = join(folder, "askpass");
  writeFileSync(askPass, `#!/bin/sh\necho '${password ?? ""}'\n`, { mode: 0o700 });
  const quiet =
    "StrictHostKeyChecking=no UserKnownHostsFile=/dev/null IdentitiesOnly=yes IdentityAgent=none LogLevel=ERROR";
  const settings = [`ProxyCommand=${process.execPath} ${relay} ${portFile}`, ...quiet.split(" ")];
  const common = ["-F", "none", ...settings.flatMap((setting) => ["-o", setting])];
  const child = spawn("ssh", [...common, ...login, "-s", "netops@device", "netconf"], {
    env: { ...process.env, SSH_ASKPASS: askPass, SSH_ASKPASS_REQUIRE: "force", DISPLAY: "none" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stdin.on("error", () => undefined);
  child.stdin.write(dialogue);
  const exited = new Promise((done) => child.once("close", done));
  await expect.poll(() => existsSync(portFile), { timeout: 10_000 }).toBe(true);
  await using device: EmulatedDevice = await emulateDevice({
    configuration: "system { host-name reverse1; }",
    nms: [{ host: "127.0.0.1", port: Number(readFileSync(portFile, "utf8")) }],
    ...options,
  });
  const record = await nextAttempt(device, { timeoutMs: 30_000 });
  await exited;
  expect(record, JSON.stringify(record)).toMatchObject({ reason: "session-closed" });
  return { output, method: record.method };
}

describe.runIf(haveTools("ssh", "ssh-keygen"))("OpenSSH as the NMS of a device", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "callhome-reverse-"));
    keygen("-t", "ed25519", "-N", "", "-f", "nms");
    keygen("-t", "ed25519", "-N", "", "-f", "ca");
    keygen("-s", "ca", "-I", "nms", "-n", "noc", "-V", "+1h", "nms.pub");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const read = (file: string): string => readFileSync(join(folder, file), "utf8").trim();

  it("manages it with a certificate of a trusted authority", async () => {
    const login = ["-i", join(folder, "nms")];
    const { output, method } = await manage(login, {
      users: [{ name: "netops" }],
      trustedUserCas: [read("ca.pub")],
      authorizedPrincipals: ["noc"],
    });
    expect(method).toBe("certificate");
    expect(output).toContain("<host-name>reverse1</host-name>");
  });

  it("manages it with a public key of `system login user`", async () => {
    const login = ["-i", join(folder, "nms"), "-o", "CertificateFile=none"];
    const users = [{ name: "netops", authorizedKeys: [read("nms.pub")] }];
    const { output, method } = await manage(login, { users });
    expect(method).toBe("public-key");
    expect(output).toMatch(/<!-- session end at .* UTC -->\n$/);
  });

  it("manages it with a password", async () => {
    const login = ["-o", "PreferredAuthentications=password", "-o", "PubkeyAuthentication=no"];
    const users = [{ name: "netops", password: "lab-secret" }];
    const { output, method } = await manage(login, { users }, "lab-secret");
    expect(method).toBe("password");
    expect(output).toMatch(/^<!-- No zombies/);
    expect(output).toContain("<!-- user netops, class j-super-user -->");
  });
});
