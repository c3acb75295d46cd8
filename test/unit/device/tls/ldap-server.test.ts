import { describe, expect, it } from "vitest";
import { ldapServerProblem, resolveLdapServer } from "../../../../src/device/tls/ldap-server.ts";
import { rootPem } from "../../../support/tls-pki.ts";

const urls = ["ldap://192.0.2.1:389"];
const base = "dc=example,dc=net";

describe("the option ldapServer", () => {
  it("has defaults for everything but the servers", () => {
    expect(resolveLdapServer()).toEqual({
      servers: undefined,
      userAttribute: "uid",
      templateAttribute: "juniperLocalUserName",
      template: "remote",
      timeoutSeconds: 5,
      trustedRoots: [],
    });
  });

  it("keeps the bind password out of sight", () => {
    const server = resolveLdapServer({ urls, base, bindDn: "cn=d", bindPassword: "device-pw" });
    expect(server.servers?.bind?.password.reveal()).toBe("device-pw");
    expect(JSON.stringify(server)).not.toContain("device-pw");
  });

  it.each([
    [{ urls, base }],
    [{ urls: ["ldaps://[2001:db8::1]", "ldap://dir.example.net:3890/"], base }],
    [{ userAttribute: "sAMAccountName", templateAttribute: "1.3.6.1.4.1.32473.1" }],
    [{ trustedRoots: [rootPem] }],
  ])("may be %j", (options) => {
    expect(ldapServerProblem(options)).toBeUndefined();
  });

  it.each([
    [{ urls }, "base"],
    [{ urls: [], base }, "URL"],
    [{ base }, "go with a URL"],
    [{ bindDn: "cn=d", bindPassword: "x" }, "go with a URL"],
    [{ urls, base, bindDn: "cn=d" }, "go together"],
    [{ urls, base, bindDn: "cn=d", bindPassword: "" }, "go together"],
    [{ urls, base, bindPassword: "x" }, "go together"],
    [{ urls: ["192.0.2.1"], base }, "ldap://host:port"],
    [{ urls: ["http://192.0.2.1"], base }, "ldap://host:port"],
    [{ urls: ["ldap://"], base }, "no host"],
    [{ urls: ["ldap://user@192.0.2.1"], base }, "must not hold a user"],
    [{ urls: ["ldap://192.0.2.1/dc=net"], base }, "nothing may follow"],
    [{ urls: ["ldap://192.0.2.1/?uid"], base }, "nothing may follow"],
    [{ userAttribute: "uid)(x" }, "no name of an attribute"],
    [{ templateAttribute: "" }, "no name of an attribute"],
    [{ timeoutSeconds: 0 }, "time-out"],
    [{ timeoutSeconds: Number.NaN }, "time-out"],
    [{ trustedRoots: ["junk"] }, "trusted root"],
  ])("must not be %j", (options, problem) => {
    expect(ldapServerProblem(options)).toContain(problem);
  });
});
