import { describe, expect, it } from "vitest";
import { configuredDirectory } from "../../../src/device/configuration/configured-directory.ts";
import { resolveLdapServer } from "../../../src/device/tls/ldap-server.ts";
import { activeTree, emptyTree } from "../../../src/junos/config/index.ts";
import { coreSchema } from "../../../src/junos/schema/index.ts";
import { changeFromDocument } from "../../../src/operations/index.ts";
import type { Directory } from "../../../src/transport/ldap/index.ts";
import { ManualClock } from "../../support/manual-clock.ts";

/** The directory of a configuration with these statements of `system ldap-server`. */
function directoryOf(statements: string | undefined, urls?: string[]): Directory | undefined {
  const schema = coreSchema();
  const document = `system { ${statements === undefined ? "" : `ldap-server { ${statements} }`} }`;
  const { tree } = changeFromDocument(document, schema).apply(emptyTree(schema), "merge");
  return configuredDirectory(
    activeTree(tree),
    resolveLdapServer(urls && { urls, base: "dc=option" }),
    { files: new Map([["/var/tmp/ca.pem", ""]]), clock: new ManualClock() },
  );
}

/** Why nobody can be asked; servers of 127.0.0.1 port 1 refuse the connection. */
async function detailOf(statements: string, urls?: string[]): Promise<string> {
  const answer = await directoryOf(statements, urls)?.find("alice", new AbortController().signal);
  return answer !== undefined && "detail" in answer ? answer.detail : "";
}

describe("the directory of a device", () => {
  it("is none without statement and option", () => {
    expect(directoryOf(undefined)).toBeUndefined();
  });

  it.each([
    ["base dc=x;", "address is missing"],
    ["address 127.0.0.1;", "base is missing"],
    ["address 127.0.0.1; base dc=x; binddn cn=d;", "binddn without bindpw"],
    ["address 127.0.0.1; base dc=x; bindpw pw;", "binddn without bindpw"],
    ['address 127.0.0.1; base dc=x; binddn cn=d; bindpw "";', "binddn without bindpw"],
    ['address 127.0.0.1; base dc=x; binddn cn=d; bindpw "$9$x";', "binddn without bindpw"],
    ["address 127.0.0.1; base dc=x; ldaps-cert other;", "no file other"],
    ['address "a/b"; base dc=x;', "no address of a server"],
  ])("cannot be asked with %s", async (statements, problem) => {
    expect(await detailOf(statements)).toMatch(
      new RegExp(`^system ldap-server: .*${problem.replaceAll("/", "\\/")}`),
    );
  });

  it.each([
    ["port 1;", "ldap://127.0.0.1:1:"],
    ["port 1; ldaps-cert /var/tmp/ca.pem;", "ldaps://127.0.0.1:1:"],
    ["ldaps-cert /var/tmp/ca.pem;", "ldaps://127.0.0.1:636:"],
    ["", "ldaps://127.0.0.1:636:"],
    ["port 636;", "ldaps://127.0.0.1:636:"],
  ])("with the statements %j is at %s", async (statements, place) => {
    expect(await detailOf(`address 127.0.0.1; base dc=x; ${statements}`)).toContain(place);
  });

  it("has several servers, each with the port of its place, the last for the rest", async () => {
    const statements = "address [ 127.0.0.1 ::1 127.0.0.2 ]; port [ 1 2 ]; base dc=x;";
    expect((await detailOf(statements)).match(/ldap:\S+/g)).toEqual([
      "ldap://127.0.0.1:1:",
      "ldap://[::1]:2:",
      "ldap://127.0.0.2:2:",
    ]);
  });

  it("is that of the option when both name one", async () => {
    const statements = "address 127.0.0.1; port 1; base dc=x;";
    expect(await detailOf(statements, ["ldap://127.0.0.1:2"])).toContain("ldap://127.0.0.1:2:");
  });
});
