import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttemptRecord, emulateDevice } from "../../src/index.ts";
import { nextAttempt } from "../../src/testing.ts";
import { haveTools } from "../support/foreign-tools.ts";
import { JoiningRelay } from "../support/joining-relay.ts";
import { dialogue } from "../support/openssl-dialogue.ts";
import { credentials, identity, rootPem } from "../support/tls-pki.ts";

let folder = "";

/** The TLS guide's client, called by a device: what it printed, and the device's record. */
async function manage(
  options: readonly string[],
  certificate: Parameters<typeof credentials>[0] = "client-dirname",
): Promise<{ readonly output: string; readonly errors: string; readonly record: AttemptRecord }> {
  const { cert, key } = credentials(certificate);
  await writeFile(join(folder, "client.pem"), cert);
  await writeFile(join(folder, "client.key"), key, { mode: 0o600 });
  await using relay = await JoiningRelay.listen();
  const { certificateChain, privateKey } = identity();
  await using device = await emulateDevice({
    configuration:
      "system { host-name r1; services { netconf { tls { default-client-identity { map-type san-dirname-cn; } } } } }",
    users: [{ name: "lab" }],
    tlsCallHome: {
      servers: [{ host: "127.0.0.1", port: relay.devicePort }],
      certificateChain,
      privateKey,
      trustedRoots: [rootPem],
    },
  });
  const ended = nextAttempt(device, { timeoutMs: 30_000 });
  const files =
    "-quiet -CAfile root.pem -verify_return_error -cert client.pem -cert_chain client.pem -key client.key";
  const child = spawn(
    "openssl",
    ["s_client", "-connect", `127.0.0.1:${relay.clientPort}`, ...files.split(" "), ...options],
    { cwd: folder },
  );
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  child.stdin.on("error", () => undefined);
  child.stdin.write(dialogue);
  const exited = once(child, "close");
  const record = await ended;
  child.stdin.end();
  await exited;
  return { output, errors, record };
}

describe.runIf(haveTools("openssl"))("openssl s_client, called home over TLS", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "openssl-tls-"));
    await writeFile(join(folder, "root.pem"), rootPem);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(["-tls1_2", "-tls1_3"])("manages a device with %s", async (version) => {
    const { output, record } = await manage([version, "-verify_hostname", "device.example.net"]);
    expect(output).toContain("<!-- user lab, class");
    expect(output).toContain("<host-name>r1</host-name>");
    expect(record).toMatchObject({
      phase: "established",
      reason: "session-closed",
      user: "lab",
      method: "certificate",
    });
  });

  it.each([
    ["client-expired", "client-certificate-expired"],
    ["client-self-signed", "client-certificate-self-signed"],
    ["client-wrong-name", "unknown-user"],
  ] as const)("is refused with %s", async (certificate, reason) => {
    const { output, record } = await manage([], certificate);
    expect(record).toMatchObject({ reason });
    expect(output).not.toContain("<hello");
  });

  it.each(["-tls1_2", "-tls1_3"])(
    "refuses a device of another name with %s, and the device says so",
    async (version) => {
      const { record } = await manage([version, "-verify_hostname", "other.example.net"]);
      expect(record).toMatchObject({ reason: "server-certificate-refused" });
    },
  );
});
