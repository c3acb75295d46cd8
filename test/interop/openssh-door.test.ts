import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { nextAccepted, untilListening } from "../../src/testing.ts";
import { haveTools } from "../support/foreign-tools.ts";
import { closing, opening } from "../support/openssh-nms.ts";

let folder = "";
const file = (name: string): string => join(folder, name);

function keygen(...options: readonly string[]): void {
  execFileSync("ssh-keygen", ["-q", ...options], { cwd: folder, stdio: "pipe" });
}

describe.runIf(haveTools("ssh", "ssh-keygen"))("OpenSSH as an NMS that polls", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "openssh-door-"));
    for (const name of ["nms", "user_ca", "host_ca"]) keygen("-t", "ed25519", "-N", "", "-f", name);
    keygen("-s", "user_ca", "-I", "nms", "-n", "netops", "-V", "+1h", "nms.pub");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(["ssh", "netconf-ssh"] as const)(
    "manages a device through its service %s, with certificates on both sides",
    async (service) => {
      const identity = { seed: "door", name: "host", hostKeyTypes: ["ecdsa", "ed25519"] } as const;
      {
        await using before = await emulateDevice({ configuration: "", ...identity });
        writeFileSync(file("host.pub"), `${before.identity.hostKeys[0]}\n`);
      }
      keygen("-s", "host_ca", "-I", "host", "-h", "-n", "127.0.0.1", "host.pub");
      const authority = readFileSync(file("host_ca.pub"), "utf8");
      writeFileSync(file("known_hosts"), `@cert-authority * ${authority}`);
      await using device = await emulateDevice({
        ...identity,
        configuration: `set system host-name polled1
set system services ssh host-certificate-file /var/tmp/host-cert.pub
set system services netconf ssh`,
        users: [{ name: "netops" }],
        trustedUserCas: [readFileSync(file("user_ca.pub"), "utf8").trim()],
        files: { "/var/tmp/host-cert.pub": { path: file("host-cert.pub") } },
        listen: { ports: { ssh: 0, "netconf-ssh": 0 } },
      });
      const { port } = await untilListening(device, service);
      const ended = nextAccepted(device);
      const settings =
        `StrictHostKeyChecking=yes UserKnownHostsFile=${file("known_hosts")} IdentitiesOnly=yes IdentityAgent=none`
          .split(" ")
          .flatMap((setting) => ["-o", setting]);
      const target = ["-p", String(port), "-i", file("nms"), "-s", "netops@127.0.0.1", "netconf"];
      const child = spawn("ssh", ["-F", "none", "-v", ...settings, ...target]);
      let output = "";
      let diagnostics = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => (diagnostics += text));
      child.stdin.on("error", () => undefined);
      child.stdin.write(opening + closing);
      await once(child, "close");
      expect(diagnostics).toContain("matches the ECDSA-CERT host certificate");
      expect(output).toContain("<host-name>polled1</host-name>");
      expect(await ended).toMatchObject({
        origin: "accepted",
        client: service,
        reason: "session-closed",
        user: "netops",
        method: "certificate",
      });
    },
  );

  it("runs commands of the CLI and gets their output and exit status", async () => {
    await using device = await emulateDevice({
      configuration: "system { host-name polled1; services { ssh; } }",
      users: [{ name: "netops", authorizedKeys: [readFileSync(file("nms.pub"), "utf8").trim()] }],
      listen: { ports: { ssh: 0 } },
    });
    const { port } = await untilListening(device, "ssh");
    const options = "StrictHostKeyChecking=no UserKnownHostsFile=/dev/null IdentitiesOnly=yes";
    const settings = options.split(" ").flatMap((setting) => ["-o", setting]);
    const run = async (...command: readonly string[]): Promise<readonly [string, number]> => {
      const target = ["-p", String(port), "-i", file("nms"), "netops@127.0.0.1", ...command];
      const child = spawn("ssh", ["-F", "none", "-n", "-q", ...settings, ...target]);
      let output = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
      const [status] = (await once(child, "close")) as [number];
      return [output, status];
    };
    const [version, status] = await run("show", "version");
    expect(version).toMatch(/^Hostname: polled1\nModel: /);
    expect(status).toBe(0);
    expect(await run("show configuration system services | display set")).toEqual([
      "set system services ssh\n",
      0,
    ]);
    expect(await run("show bogus")).toEqual([
      "error: syntax error, expecting <command>: bogus\n",
      1,
    ]);
    expect(await run("sh ver | match host")).toEqual(["Hostname: polled1\n", 0]);
    expect((await run())[1]).not.toBe(0);
  });
});
