import { chmod, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../../../src/base/index.ts";
import { callhome } from "../../../../src/cli/index.ts";
import { plannedIdentity } from "../../../../src/device/index.ts";
import { loadEnrolment, loadFleet } from "../../../../src/fleet/index.ts";
import { testPki, tlsFiles } from "../../../../src/security/pki/index.ts";
import { recordedWorld } from "../../../support/recorded-world.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "enroll-"));
  await write("edge.hbs", "system {\n    host-name {{name}};\n}\n");
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** Exit code, standard output and standard error. */
async function run(...words: readonly string[]): Promise<readonly [number, string, string]> {
  const world = recordedWorld({ clock: systemClock });
  const code = await callhome(words, world, "1");
  return [code, world.out.text, world.err.text];
}

const fleet = `defaults: { configuration: edge.hbs, seed: 7, nms: 192.0.2.1:4334 }
devices:
  - { name: "r{{number}}", count: 3, secret: "s-{{name}}", device-id: "{{serial-number}}" }
`;

describe("callhome expand", () => {
  it("lists the devices as a table", async () => {
    const path = await write(
      "fleet.yaml",
      fleet.replace("count: 3", 'count: 3, serial-number: "A{{number}}"'),
    );
    const [code, out] = await run("expand", path, "--limit", "2");
    expect(code).toBe(0);
    const configuration = join(folder, "edge.hbs");
    expect(out).toBe(
      `DEVICE  MODEL    SERIAL-NUMBER  DEVICE-ID  CALLS               CONFIGURATION
r1      default  A1             A1         ssh 192.0.2.1:4334  ${configuration}
r2      default  A2             A2         ssh 192.0.2.1:4334  ${configuration}
3 devices, 2 shown
`,
    );
  });

  it("lists them as JSON lines, and no secret", async () => {
    const [, out] = await run("expand", await write("fleet.yaml", fleet), "--json");
    const lines = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatchObject({ name: "r3", index: 3, ssh: ["192.0.2.1:4334"], tls: [] });
    expect(lines[2]?.["deviceIds"]).toEqual([lines[2]?.["serialNumber"]]);
    expect(out).not.toContain("s-r3");
  });
});

describe("callhome enroll", () => {
  it.each(["json", "yaml"])("writes %s that a receiver reads", async (format) => {
    const path = await write("fleet.yaml", fleet);
    const output = join(folder, "devices");
    await writeFile(output, "old");
    await chmod(output, 0o644);
    expect(await run("enroll", path, "--format", format, "--output", output)).toEqual([0, "", ""]);
    expect((await stat(output)).mode & 0o777).toBe(0o600);
    const { enrolled, strangers } = await loadEnrolment(output);
    expect(strangers).toBe("refuse");
    const { devices } = await loadFleet(path);
    const identities = await Promise.all(devices.map(plannedIdentity));
    expect(
      enrolled.map(({ deviceId, hostKey, secret }) => [deviceId, hostKey, secret?.reveal()]),
    ).toEqual(
      identities.map(({ serialNumber, hostKey }, index) => [
        serialNumber,
        hostKey.publicKeyText,
        `s-r${index + 1}`,
      ]),
    );
  });

  it("writes CSV and known_hosts", async () => {
    const path = await write("fleet.yaml", fleet.replace("s-{{name}}", 'a,\\"{{name}}'));
    const [, csv] = await run("enroll", path, "--format", "csv");
    const [head, first = ""] = csv.split("\r\n");
    expect(head).toBe(
      "name,device-id,secret,host-key,fingerprint,serial-number,model,certificate-fingerprint,certificate",
    );
    expect(first).toMatch(
      /^r1,[A-Z0-9]+,"a,""r1",ssh-ed25519 \S+,SHA256:[\w+/]{43},[A-Z0-9]+,mx204,,$/,
    );
    const [, hosts] = await run("enroll", path, "--format", "known-hosts");
    expect(hosts).toMatch(/^([A-Z0-9]+ ssh-ed25519 [\w+/=]+\n){3}$/);
  });

  it("writes what a template makes of the devices", async () => {
    const path = await write("fleet.yaml", fleet);
    const template = await write(
      "nms.hbs",
      '{{#each devices}}<add key="{{fingerprint}}" name="{{name}}"/>\n{{/each}}',
    );
    const [code, out] = await run("enroll", path, "--template", template);
    expect(code).toBe(0);
    expect(out).toMatch(/^(<add key="SHA256:[\w+/]{43}" name="r\d"\/>\n){3}$/);
    await writeFile(template, "{{#each devices}}\n{{nme}}{{/each}}");
    expect(await run("enroll", path, "--template", template)).toEqual([
      2,
      "",
      `callhome: ${template}:2:3: nothing sets nme\n`,
    ]);
  });

  it("tells the certificates of devices that call over TLS", async () => {
    const pki = testPki({ seed: "enroll", now: Date.UTC(2026, 0, 1), user: "lab" });
    const server = tlsFiles(pki.tls.ecdsa, "ecdsa").find(
      ({ path: name }) => name === "tls/ecdsa/server.pem",
    );
    if (server === undefined) throw new Error("no certificate");
    await write("server.pem", Buffer.from(server.contents() as string).toString());
    const path = await write(
      "fleet.yaml",
      `defaults: { configuration: edge.hbs, seed: 7 }
devices:
  - name: t
    transport: tls
    tls-call-home: { nms: 192.0.2.1:4335, certificate: server.pem, key: k.pem, trusted-roots: [r.pem] }
`,
    );
    const [code, out, err] = await run("enroll", path);
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({
      devices: [],
      "tls-devices": [
        {
          name: "t",
          "certificate-fingerprint": expect.stringMatching(/^04(:[0-9A-F]{2}){32}$/),
          certificate: expect.stringMatching(/^-----BEGIN CERTIFICATE-----\n/),
        },
      ],
    });
    await write("server.pem", "none");
    const failed = await run("enroll", path);
    expect(failed).toEqual([
      2,
      "",
      `callhome: 1 device cannot be enrolled\n  t: ${join(folder, "server.pem")} holds no certificate in PEM\n`,
    ]);
  });

  it("wants seeds, and device-ids that known_hosts takes", async () => {
    const path = await write(
      "fleet.yaml",
      fleet.replace(", seed: 7", "").replace("{{serial-number}}", "a b{{number}}"),
    );
    const [code, , err] = await run("enroll", path);
    expect(code).toBe(2);
    expect(err).toContain(
      "3 devices cannot be enrolled\n  r1: its host key is another one in each run; give it a seed",
    );
    const [, , hosts] = await run("enroll", path, "--format", "known-hosts", "--seed", "7");
    expect(hosts).toBe('callhome: the device-id "a b1" cannot stand in a known_hosts file\n');
  });
});
