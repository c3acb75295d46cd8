import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeviceOptions } from "../../src/index.ts";
import { ManualClock, untilManaged } from "../../src/testing.ts";
import { haveTools, sshServersHere } from "../support/foreign-tools.ts";
import { manageWithOpenSsh, type OpenSshVisit } from "../support/openssh-nms.ts";

let folder = "";

function keygen(...options: readonly string[]): void {
  execFileSync("ssh-keygen", ["-q", ...options], { cwd: folder, stdio: "pipe" });
}

function manage(
  options: readonly string[],
  device: Partial<DeviceOptions>,
  password?: string,
): Promise<OpenSshVisit> {
  return manageWithOpenSsh(
    { folder, options, ...(password !== undefined && { password }) },
    device,
  );
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

  describe.each(sshServersHere())("with the %s SSH server", (sshServer) => {
    it("manages it with a certificate of a trusted authority", async () => {
      const login = ["-i", join(folder, "nms")];
      const { output, method } = await manage(login, {
        sshServer,
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
      const { output, method } = await manage(login, { sshServer, users });
      expect(method).toBe("public-key");
      expect(output).toMatch(/<!-- session end at .* UTC -->\n$/);
    });

    it("manages it with a password", async () => {
      const login = ["-o", "PreferredAuthentications=password", "-o", "PubkeyAuthentication=no"];
      const users = [{ name: "netops", password: "lab-secret" }];
      const { output, method } = await manage(login, { sshServer, users }, "lab-secret");
      expect(method).toBe("password");
      expect(output).toMatch(/^<!-- No zombies/);
      expect(output).toContain("<!-- user netops, class j-super-user -->");
    });
  });

  it("answers the probes of keep-alive on its session", async () => {
    const clock = new ManualClock();
    const visit = await manageWithOpenSsh(
      {
        folder,
        options: ["-vvv", "-i", join(folder, "nms")],
        during: async (device, diagnostics) => {
          clock.advance(0);
          await untilManaged(device, { timeoutMs: 20_000 });
          clock.advance(15_000);
          await expect
            .poll(diagnostics, { timeout: 10_000 })
            .toMatch(/channel \d+ rtype keepalive@openssh.com reply 1/);
        },
      },
      {
        clock,
        configuration: `system { services { outbound-ssh { client noc {
          device-id r1; services netconf; keep-alive { retry 3; timeout 15; }
        } } } }`,
        users: [{ name: "netops", authorizedKeys: [read("nms.pub")] }],
      },
    );
    expect(visit.probes).toEqual({ sent: 1, answered: 1 });
  });
});
