import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { certificatesPem, privateKeyPem, testPki } from "../../src/security/pki/index.ts";
import { freePort, havePython, python, runTool } from "../support/foreign-tools.ts";

const pki = testPki({ seed: "asyncssh", now: Date.now() }).tls;
const user = { name: "netops", password: "interop-password" };
let folder = "";

/** What AsyncSSH found when a device called it that shows a leaf of the PKI. */
async function findingsOf(
  kind: "ecdsa" | "rsa",
  algorithm: string,
  trusted: "root" | "stranger" = "root",
): Promise<unknown> {
  const root = join(folder, `${kind}-${trusted}.pem`);
  writeFileSync(root, certificatesPem([pki[kind].authority(trusted).certificate]));
  const { chain, key } = pki[kind].leaf("server");
  const port = await freePort();
  await using _device = await emulateDevice({
    configuration: "system { host-name r1; }",
    users: [user],
    nms: [{ host: "127.0.0.1", port }],
    x509HostCertificate: {
      certificateChain: certificatesPem(chain),
      privateKey: privateKeyPem(key),
    },
    retryScale: 0.02,
  });
  const { name, password } = user;
  const job = [
    "test/interop/python/asyncssh_x509.py",
    String(port),
    name,
    password,
    root,
    algorithm,
  ];
  const { status, stdout, stderr } = await runTool(python, job);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout);
}

describe.runIf(havePython("asyncssh", "OpenSSL"))("AsyncSSH over call home", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "callhome-asyncssh-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ["ecdsa", "x509v3-ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256"],
    ["rsa", "x509v3-rsa2048-sha256", "ssh-rsa"],
  ] as const)("trusts a device by its X.509 chain of kind %s", async (kind, algorithm, key) => {
    expect(await findingsOf(kind, algorithm)).toMatchObject({
      key,
      hello: expect.stringContaining("<session-id>"),
    });
  });

  it("refuses a device whose chain ends at another root", async () => {
    expect(await findingsOf("ecdsa", "x509v3-ecdsa-sha2-nistp256", "stranger")).toMatchObject({
      error: expect.stringContaining("HostKeyNotVerifiable"),
    });
  });
});
