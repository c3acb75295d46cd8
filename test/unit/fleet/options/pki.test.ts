import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadFleet } from "../../../../src/fleet/load/fleet-file.ts";
import { InputError } from "../../../../src/fleet/problems/input-error.ts";
import { authorityPem, leafOf, listPem, rsaPki } from "../../../support/pki-options.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fleet-pki-"));
  const { cert, key } = leafOf(rsaPki, "server");
  const files = {
    "edge.conf": "system { host-name edge; }",
    "server.pem": cert,
    "server.key": key,
    "root.pem": authorityPem(rsaPki, "root"),
    "root.crl": listPem(rsaPki, "root"),
    "intermediate.crl": listPem(rsaPki, "intermediate"),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});
afterEach(() => rm(folder, { recursive: true }));

async function fleetOf(lines: string, checkFiles: boolean): ReturnType<typeof loadFleet> {
  const path = join(folder, "fleet.yaml");
  await writeFile(
    path,
    `defaults:\n  configuration: edge.conf\n${lines}devices:\n  - name: one\n  - name: two\n`,
  );
  return loadFleet(path, { checkFiles });
}

async function problemsOf(lines: string): Promise<readonly string[]> {
  const error: unknown = await fleetOf(lines, true).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).problems
    .filter(({ path }) => !path.startsWith("/devices/1"))
    .map(({ path, message }) => `${path}: ${message.replaceAll(`${folder}/`, "")}`);
}

const good = `  strict-junos: true
  pki:
    local-certificates:
      - { id: netconf-server-cert, certificate: server.pem, key: server.key, key-password: secret }
    ca-profiles:
      - { name: root, certificates: [root.pem], revocation-list: root.crl }
`;

describe("pki of a fleet file", () => {
  it("names files beside it, and devices share what the defaults say", async () => {
    for (const checkFiles of [false, true]) {
      const { devices } = await fleetOf(good, checkFiles);
      const path = (name: string): { path: string } => ({ path: join(folder, name) });
      expect(devices[0]).toMatchObject({
        strictJunos: true,
        pki: {
          localCertificates: [
            {
              id: "netconf-server-cert",
              certificateChain: path("server.pem"),
              privateKey: path("server.key"),
              keyPassword: "secret",
            },
          ],
          caProfiles: [
            { name: "root", certificates: [path("root.pem")], revocationList: path("root.crl") },
          ],
        },
      });
      expect(devices[1]?.pki).toBe(devices[0]?.pki);
    }
  });

  it("is checked file by file", async () => {
    const lines = good.replace("server.key", "none.key").replace("root.crl", "intermediate.crl");
    expect(await problemsOf(lines)).toEqual([
      "/defaults/pki/local-certificates/0: key none.key: there is no such file",
      "/defaults/pki/ca-profiles/0: revocation list intermediate.crl: no certificate of the CA profile signed it",
    ]);
  });

  it("gives each certificate a name of its own", async () => {
    const twice = `  pki:
    ca-profiles:
      - { name: root, certificates: [root.pem] }
      - { name: root, certificates: [root.pem] }
`;
    expect(await problemsOf(twice)).toEqual([
      "/defaults/pki/ca-profiles: two CA profiles are called 'root'",
    ]);
  });

  it("is checked by the schema", async () => {
    const wrong = good.replace("id: netconf-server-cert, ", "").replace("[root.pem]", "[]");
    const text = (await problemsOf(wrong)).join("\n");
    expect(text).toMatch(/local-certificates\/0.*"?id"?/);
    expect(text).toMatch(/certificates/);
  });
});
