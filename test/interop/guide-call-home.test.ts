import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DeviceOptions, emulateDevice, type HostKeyType } from "../../src/index.ts";
import { haveTools, sshServersHere } from "../support/foreign-tools.ts";
import { manageWithOpenSsh } from "../support/openssh-nms.ts";

/** The steps of the guide "NETCONF Call Home Sessions", with keys of one kind. */
const kinds: readonly {
  readonly kind: HostKeyType;
  readonly keygen: readonly string[];
  /** As `ssh -v` names the negotiated host key, and the certificate of the user. */
  readonly algorithm: string;
  readonly shown: string;
}[] = [
  {
    kind: "rsa",
    keygen: ["-t", "rsa", "-b", "4096"],
    algorithm: "rsa-sha2-512-cert-v01@openssh.com",
    shown: "RSA-CERT",
  },
  {
    kind: "ecdsa",
    keygen: ["-t", "ecdsa", "-b", "384"],
    algorithm: "ecdsa-sha2-nistp256-cert-v01@openssh.com",
    shown: "ECDSA-CERT",
  },
  {
    kind: "ed25519",
    keygen: ["-t", "ed25519"],
    algorithm: "ssh-ed25519-cert-v01@openssh.com",
    shown: "ED25519-CERT",
  },
];

let folder = "";
const file = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(file(name), "utf8");

function keygen(...options: readonly string[]): void {
  execFileSync("ssh-keygen", ["-q", ...options], { cwd: folder, stdio: "pipe" });
}

/** The keys of a device are known once it was made; nobody is called here. */
async function hostKeyOf(options: Partial<DeviceOptions>): Promise<string> {
  await using device = await emulateDevice({ configuration: "", ...options });
  return `${device.identity.hostKeys[0]}\n`;
}

describe.runIf(haveTools("ssh", "ssh-keygen"))("call home by the guide, with OpenSSH", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "callhome-guide-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const cases = sshServersHere().flatMap((server) => kinds.map((one) => ({ ...one, server })));

  it.each(cases)(
    "trusts $kind certificates on both sides with the $server SSH server",
    async ({ kind, server, ...about }) => {
      const device = {
        seed: "guide",
        name: "host",
        hostKeyTypes: [kind],
        sshServer: server,
      };
      const own = (name: string): string => `${kind}_${name}`;
      for (const name of ["user_ca", "host_ca", "id"])
        if (!existsSync(file(own(name)))) keygen(...about.keygen, "-N", "", "-f", own(name));
      const validity = ["-V", "+52w6d"];
      const principals = ["-n", "lab,netconf-user"];
      const user = ["-s", own("user_ca"), "-I", "netconfusers", ...principals, ...validity];
      keygen(...user, `${own("id")}.pub`);
      writeFileSync(file(own("host.pub")), await hostKeyOf(device));
      keygen("-s", own("host_ca"), "-I", "ssh_server", "-h", own("host.pub"));
      const knownHosts = file(own("known_hosts"));
      writeFileSync(knownHosts, `@cert-authority * ${read(`${own("host_ca")}.pub`)}`);

      const strict = ["StrictHostKeyChecking=yes", `UserKnownHostsFile=${knownHosts}`];
      const login = strict.flatMap((setting) => ["-o", setting]);
      const { output, diagnostics, method } = await manageWithOpenSsh(
        { folder, options: ["-v", ...login, "-i", file(own("id"))] },
        {
          ...device,
          files: {
            "/var/tmp/user_ca.pub": read(`${own("user_ca")}.pub`),
            "/var/tmp/ssh_host_key-cert.pub": read(own("host-cert.pub")),
            "/var/tmp/auth_principals_list": "lab\nnetconf-user\n",
          },
          configuration: `
set system host-name reverse1
set system login user netops class super-user
set system services ssh trusted-user-ca-key-file /var/tmp/user_ca.pub
set system services ssh host-certificate-file /var/tmp/ssh_host_key-cert.pub
set system services ssh authorized-principals-file /var/tmp/auth_principals_list
set system services ssh authorized-principals noc
`,
          strictJunos: true,
        },
      );
      expect(diagnostics).toContain(`kex: host key algorithm: ${about.algorithm}`);
      expect(diagnostics).toContain(`matches the ${about.shown} host certificate`);
      expect(diagnostics).toContain(`Server accepts key: ${file(own("id"))} ${about.shown}`);
      expect(method).toBe("certificate");
      expect(output).toContain("<host-name>reverse1</host-name>");
    },
  );

  it("falls back to the plain key of a device for clients without the host CA", async () => {
    const device = { seed: "guide", name: "host" };
    keygen("-t", "ed25519", "-N", "", "-f", "other_ca");
    writeFileSync(file("plain.pub"), await hostKeyOf(device));
    keygen("-s", "other_ca", "-I", "ssh_server", "-h", "plain.pub");
    writeFileSync(file("plain_hosts"), `device ${read("plain.pub")}`);
    const strict = ["StrictHostKeyChecking=yes", `UserKnownHostsFile=${file("plain_hosts")}`];
    const { diagnostics, method } = await manageWithOpenSsh(
      {
        folder,
        options: ["-v", "-o", "PubkeyAuthentication=no", ...strict.flatMap((one) => ["-o", one])],
        password: "lab-secret",
      },
      {
        ...device,
        users: [{ name: "netops", password: "lab-secret" }],
        files: { "/var/tmp/host-cert.pub": read("plain-cert.pub") },
        configuration: "set system services ssh host-certificate-file /var/tmp/host-cert.pub",
      },
    );
    expect(diagnostics).toContain("is known and matches the ED25519");
    expect(method).toBe("keyboard-interactive");
  });

  it("learns from server-sig-algs that an RSA key may sign with SHA-512", async () => {
    keygen("-t", "rsa", "-b", "2048", "-N", "", "-f", "plain_rsa");
    const { diagnostics, method } = await manageWithOpenSsh(
      { folder, options: ["-vvv", "-i", file("plain_rsa")] },
      { users: [{ name: "netops", authorizedKeys: [read("plain_rsa.pub").trim()] }] },
    );
    const [, announced = ""] = /server-sig-algs=<([^>]*)>/.exec(diagnostics) ?? [];
    const plain = announced.split(",").filter((name) => !name.includes("-cert-"));
    expect(plain).toEqual([
      "ssh-ed25519",
      "ecdsa-sha2-nistp256",
      "ecdsa-sha2-nistp384",
      "ecdsa-sha2-nistp521",
      "rsa-sha2-512",
      "rsa-sha2-256",
    ]);
    expect(diagnostics).toContain("sign_and_send_pubkey: using publickey with RSA");
    expect(diagnostics).toMatch(/signing using rsa-sha2-512 /);
    expect(method).toBe("public-key");
  });
});
