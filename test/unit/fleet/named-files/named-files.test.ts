import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadFleet } from "../../../../src/fleet/load/fleet-file.ts";
import type { InputError } from "../../../../src/fleet/problems/input-error.ts";

let folder: string;
let fleet: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fleet-files-"));
  fleet = join(folder, "fleet.yaml");
  await writeFile(join(folder, "edge.conf"), "system { host-name edge; }");
  await writeFile(
    fleet,
    `defaults: { configuration: edge.conf }
devices:
  - name: one
    host-key-files: [edge.key]
    x509-host-certificate: { certificate: edge.conf, key: edge.conf }
    files:
      /var/tmp/user_ca.pub: edge.conf
      /var/tmp/principals: none
`,
  );
});
afterEach(() => rm(folder, { recursive: true }));

describe("files of this machine that a device reads when it starts", () => {
  it("are left to the device by a run", async () => {
    const { devices } = await loadFleet(fleet);
    expect(devices).toMatchObject([
      {
        hostKeys: [{ path: join(folder, "edge.key") }],
        x509HostCertificate: {
          certificateChain: { path: join(folder, "edge.conf") },
          privateKey: { path: join(folder, "edge.conf") },
        },
        files: {
          "/var/tmp/user_ca.pub": { path: join(folder, "edge.conf") },
          "/var/tmp/principals": { path: join(folder, "none") },
        },
      },
    ]);
  });

  it("are looked at by a check, each problem at its place", async () => {
    const error = await loadFleet(fleet, { checkFiles: true }).catch((cause: unknown) => cause);
    const problems = (error as InputError).problems.map(
      ({ line, path, message }) => `${line} ${path}: ${message.replaceAll(`${folder}/`, "")}`,
    );
    expect(problems).toEqual([
      "4 /devices/0/host-key-files/0: cannot read the host key edge.key: there is no such file",
      "5 /devices/0/x509-host-certificate: edge.conf, edge.conf: the X.509 host certificate cannot be used: it holds no certificate in PEM",
      "8 /devices/0/files/~1var~1tmp~1principals: cannot read the file none: there is no such file",
    ]);
  });

  it("have an absolute path on the device", async () => {
    await writeFile(
      fleet,
      "devices: [{ name: one, configuration: edge.conf, files: { var/tmp/ca: edge.conf } }]",
    );
    const error = await loadFleet(fleet).catch((cause: unknown) => cause);
    expect((error as InputError).problems).toMatchObject([
      { path: "/devices/0/files", message: expect.stringMatching(/absolute paths.*"var.tmp.ca"/) },
    ]);
  });
});
