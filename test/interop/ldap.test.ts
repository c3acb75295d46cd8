import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Secret, systemClock } from "../../src/base/index.ts";
import { type AttemptRecord, emulateDevice, type LdapServerOptions } from "../../src/index.ts";
import { nextAttempt } from "../../src/testing.ts";
import { ldapDirectory } from "../../src/transport/ldap/index.ts";
import { freePort, haveTools } from "../support/foreign-tools.ts";
import { Slapd, slapdPath } from "../support/slapd.ts";
import { PlainNetconf, TlsNms } from "../support/tls-nms.ts";
import { credentials, identity, rootPem } from "../support/tls-pki.ts";

const suffix = "dc=example,dc=net";
const reader = `cn=device,${suffix}`;
const password = "device-password";

/** `lab`, the user of the NMS's certificate, in one unit after another. */
const ldif = `dn: ${suffix}
objectClass: dcObject
objectClass: organization
dc: example
o: Example

dn: ${reader}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: device
userPassword: ${password}

${unit("people")}
${user("uid=lab,ou=people", "objectClass: junosUser\njuniperLocalUserName: ops")}
${user("uid=other,ou=people")}
${unit("plain")}
${user("uid=lab,ou=plain")}
${unit("lost")}
${user("uid=lab,ou=lost", "objectClass: junosUser\njuniperLocalUserName: nobody-here")}
${unit("twins")}
${user("cn=one,ou=twins", "uid: lab")}
${user("cn=two,ou=twins", "uid: lab")}
${unit("empty")}
`;

function unit(name: string): string {
  return `dn: ou=${name},${suffix}
objectClass: organizationalUnit
ou: ${name}
`;
}

function user(place: string, more = ""): string {
  const [name = ""] = place.split(",");
  return [
    `dn: ${place},${suffix}`,
    "objectClass: inetOrgPerson",
    name.replace("=", ": "),
    ...(name.startsWith("cn=") ? [] : ["cn: A Person"]),
    "sn: Person",
    ...(more === "" ? [] : [more]),
    "",
  ].join("\n");
}

describe.runIf(haveTools(slapdPath))("slapd of OpenLDAP, asked by a device", () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await Slapd.start({ ldif, reader, ...credentials("server") });
  });
  afterAll(() => slapd[Symbol.asyncDispose]());

  /** What the device does with the user `lab` of the NMS's certificate. */
  async function meet(
    ldapServer: LdapServerOptions,
    statements = "",
  ): Promise<{ readonly greeting: string; readonly record: AttemptRecord }> {
    await using nms = await TlsNms.listen();
    const { certificateChain, privateKey } = identity();
    await using device = await emulateDevice({
      configuration: `set system host-name r1
        set system services netconf tls default-client-identity map-type san-dirname-cn
        set system login user ops class operator
        set system login user remote class read-only
        ${statements}`,
      tlsCallHome: {
        servers: [{ host: "127.0.0.1", port: nms.port }],
        certificateChain,
        privateKey,
        trustedRoots: [rootPem],
      },
      ldapServer,
    });
    const ended = nextAttempt(device);
    const secured = await nms.nextTls();
    const netconf = new PlainNetconf(secured);
    const refused = ended.then(() => "");
    const greeting = await Promise.race([netconf.hello(), refused]);
    if (greeting !== "") await netconf.rpc("<close-session/>");
    secured.resume();
    const record = await ended;
    secured.destroy();
    return { greeting, record };
  }

  function server(unitName: string, more: LdapServerOptions = {}): LdapServerOptions {
    return {
      urls: [`ldap://127.0.0.1:${slapd.port}`],
      base: `ou=${unitName},${suffix}`,
      bindDn: reader,
      bindPassword: password,
      ...more,
    };
  }

  it.each([
    ["that its entry names", "people", "operator"],
    ["remote, where its entry names none", "plain", "read-only"],
  ] as const)("has the user, who gets the class of the template %s", async (_, place, name) => {
    const { greeting, record } = await meet(server(place));
    expect(greeting).toContain(`<!-- user lab, class j-${name} -->`);
    expect(record).toMatchObject({ reason: "session-closed", user: "lab", method: "certificate" });
  });

  it("is named by the statements of the configuration", async () => {
    const { greeting } = await meet(
      {},
      `set system ldap-server address 127.0.0.1
       set system ldap-server port ${slapd.port}
       set system ldap-server base ou=people,${suffix}
       set system ldap-server binddn ${reader}
       set system ldap-server bindpw ${password}`,
    );
    expect(greeting).toContain("<!-- user lab, class j-operator -->");
  });

  it("is asked over TLS, and trusted by its root", async () => {
    const urls = [`ldaps://127.0.0.1:${slapd.tlsPort}`];
    const { greeting } = await meet(server("people", { urls, trustedRoots: [rootPem] }));
    expect(greeting).toContain("<!-- user lab, class j-operator -->");
    const { record } = await meet(server("people", { urls }));
    expect(record).toMatchObject({
      reason: "directory-unavailable",
      detail: expect.stringContaining("UNABLE_TO_GET_ISSUER_CERT_LOCALLY"),
    });
  });

  it("is asked when the server before it is down", async () => {
    const urls = [`ldap://127.0.0.1:${await freePort()}`, `ldap://127.0.0.1:${slapd.port}`];
    const { record } = await meet(server("people", { urls }));
    expect(record).toMatchObject({ reason: "session-closed", user: "lab" });
  });

  it.each([
    ["does not have the user", "empty", {}, "unknown-user", "lab"],
    ["has the user twice", "twins", {}, "directory-ambiguous", "more than one entry"],
    ["names a template that is not here", "lost", {}, "template-missing", "nobody-here"],
    [
      "refuses the bind",
      "people",
      { bindPassword: "wrong" },
      "directory-unavailable",
      "bind refused: InvalidCredentials (49)",
    ],
    [
      "does not have the base",
      "nowhere",
      {},
      "directory-unavailable",
      "search refused: NoSuchObject (32)",
    ],
  ] as const)("%s", async (_, place, more, reason, detail) => {
    const { greeting, record } = await meet(server(place, more));
    expect(greeting).toBe("");
    expect(record).toMatchObject({ reason, detail: expect.stringContaining(detail) });
    expect(record).not.toHaveProperty("user");
  });

  it("is down", async () => {
    const urls = [`ldap://127.0.0.1:${await freePort()}`];
    const { greeting, record } = await meet(server("people", { urls }));
    expect(greeting).toBe("");
    expect(record).toMatchObject({
      reason: "directory-unavailable",
      detail: expect.stringContaining("ECONNREFUSED"),
    });
  });

  it("takes every character of a name for that character", async () => {
    const directory = ldapDirectory({
      urls: [`ldap://127.0.0.1:${slapd.port}`],
      base: `ou=people,${suffix}`,
      bind: { dn: reader, password: new Secret(password) },
      userAttribute: "uid",
      templateAttribute: "juniperLocalUserName",
      timeoutSeconds: 10,
      trustedRoots: [],
      clock: systemClock,
    });
    const { signal } = new AbortController();
    const find = (name: string): Promise<{ kind: string }> => directory.find(name, signal);
    expect((await find("lab")).kind).toBe("found");
    for (const name of ["*)(uid=*", "*", "la*", "l\\61b", "lab)(sn=Person"])
      expect((await find(name)).kind, name).toBe("absent");
  });
});
