import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  deviceFiles,
  makerFiles,
  sshCertificateNames,
  sshFiles,
  storeFiles,
  type TlsLeafName,
  testPki,
  tlsFiles,
  tlsKeyTypes,
  tlsLeafNames,
} from "../../src/security/pki/index.ts";
import { type Finished, haveTools, runTool } from "../support/foreign-tools.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "callhome-pki-"));
  const pki = testPki({ seed: "interop", now: Date.now() });
  storeFiles(folder, sshFiles(pki.ssh));
  for (const type of tlsKeyTypes) storeFiles(folder, tlsFiles(pki.tls[type], type));
  storeFiles(folder, makerFiles(pki.maker));
  storeFiles(folder, deviceFiles(pki.maker, "CH0123AB4567"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = (file: string): string => join(folder, file);
const openssl = (...words: readonly string[]): Promise<Finished> => runTool("openssl", words);
const keygen = (...words: readonly string[]): Promise<Finished> => runTool("ssh-keygen", words);

/** What `openssl verify` says about a bad leaf, in the role and under the name that it is used for. */
const complaints: Partial<Record<TlsLeafName, string>> = {
  "server-expired": "certificate has expired",
  "client-expired": "certificate has expired",
  "server-not-yet-valid": "certificate is not yet valid",
  "client-not-yet-valid": "certificate is not yet valid",
  "server-wrong-ca": "unable to get local issuer certificate",
  "client-wrong-ca": "unable to get local issuer certificate",
  "server-self-signed": "self-signed certificate",
  "client-self-signed": "self-signed certificate",
  "server-bad-signature": "certificate signature failure",
  "client-bad-signature": "certificate signature failure",
  "server-revoked": "certificate revoked",
  "client-revoked": "certificate revoked",
  "server-missing-intermediate": "unable to get local issuer certificate",
  "client-missing-intermediate": "unable to get local issuer certificate",
  "server-wrong-name": "hostname mismatch",
  "server-wrong-purpose": "unsuitable certificate purpose",
  "client-wrong-purpose": "unsuitable certificate purpose",
};

describe.runIf(haveTools("openssl"))("openssl", () => {
  describe.each(tlsKeyTypes)("with %s keys", (type) => {
    const file = (name: string): string => path(`tls/${type}/${name}`);

    function verify(name: TlsLeafName, ...more: readonly string[]): Promise<Finished> {
      const server = ["-purpose", "sslserver", "-verify_hostname", "device.example.net"];
      const use = name.startsWith("server") ? server : ["-purpose", "sslclient"];
      const chain = ["-CAfile", file("root.pem"), "-untrusted", file(`${name}.pem`)];
      return openssl("verify", "-x509_strict", ...use, ...chain, ...more, file(`${name}.pem`));
    }

    it.each(tlsLeafNames)("judges %s as its name says", async (name) => {
      const crls = ["root", "intermediate"].flatMap((ca) => ["-CRLfile", file(`${ca}.crl`)]);
      const alone = /missing-intermediate|wrong-ca|self-signed/.test(name);
      const { status, stdout, stderr } = await verify(
        name,
        ...(alone ? [] : ["-crl_check_all", ...crls]),
      );
      const complaint = complaints[name];
      expect(`${stdout}${stderr}`).toContain(complaint ?? `${name}.pem: OK`);
      expect(status === 0).toBe(complaint === undefined);
    });

    it("takes revoked leaves where no list is read, and a stale list for none", async () => {
      expect((await verify("client-revoked")).status).toBe(0);
      const stale = await verify("client-dirname", "-crl_check", "-CRLfile", file("stale.crl"));
      expect(stale.stderr).toContain("CRL has expired");
    });

    it("finds the revocation lists signed by their CA, with the revoked leaves", async () => {
      for (const [list, ca] of [
        ["root", "root"],
        ["intermediate", "intermediate"],
        ["stale", "intermediate"],
      ] as const) {
        const words = ["-in", file(`${list}.crl`), "-CAfile", file(`${ca}.pem`), "-noout", "-text"];
        const { stdout, stderr } = await openssl("crl", ...words);
        expect(`${stdout}${stderr}`).toContain("verify OK");
        expect(stdout.match(/Serial Number: /g) ?? []).toHaveLength(list === "root" ? 0 : 2);
      }
    });

    it("reads the private keys and finds them in the certificates", async () => {
      for (const [key, certificate] of [
        ["root", "root"],
        ["intermediate", "intermediate"],
        ["server", "server"],
        ["client", "client-ip"],
      ] as const) {
        const ofKey = await openssl("pkey", "-in", file(`${key}.key`), "-pubout");
        const certified = ["-in", file(`${certificate}.pem`), "-noout", "-pubkey"];
        expect(ofKey.stdout).toContain("PUBLIC KEY");
        expect((await openssl("x509", ...certified)).stdout).toBe(ofKey.stdout);
      }
    });
  });

  it("verifies a device certificate below its maker and reads its subject", async () => {
    const certificate = path("devices/CH0123AB4567/idevid.pem");
    const trusted = ["-x509_strict", "-CAfile", path("devices/maker-ca.pem")];
    expect((await openssl("verify", ...trusted, certificate)).status).toBe(0);
    const { stdout } = await openssl("x509", "-in", certificate, "-noout", "-subject", "-enddate");
    expect(stdout).toBe(
      "subject=serialNumber = CH0123AB4567, CN = CH0123AB4567\nnotAfter=Dec 31 23:59:59 9999 GMT\n",
    );
  });
});

describe.runIf(haveTools("ssh-keygen"))("ssh-keygen", () => {
  const ssh = (name: string): string => path(`ssh/${name}`);

  it.each(sshCertificateNames.filter((name) => !/bad-signature|sha1/.test(name)))(
    "lists certificate %s",
    async (name) => {
      const { status, stdout } = await keygen("-L", "-f", ssh(`${name}-cert.pub`));
      expect(status).toBe(0);
      expect(stdout).toContain(`Key ID: "${name}"`);
      const host = name.startsWith("host") !== name.endsWith("wrong-kind");
      expect(stdout).toContain(host ? " host certificate" : " user certificate");
      const none = name.endsWith("no-principals");
      expect(/Principals: \(none\)/.test(stdout)).toBe(none);
    },
  );

  it.each(["user", "host"])(
    "refuses a %s certificate whose signature does not fit",
    async (role) => {
      const { status } = await keygen("-L", "-f", ssh(`${role}-bad-signature-cert.pub`));
      expect(status).not.toBe(0);
    },
  );

  it.each(["user", "host"])("sees that a %s certificate is signed with SHA-1", async (role) => {
    const { stdout } = await keygen("-L", "-f", ssh(`${role}-sha1-cert.pub`));
    expect(stdout).toMatch(/Signing CA: RSA .* \(using ssh-rsa\)/);
  });

  it.each(["user-ed25519", "user-ecdsa", "user-rsa", "host-ca-ed25519"])(
    "reads private key %s",
    async (name) => {
      const { stdout } = await keygen("-y", "-f", ssh(name));
      expect(stdout.trim()).toBe(readFileSync(ssh(`${name}.pub`), "utf8").trim());
    },
  );

  it.each(["user", "host"])(
    "finds exactly the revoked %s certificate on its list",
    async (role) => {
      const query = ["-Q", "-f", ssh(`revoked-${role}s.krl`)];
      const revoked = await keygen(...query, ssh(`${role}-revoked-cert.pub`));
      expect(revoked.stdout).toContain("REVOKED");
      const good = await keygen(
        ...query,
        ssh(`${role}-ed25519-cert.pub`),
        ssh(`${role}-ed25519.pub`),
      );
      expect(good.stdout.match(/: ok$/gm)).toHaveLength(2);
    },
  );

  it("signs a further certificate with a CA key of ours", async () => {
    const words = ["-q", "-s", ssh("user-ca-ecdsa"), "-I", "further", "-n", "lab", "-V", "+1h"];
    copyFileSync(ssh("user-rsa.pub"), ssh("further.pub"));
    expect((await keygen(...words, ssh("further.pub"))).status).toBe(0);
    const { stdout } = await keygen("-L", "-f", ssh("further-cert.pub"));
    expect(stdout).toContain('Key ID: "further"');
  });
});
