import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadFleet } from "../../../../src/fleet/load/fleet-file.ts";
import { InputError } from "../../../../src/fleet/problems/input-error.ts";
import { rootPem } from "../../../support/tls-pki.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fleet-ldap-"));
  await writeFile(join(folder, "edge.conf"), "system { host-name edge; }");
  await writeFile(join(folder, "root.pem"), rootPem);
});
afterEach(() => rm(folder, { recursive: true }));

async function fleetOf(text: string): Promise<ReturnType<typeof loadFleet>> {
  const path = join(folder, "fleet.yaml");
  await writeFile(path, text);
  return loadFleet(path);
}

async function problemsOf(ldapServer: string): Promise<readonly string[]> {
  const text = `defaults: { configuration: edge.conf }
devices:
  - { name: one, ldap-server: { ${ldapServer} } }
`;
  const error: unknown = await fleetOf(text).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).problems.map(
    ({ line, path, message }) => `${line} ${path}: ${message.replaceAll(folder, "")}`,
  );
}

describe("ldap-server of a fleet file", () => {
  it("names its servers, and devices share what the defaults say", async () => {
    const { devices } = await fleetOf(`defaults:
  configuration: edge.conf
  ldap-server:
    url: ["ldaps://dir1.example.net", "ldaps://dir2.example.net:6360"]
    base: ou=people,dc=example,dc=net
    bind-dn: cn=device,dc=example,dc=net
    bind-password: device-password
    user-attribute: cn
    template-attribute: employeeType
    template: ops
    timeout: 3
    trusted-roots: [root.pem]
devices:
  - name: one
  - name: two
`);
    expect(devices[0]?.ldapServer).toEqual({
      urls: ["ldaps://dir1.example.net", "ldaps://dir2.example.net:6360"],
      base: "ou=people,dc=example,dc=net",
      bindDn: "cn=device,dc=example,dc=net",
      bindPassword: "device-password",
      userAttribute: "cn",
      templateAttribute: "employeeType",
      template: "ops",
      timeoutSeconds: 3,
      trustedRoots: [rootPem],
    });
    expect(devices[1]?.ldapServer).toBe(devices[0]?.ldapServer);
  });

  it("may leave the servers to the configuration", async () => {
    const { devices } = await fleetOf(`devices:
  - { configuration: edge.conf, ldap-server: { template: ops } }
`);
    expect(devices[0]?.ldapServer).toEqual({ template: "ops" });
  });

  it.each([
    ["url: 192.0.2.1, base: dc=x", /^3 \/devices\/0\/ldap-server: .*ldap:\/\/host:port/],
    ["base: dc=x", /^3 \/devices\/0\/ldap-server: .*go with a URL/],
    ["trusted-roots: [none.pem]", /trusted-roots\/0: cannot read the file \/none.pem: there is no/],
    ["trusted-roots: [edge.conf]", /ldap-server: .*a trusted root cannot be used/],
    ["timeout: 0", /ldap-server\/timeout/],
    ["urls: x", /urls/],
  ])("is told what is wrong with %s", async (text, problem) => {
    const [first = "", ...more] = await problemsOf(text);
    expect(first).toMatch(problem);
    expect(more).toEqual([]);
  });

  it("does not show the password of one that is wrong", async () => {
    const problems = await problemsOf("url: x, base: y, bind-dn: z, bind-password: hidden-word");
    expect(problems.join("\n")).not.toContain("hidden-word");
    expect(problems).toHaveLength(1);
  });
});
