import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadFleet } from "../../../../src/fleet/load/fleet-file.ts";
import { InputError } from "../../../../src/fleet/problems/input-error.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fleet-bootstrap-"));
  await writeFile(join(folder, "factory.conf"), "system { host-name factory; }");
});
afterEach(() => rm(folder, { recursive: true }));

async function fleetOf(
  text: string,
  options?: Parameters<typeof loadFleet>[1],
): ReturnType<typeof loadFleet> {
  const path = join(folder, "fleet.yaml");
  await writeFile(path, text);
  return loadFleet(path, options);
}

async function problemsOf(
  device: string,
  options?: Parameters<typeof loadFleet>[1],
): Promise<readonly string[]> {
  const text = `defaults: { configuration: factory.conf }\ndevices:\n  - ${device}\n`;
  const error: unknown = await fleetOf(text, options).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).problems.map(
    ({ path, message }) => `${path}: ${message.replaceAll(folder, "")}`,
  );
}

const servers = "servers: ['127.0.0.1:8443'], trust-anchors: [root.pem]";

describe("bootstrap of a fleet file", () => {
  it("names files by serial number and name, beside it, and reads none of them", async () => {
    const { devices } = await fleetOf(`defaults:
  configuration: factory.conf
  bootstrap:
    servers: ["[2001:db8::1]:8443", "sztp.example.net:443"]
    trust-anchors: [root.pem, /etc/other.pem]
    certificate: lab/devices/{serial-number}/idevid.pem
    key: lab/devices/{serial-number}/{name}.key
devices:
  - { name: one, serial-number: LAB1 }
  - { name: two, serial-number: 12345 }
  - name: three
    bootstrap: { file: "{name}.conf", handling: replace }
`);
    const server = (serial: string, name: string): object => ({
      servers: [
        { host: "2001:db8::1", port: 8_443 },
        { host: "sztp.example.net", port: 443 },
      ],
      trustAnchors: [{ path: join(folder, "root.pem") }, { path: "/etc/other.pem" }],
      certificateChain: { path: join(folder, `lab/devices/${serial}/idevid.pem`) },
      privateKey: { path: join(folder, `lab/devices/${serial}/${name}.key`) },
    });
    expect(devices.map(({ bootstrap }) => bootstrap)).toEqual([
      server("LAB1", "one"),
      server("12345", "two"),
      { configuration: { path: join(folder, "three.conf") }, handling: "replace" },
    ]);
  });

  it.each([
    ["{ name: a, bootstrap: {} }", ['/devices/0/bootstrap: must have either "file" or "servers"']],
    [
      `{ name: a, bootstrap: { file: a, ${servers} } }`,
      ['/devices/0/bootstrap: must have either "file" or "servers"'],
    ],
    [
      "{ name: a, bootstrap: { file: a, key: k } }",
      ["/devices/0/bootstrap/key: goes with servers only"],
    ],
    [
      `{ name: a, bootstrap: { handling: merge, ${servers}, certificate: c, key: k } }`,
      ["/devices/0/bootstrap/handling: goes with file only"],
    ],
    [
      `{ name: a, bootstrap: { ${servers} } }`,
      ['/devices/0/bootstrap: must have "certificate"', '/devices/0/bootstrap: must have "key"'],
    ],
    [
      `{ name: a, bootstrap: { ${servers}, certificate: "{serial-number}", key: k } }`,
      ['/devices/0/bootstrap/certificate: {serial-number} needs "serial-number" at this device'],
    ],
    [
      '{ name: a, serial-number: "../x", bootstrap: { file: "{serial-number}" } }',
      ['/devices/0/bootstrap/file: "../x" cannot stand for {serial-number}'],
    ],
    [
      '{ name: "..", bootstrap: { file: "{name}/a" } }',
      ['/devices/0/bootstrap/file: ".." cannot stand for {name}'],
    ],
    [
      "{ name: a, bootstrap: { files: a } }",
      ['/devices/0/bootstrap/files: unknown key "files"; did you mean file?'],
    ],
  ])("is refused as %s", async (device, problems) => {
    expect((await problemsOf(device)).toSorted()).toEqual([...problems].toSorted());
  });

  it("is read by a check, which tells what a device could not use", async () => {
    const device = "{ name: a, bootstrap: { file: first.conf } }";
    expect(await problemsOf(device, { checkFiles: true })).toEqual([
      "/devices/0/bootstrap: cannot be used: /first.conf: there is no such file",
    ]);
  });
});
