import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type AttemptRecord,
  type EmulatedDevice,
  emulateDevice,
  receiveCallHome,
  Secret,
} from "../../src/index.ts";
import { nextAccepted, nextAttempt, untilListening } from "../../src/testing.ts";
import { freePort, haveTools } from "../support/foreign-tools.ts";
import { JoiningRelay } from "../support/joining-relay.ts";
import { dialogue } from "../support/openssl-dialogue.ts";

let folder = "";

function openssl(line: string): string {
  const { status, stdout, stderr } = spawnSync("openssl", line.split(" "), {
    cwd: folder,
    encoding: "utf8",
  });
  expect(status, `openssl ${line}: ${stderr}`).toBe(0);
  return stdout;
}

/** Keys and certificates as the guide makes them: a root, a request and a certificate for each side, an intermediate for the server. */
function makeCertificates(): void {
  for (const root of ["clientRootCA", "serverRootCA"])
    openssl(
      `req -x509 -newkey rsa:2048 -nodes -keyout ${root}.key -out ${root}.crt -days 2 -subj /CN=${root}`,
    );
  openssl("genrsa -out serverIntCA.key 2048");
  openssl(
    "req -new -key serverIntCA.key -out serverIntCA.csr -subj /CN=serverIntCA -addext basicConstraints=critical,CA:TRUE",
  );
  openssl(
    "x509 -req -in serverIntCA.csr -CA serverRootCA.crt -CAkey serverRootCA.key -CAcreateserial -copy_extensions copy -days 2 -out serverIntCA.crt",
  );
  for (const [side, authority] of [
    ["client", "clientRootCA"],
    ["server", "serverIntCA"],
    ["otherclient", "clientRootCA"],
  ] as const) {
    openssl(`genrsa -out ${side}.key 2048`);
    openssl(`req -new -key ${side}.key -out ${side}.csr -subj /CN=${side}.example.net`);
    openssl(
      `x509 -req -in ${side}.csr -CA ${authority}.crt -CAkey ${authority}.key -CAcreateserial -days 2 -out ${side}.crt`,
    );
  }
}

/** The fingerprint of the guide: what OpenSSL prints, behind the number of SHA-256. */
function fingerprintOf(file: string): string {
  const [, digits = ""] = openssl(`x509 -noout -fingerprint -sha256 -in ${file}`).trim().split("=");
  return `04:${digits}`;
}

/** A device with the files of the guide in `/var/tmp` and its configuration, but nothing loaded. */
function startDevice(nms: number, port: number): Promise<EmulatedDevice> {
  const names = ["server.crt", "server.key", "clientRootCA.crt", "serverIntCA.crt"];
  return emulateDevice({
    configuration: `set system host-name r1
set security pki ca-profile clientRootCA ca-identity clientRootCA
set security pki ca-profile serverIntCA ca-identity serverIntCA
set system services netconf tls local-certificate netconf-server-cert
set system services netconf tls client-identity cms fingerprint ${fingerprintOf("client.crt")}
set system services netconf tls client-identity cms map-type specified
set system services netconf tls client-identity cms username netops`,
    users: [{ name: "netops", password: "lab" }],
    files: Object.fromEntries(
      names.map((name) => [`/var/tmp/${name}`, { path: join(folder, name) }]),
    ),
    nms: [{ host: "127.0.0.1", port: nms }],
    tlsCallHome: { servers: [{ host: "127.0.0.1", port }] },
    listen: { ports: { "netconf-tls": 0 } },
    retryScale: 0.01,
  });
}

const commands = [
  "request security pki local-certificate load filename /var/tmp/server.crt key /var/tmp/server.key certificate-id netconf-server-cert",
  "request security pki ca-certificate load ca-profile clientRootCA filename /var/tmp/clientRootCA.crt",
  "request security pki ca-certificate load ca-profile serverIntCA filename /var/tmp/serverIntCA.crt",
];

/** Who opens the TLS connection: the device, or `s_client` as the guide has it. */
const ways = ["called", "calling"] as const;
type Way = (typeof ways)[number];

/** Loads by the guide's commands over SSH call home, then lets `s_client` manage the device over TLS. */
async function manage(
  version: string,
  way: Way,
  client = "client",
): Promise<{ readonly output: string; readonly replies: string; readonly record: AttemptRecord }> {
  const port = await freePort();
  await using receiver = await receiveCallHome({
    port: 0,
    credentials: {
      username: "netops",
      credentials: [{ kind: "password", password: new Secret("lab") }],
    },
  });
  await using device = await startDevice(receiver.port, port);
  const managed = await receiver.events.next("connected");
  let replies = "";
  for (const command of commands)
    replies += (await managed.rpc(`<command format="text">${command}</command>`)).text;
  const shown = "show security pki local-certificate certificate-id netconf-server-cert";
  replies += (await managed.rpc(`<command format="text">${shown}</command>`)).text;
  await using relay = await JoiningRelay.listen(port);
  const target =
    way === "called" ? relay.clientPort : (await untilListening(device, "netconf-tls")).port;
  const ended = way === "called" ? tlsAttempt(device) : nextAccepted(device);
  const files = `-quiet -CAfile serverRootCA.crt -verify_return_error -cert ${client}.crt -key ${client}.key`;
  const child = spawn(
    "openssl",
    ["s_client", "-connect", `127.0.0.1:${target}`, ...files.split(" "), version],
    { cwd: folder },
  );
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stdin.on("error", () => undefined);
  child.stdin.write(dialogue);
  const exited = once(child, "close");
  const record = await ended;
  child.stdin.end();
  await exited;
  return { output, replies, record };
}

/** The first attempt over TLS that got as far as a handshake. */
async function tlsAttempt(device: EmulatedDevice): Promise<AttemptRecord> {
  for (;;) {
    const record = await nextAttempt(device, { timeoutMs: 30_000 });
    if (record.client === "tls" && record.phase !== "tcp") return record;
  }
}

describe.runIf(haveTools("openssl"))("the TLS guide of Junos, step by step", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "openssl-guide-"));
    makeCertificates();
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  it.each(ways.flatMap((way) => ["-tls1_2", "-tls1_3"].map((version) => [way, version] as const)))(
    "ends in a session of the mapped user, %s, with %s",
    async (way, version) => {
      const { output, replies, record } = await manage(version, way);
      expect(replies).toContain("Local certificate loaded successfully");
      expect(replies).toContain("CA certificate for profile clientRootCA loaded successfully");
      expect(replies).toContain("Issued to: server.example.net");
      expect(output).toContain("<!-- user netops, class");
      expect(output).toContain("<host-name>r1</host-name>");
      expect(record).toMatchObject({
        phase: "established",
        reason: "session-closed",
        user: "netops",
        origin: way === "called" ? "dialled" : "accepted",
      });
    },
  );

  it("leaves a client without mapping outside, and the record holds the fingerprint to configure", async () => {
    const { output, record } = await manage("-tls1_2", "called", "otherclient");
    expect(record).toMatchObject({
      reason: "no-mapping",
      detail: fingerprintOf("otherclient.crt"),
    });
    expect(output).not.toContain("<hello");
  });
});
