import { describe, expect, it } from "vitest";
import {
  type AttemptRecord,
  type DeviceOptions,
  type EmulatedDevice,
  emulateDevice,
} from "../../../src/index.ts";
import { nextAttempt } from "../../../src/testing.ts";
import { freePort } from "../../support/foreign-tools.ts";
import { ScriptedDirectory } from "../../support/scripted-directory.ts";
import { PlainNetconf, TlsNms } from "../../support/tls-nms.ts";
import { identity, rootPem } from "../../support/tls-pki.ts";

const base = "dc=example,dc=net";
const template = "set system login user ops class operator";

/** A device without the user `lab` of the NMS's certificate. */
async function deviceFor(
  nms: TlsNms,
  statements: string,
  options: Partial<DeviceOptions> = {},
): Promise<EmulatedDevice> {
  const { certificateChain, privateKey } = identity();
  return emulateDevice({
    configuration: `set system host-name r1
      set system services netconf tls default-client-identity map-type san-dirname-cn
      ${statements}`,
    seed: "remote users",
    tlsCallHome: {
      servers: [{ host: "127.0.0.1", port: nms.port }],
      certificateChain,
      privateKey,
      trustedRoots: [rootPem],
    },
    ...options,
  });
}

async function recordOf(
  statements: string,
  options: Partial<DeviceOptions> = {},
): Promise<AttemptRecord> {
  await using nms = await TlsNms.listen();
  await using device = await deviceFor(nms, statements, options);
  const ended = nextAttempt(device);
  const secured = await nms.nextTls();
  secured.resume();
  const record = await ended;
  secured.destroy();
  return record;
}

describe("a user of the directory", () => {
  it("works under the directory's name with the class of the template", async () => {
    await using directory = await ScriptedDirectory.listen({
      entries: [{ juniperLocalUserName: ["ops"] }],
    });
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, template);
    await device.configure(`system {
      ldap-server {
        address 127.0.0.1;
        port ${directory.port};
        base ${base};
        binddn cn=device;
        bindpw device-password;
      }
    }`);
    const opened = device.events.next("session-opened");
    const secured = await nms.nextTls();
    const netconf = new PlainNetconf(secured);
    expect(await netconf.hello()).toContain("<!-- user lab, class j-operator -->");
    expect((await opened).session.user).toBe("lab");
    expect(await netconf.rpc("<lock-configuration/>")).toContain("permission denied");
    expect(await netconf.rpc("<get-configuration/>")).not.toContain("<bindpw>");
    const stored = device.configuration("running");
    expect(stored).toMatch(/bindpw "\$9\$[^"]+"/);
    expect(stored).not.toContain("device-password");
    const ended = nextAttempt(device);
    await netconf.rpc("<close-session/>");
    expect(await ended).toMatchObject({ user: "lab", method: "certificate" });
    expect(directory.requests[0]).toMatchObject({ password: "device-password" });
    expect(directory.requests[1]).toMatchObject({ base, value: "lab" });
    secured.destroy();
  });

  it("is looked up where the option says, with its attributes and template", async () => {
    await using directory = await ScriptedDirectory.listen({ entries: [{}] });
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, template, {
      ldapServer: {
        urls: [directory.url],
        base,
        userAttribute: "cn",
        templateAttribute: "employeeType",
        template: "ops",
      },
    });
    const opened = device.events.next("session-opened");
    const secured = await nms.nextTls();
    await new PlainNetconf(secured).hello();
    expect((await opened).session.user).toBe("lab");
    expect(directory.requests[0]).toMatchObject({
      attribute: "cn",
      value: "lab",
      wanted: "employeeType",
    });
    secured.destroy();
  });

  it("follows a commit: the next connection asks the new directory", async () => {
    await using directory = await ScriptedDirectory.listen({ entries: [{}] });
    await using nms = await TlsNms.listen();
    await using device = await deviceFor(nms, template, { retryScale: 0.001 });
    const refused = nextAttempt(device);
    (await nms.nextTls()).resume();
    expect(await refused).toMatchObject({ reason: "unknown-user", detail: "lab" });
    await device.configure(`system {
      login { user remote { class read-only; } }
      ldap-server { address 127.0.0.1; port ${directory.port}; base ${base}; }
    }`);
    const opened = device.events.next("session-opened");
    await new PlainNetconf(await nms.nextTls()).hello();
    expect((await opened).session.user).toBe("lab");
  });
});

describe("a user who is not on the device is refused", () => {
  it("with directory-unavailable when nobody listens", async () => {
    const port = await freePort();
    const record = await recordOf(template, {
      ldapServer: { urls: [`ldap://127.0.0.1:${port}`], base },
    });
    expect(record).toMatchObject({
      phase: "authentication",
      reason: "directory-unavailable",
      detail: `ldap://127.0.0.1:${port}: ECONNREFUSED`,
    });
    expect(record).not.toHaveProperty("user");
  });

  it("with directory-unavailable where the statements are not whole", async () => {
    expect(await recordOf("set system ldap-server address 127.0.0.1")).toMatchObject({
      reason: "directory-unavailable",
      detail: "system ldap-server: base is missing",
    });
  });

  it.each([
    ["unknown-user", [], "lab"],
    ["template-missing", [{}], "remote"],
    ["directory-ambiguous", [{}, {}], "more than one entry"],
  ] as const)("with %s by the word of the directory", async (reason, entries, detail) => {
    await using directory = await ScriptedDirectory.listen({ entries });
    const ldapServer = { urls: [directory.url], base };
    expect(await recordOf(template, { ldapServer })).toMatchObject({ reason, detail });
  });
});

it("a device that is closed does not wait for its directory", async () => {
  await using directory = await ScriptedDirectory.listen({ instead: "silence" });
  await using nms = await TlsNms.listen();
  const ldapServer = { urls: [directory.url], base, timeoutSeconds: 60 };
  const device = await deviceFor(nms, template, { ldapServer });
  const secured = await nms.nextTls();
  secured.resume();
  while (directory.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await device.close();
  expect(device.journal.at(-1)).toMatchObject({ reason: "device-closed" });
  await directory.idle();
});

it("a device does not start with a directory that could never be asked", async () => {
  await using nms = await TlsNms.listen();
  const start = deviceFor(nms, "", { ldapServer: { urls: ["http://127.0.0.1"], base } });
  await expect(start).rejects.toMatchObject({ code: "ERR_OPTION" });
});
