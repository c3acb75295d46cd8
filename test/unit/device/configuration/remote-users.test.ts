import { describe, expect, it } from "vitest";
import {
  isRemoteName,
  type RemoteUsers,
  remotePrincipal,
} from "../../../../src/device/configuration/remote-users.ts";
import { tlsPrincipal } from "../../../../src/device/configuration/tls-users.ts";
import type { UserAccount } from "../../../../src/security/index.ts";
import type { CertToName } from "../../../../src/security/x509/index.ts";
import type { DirectoryAnswer } from "../../../../src/transport/ldap/index.ts";
import { chainOf } from "../../../support/tls-pki.ts";

const never = new AbortController().signal;

function accounts(...names: readonly string[]): ReadonlyMap<string, UserAccount> {
  return new Map(names.map((name) => [name, { name, class: `${name}-class`, authorizedKeys: [] }]));
}

/** Remote users of a directory that gives this answer to everyone. */
function remote(answer: DirectoryAnswer, ...local: readonly string[]): RemoteUsers {
  const users = accounts(...local);
  return {
    directory: { find: () => Promise.resolve(answer) },
    template: "remote",
    users: () => users,
  };
}

describe("a user whom the directory has", () => {
  it("keeps the name and takes the class of the template that the entry names", async () => {
    const found = remote({ kind: "found", template: "ops" }, "ops", "remote");
    expect(await remotePrincipal("alice", found, never)).toEqual({
      kind: "accepted",
      principal: { user: "alice", class: "ops-class", method: "certificate" },
    });
  });

  it("takes the class of the default template where the entry names none", async () => {
    const found = remote({ kind: "found", template: undefined }, "ops", "remote");
    expect(await remotePrincipal("alice", found, never)).toMatchObject({
      principal: { user: "alice", class: "remote-class" },
    });
  });

  it("needs a template that is there when the answer comes", async () => {
    let local = accounts("remote");
    const about: RemoteUsers = {
      directory: {
        find: () => {
          local = accounts();
          return Promise.resolve({ kind: "found", template: undefined });
        },
      },
      template: "remote",
      users: () => local,
    };
    expect(await remotePrincipal("alice", about, never)).toMatchObject({
      reason: "template-missing",
    });
  });
});

it.each([
  [{ kind: "absent" }, "unknown-user", "alice"],
  [{ kind: "ambiguous", detail: "more than one entry" }, "directory-ambiguous", "more than one"],
  [{ kind: "unavailable", detail: "ECONNREFUSED" }, "directory-unavailable", "ECONNREFUSED"],
  [{ kind: "found", template: "none" }, "template-missing", "none"],
  [{ kind: "found", template: "a\r\nb" }, "template-missing", "a?b"],
  [{ kind: "found", template: "root" }, "template-missing", "root"],
  [{ kind: "found", template: "" }, "template-missing", ""],
] as const)("the answer %j refuses the user with %s", async (answer, reason, detail) => {
  const verdict = await remotePrincipal("alice", remote(answer, "remote", "root"), never);
  expect(verdict).toMatchObject({
    kind: "refused",
    reason,
    detail: expect.stringContaining(detail),
  });
});

it.each([
  ["alice", true],
  ["Jürgen", true],
  ["alice.b@example.net", true],
  ["_svc-1", true],
  ["a".repeat(64), true],
  ["a".repeat(65), false],
  ["", false],
  ["root", false],
  ["-x", false],
  ["*)(uid=*", false],
  ["a b", false],
  ["a\n", false],
  ["a,dc=net", false],
] as const)("whether a directory is asked for the name %j: %s", (name, asked) => {
  expect(isRemoteName(name)).toBe(asked);
});

describe("the user of a certificate", () => {
  const chain = chainOf("client-dirname");
  const specified = (username: string): CertToName => ({
    rules: "junos",
    entries: [],
    fallback: { mapType: "specified", username },
  });
  const stranger = (): never => {
    throw new Error("the directory was asked");
  };

  it("is looked for on the device first", () => {
    expect(tlsPrincipal(chain, specified("lab"), accounts("lab"), stranger)).toMatchObject({
      principal: { user: "lab", class: "lab-class" },
    });
  });

  it("is not looked up elsewhere under a name that is none", () => {
    expect(tlsPrincipal(chain, specified("*)(uid=*"), accounts(), stranger)).toEqual({
      kind: "refused",
      reason: "unknown-user",
      detail: "*)(uid=*",
    });
  });

  it("is unknown where there is no directory", () => {
    expect(tlsPrincipal(chain, specified("alice"), accounts("lab"))).toMatchObject({
      reason: "unknown-user",
      detail: "alice",
    });
  });

  it("is what the directory says otherwise", async () => {
    const verdict = await tlsPrincipal(chain, specified("alice"), accounts("lab"), (name) =>
      remotePrincipal(name, remote({ kind: "found", template: "lab" }, "lab"), never),
    );
    expect(verdict).toMatchObject({ principal: { user: "alice", class: "lab-class" } });
  });
});
