import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadFleet } from "../../../../src/fleet/load/fleet-file.ts";
import { InputError } from "../../../../src/fleet/problems/input-error.ts";
import { fingerprintOf } from "../../../../src/security/x509/index.ts";
import { authorityOf, credentials, revocationLists, rootPem } from "../../../support/tls-pki.ts";

let folder: string;
const { cert, key } = credentials("server");
const root = fingerprintOf(authorityOf("root"));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fleet-tls-"));
  const files = {
    "edge.conf": "system { host-name edge; }",
    "server.pem": cert,
    "server.key": key,
    "client.key": credentials("client-dirname").key,
    "root.pem": rootPem,
    "all.crl": revocationLists.join(""),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});
afterEach(() => rm(folder, { recursive: true }));

async function fleetOf(text: string): Promise<ReturnType<typeof loadFleet>> {
  const path = join(folder, "fleet.yaml");
  await writeFile(path, text);
  return loadFleet(path, { checkFiles: true });
}

async function problemsOf(lines: string): Promise<readonly string[]> {
  const text = `defaults: { configuration: edge.conf }
devices:
  - name: one
    tls-call-home:
${lines.replaceAll(/^ */gm, "      ")}
`;
  const error: unknown = await fleetOf(text).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).problems.map(
    ({ line, path, message }) => `${line} ${path}: ${message.replaceAll(folder, "")}`,
  );
}

describe("tls-call-home of a fleet file", () => {
  it("names files beside it, and devices share what the defaults say", async () => {
    const { devices } = await fleetOf(`defaults:
  configuration: edge.conf
  tls-call-home:
    name: noc
    nms: ["192.0.2.1:4335", "[2001:db8::1]:4335"]
    certificate: server.pem
    key: server.key
    trusted-roots: [root.pem]
    revocation-lists: [all.crl]
    keep-alive: 60
    cert-to-name:
      - { name: 10, fingerprint: "${root}", map-type: san-dirname-cn }
devices:
  - name: one
  - name: two
`);
    expect(devices[0]?.tlsCallHome).toEqual({
      name: "noc",
      servers: [
        { host: "192.0.2.1", port: 4335 },
        { host: "2001:db8::1", port: 4335 },
      ],
      certificateChain: { path: join(folder, "server.pem") },
      privateKey: { path: join(folder, "server.key") },
      trustedRoots: [{ path: join(folder, "root.pem") }],
      revocationLists: [{ path: join(folder, "all.crl") }],
      keepAliveSeconds: 60,
      certToName: [{ name: "10", fingerprint: root, mapType: "san-dirname-cn" }],
    });
    expect(devices[1]?.tlsCallHome).toBe(devices[0]?.tlsCallHome);
  });

  it("names every file that cannot be read", async () => {
    expect(
      await problemsOf(`nms: 192.0.2.1:4335
        certificate: none.pem
        key: server.key
        trusted-roots: [root.pem, none.pem]`),
    ).toEqual([
      "6 /devices/0/tls-call-home/certificate: cannot read the file /none.pem: there is no such file",
      "8 /devices/0/tls-call-home/trusted-roots/1: cannot read the file /none.pem: there is no such file",
    ]);
  });

  it("refuses a key of another certificate without showing either", async () => {
    const [problem = "", ...more] = await problemsOf(`nms: 192.0.2.1:4335
      certificate: server.pem
      key: client.key
      trusted-roots: [root.pem]`);
    expect(problem).toMatch(
      /^6 \/devices\/0\/tls-call-home\/certificate: key \/client.key: it is not the key of the certificate$/,
    );
    expect(problem).not.toContain("BEGIN");
    expect(more).toEqual([]);
  });

  it("is checked by the schema", async () => {
    const problems = await problemsOf(`nms: nowhere
      certificate: server.pem
      trusted-roots: []
      keepalive: 3
      cert-to-name: [{ name: a, fingerprint: b, map-type: san-anything }]`);
    const text = problems.join("\n");
    for (const word of ["nowhere|host:port", "key", "trusted-roots", "keepalive", "map-type"])
      expect(text).toMatch(new RegExp(word));
  });
});
