import { describe, expect, it } from "vitest";
import { limits, Secret } from "../../../src/base/index.ts";
import {
  type DirectoryAnswer,
  type LdapDirectoryOptions,
  ldapDirectory,
} from "../../../src/transport/ldap/index.ts";
import { freePort } from "../../support/foreign-tools.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { type DirectoryScript, ScriptedDirectory, tlv } from "../../support/scripted-directory.ts";
import { credentials, rootPem } from "../../support/tls-pki.ts";

const never = new AbortController().signal;

/** Asks for a name; without more, of nobody and without logging in. */
function find(
  options: Partial<LdapDirectoryOptions>,
  name = "alice",
  signal: AbortSignal = never,
): Promise<DirectoryAnswer> {
  return ldapDirectory({
    urls: [],
    base: "dc=example,dc=net",
    bind: undefined,
    userAttribute: "uid",
    templateAttribute: "juniperLocalUserName",
    timeoutSeconds: 5,
    trustedRoots: [],
    clock: new ManualClock(),
    ...options,
  }).find(name, signal);
}

/** The answer of a directory with this script. */
async function answerOf(
  script: DirectoryScript,
  options: Partial<LdapDirectoryOptions> = {},
): Promise<DirectoryAnswer> {
  await using directory = await ScriptedDirectory.listen(script);
  return await find({ urls: [directory.url], ...options });
}

const entry = { juniperLocalUserName: ["operators"] };
const bind = { dn: "cn=device,dc=example,dc=net", password: new Secret("device-password") };

describe("a directory", () => {
  it("is bound to, searched and left", async () => {
    await using directory = await ScriptedDirectory.listen({ entries: [entry] });
    expect(await find({ urls: [directory.url], bind })).toEqual({
      kind: "found",
      template: "operators",
    });
    await directory.idle();
    expect(directory.requests).toEqual([
      { kind: "bind", dn: "cn=device,dc=example,dc=net", password: "device-password" },
      {
        kind: "search",
        base: "dc=example,dc=net",
        attribute: "uid",
        value: "alice",
        wanted: "juniperLocalUserName",
      },
      { kind: "unbind" },
    ]);
  });

  it("is searched without a bind where no DN is given", async () => {
    await using directory = await ScriptedDirectory.listen();
    expect(await find({ urls: [directory.url] })).toEqual({ kind: "absent" });
    await directory.idle();
    expect(directory.requests.map(({ kind }) => kind)).toEqual(["search", "unbind"]);
  });

  it.each(["*)(uid=*", "a*", "(|(uid=root))", "\\2a", "a\0b", "ü", "dc=example,dc=net"])(
    "is asked for %j to the letter",
    async (name) => {
      await using directory = await ScriptedDirectory.listen();
      expect(await find({ urls: [directory.url] }, name)).toEqual({ kind: "absent" });
      expect(directory.requests[0]).toMatchObject({ attribute: "uid", value: name });
    },
  );

  it.each([
    ["one template", [entry], { kind: "found", template: "operators" }],
    ["none", [{}], { kind: "found", template: undefined }],
    ["one in capitals", [{ JUNIPERLOCALUSERNAME: ["ops"] }], { kind: "found", template: "ops" }],
    [
      "two templates",
      [{ juniperLocalUserName: ["a", "b"] }],
      { kind: "ambiguous", detail: "more than one template" },
    ],
    ["two entries", [entry, entry], { kind: "ambiguous", detail: "more than one entry" }],
  ] as const)("with %s", async (_, entries, answer) => {
    expect(await answerOf({ entries })).toEqual(answer);
  });

  it("that cuts the list at two entries says that there are more", async () => {
    expect(await answerOf({ entries: [entry, entry], searchResult: 4 })).toMatchObject({
      kind: "ambiguous",
    });
  });
});

describe("a directory that does not answer", () => {
  it.each([
    ["refuses the bind", { bindResult: 49 }, "bind refused: InvalidCredentials (49)"],
    ["refuses the search", { searchResult: 32 }, "search refused: NoSuchObject (32)"],
    ["has a result of its own", { bindResult: 99 }, "bind refused: UnknownStatusCode (99)"],
    ["closes the connection", { instead: "end" }, "no valid answer to the bind"],
  ] as const)("because it %s", async (_, script, detail) => {
    const answer = await answerOf(script, { bind });
    expect(answer).toMatchObject({ kind: "unavailable" });
    expect(answer).toHaveProperty("detail", expect.stringMatching(/^ldap:\/\/127\.0\.0\.1:\d+: /));
    expect(answer).toHaveProperty("detail", expect.stringContaining(detail));
    expect(JSON.stringify(answer)).not.toMatch(/device-password|words of the server/);
  });

  it("because nothing listens", async () => {
    expect(await find({ urls: [`ldap://127.0.0.1:${await freePort()}`] })).toEqual({
      kind: "unavailable",
      detail: expect.stringContaining("ECONNREFUSED"),
    });
  });

  it("because nobody is asked", async () => {
    expect(await find({ urls: ["ldap://"] })).toMatchObject({ kind: "unavailable" });
  });

  it.each([
    ["is silent", { instead: "silence" }],
    ["sends what is no LDAP", { instead: Buffer.from("HTTP/1.1 400 Bad Request\r\n\r\n") }],
    ["answers another question", { instead: tlv(0x30, tlv(0x02, Buffer.from([99])), tlv(0x65)) }],
    ["never ends its message", { instead: Buffer.from("3084000fffff02", "hex") }],
  ] as const)("within its time because it %s", async (_, script) => {
    const clock = new ManualClock();
    await using directory = await ScriptedDirectory.listen(script);
    const answer = find({ urls: [directory.url], timeoutSeconds: 3, clock });
    await until(() => directory.requests.length === 1);
    clock.advance(3_000);
    expect(await answer).toEqual({
      kind: "unavailable",
      detail: `${directory.url}: no answer within 3 s`,
    });
    await directory.idle();
    expect(clock.waiting).toEqual([]);
  });

  it("is passed over for the next, and each is named when none answers", async () => {
    await using down = await ScriptedDirectory.listen({ instead: "end" });
    await using strict = await ScriptedDirectory.listen({ searchResult: 50 });
    await using good = await ScriptedDirectory.listen({ entries: [entry] });
    expect(await find({ urls: [down.url, strict.url, good.url] })).toMatchObject({
      kind: "found",
    });
    expect(await find({ urls: [down.url, strict.url] })).toEqual({
      kind: "unavailable",
      detail: `${down.url}: no valid answer to the search; ${strict.url}: search refused: InsufficientAccess (50)`,
    });
  });

  it("is left at once when the question is withdrawn, and no other is asked", async () => {
    const clock = new ManualClock();
    const withdrawn = new AbortController();
    await using directory = await ScriptedDirectory.listen({ instead: "silence" });
    await using other = await ScriptedDirectory.listen();
    const answer = find({ urls: [directory.url, other.url], clock }, "alice", withdrawn.signal);
    await until(() => directory.requests.length === 1);
    withdrawn.abort();
    expect(await answer).toMatchObject({ kind: "unavailable" });
    await directory.idle();
    expect(other.connections).toBe(0);
    expect(clock.waiting).toEqual([]);
  });
});

it("no more look-ups run at once than a directory bears", async () => {
  const clock = new ManualClock();
  const withdrawn = new AbortController();
  await using directory = await ScriptedDirectory.listen({ instead: "silence" });
  const most = limits.directoryLookups;
  const answers = Array.from({ length: most * 2 }, () =>
    find({ urls: [directory.url], clock }, "alice", withdrawn.signal),
  );
  const searches = (): number => directory.requests.filter(({ kind }) => kind === "search").length;
  await until(() => searches() === most);
  clock.advance(5_000);
  expect(directory.connections).toBe(most);
  expect(await Promise.race(answers)).toMatchObject({ kind: "unavailable" });
  await until(() => searches() === most * 2);
  withdrawn.abort();
  await Promise.all(answers);
});

describe("over TLS", () => {
  const { cert, key } = credentials("server");

  it("the device trusts the directory by its root", async () => {
    const script = { entries: [entry], tls: { cert, key } };
    expect(await answerOf(script, { trustedRoots: [rootPem], bind })).toMatchObject({
      kind: "found",
    });
  });

  it.each([
    ["of a root that is not trusted", "server", [], "UNABLE_TO_GET_ISSUER_CERT_LOCALLY"],
    ["that has expired", "server-expired", [rootPem], "CERT_HAS_EXPIRED"],
    ["of another name", "server-wrong-name", [rootPem], "ERR_TLS_CERT_ALTNAME_INVALID"],
  ] as const)("no password goes to a directory with a certificate %s", async (...about) => {
    const [, name, trustedRoots, code] = about;
    await using directory = await ScriptedDirectory.listen({ tls: credentials(name) });
    const answer = await find({ urls: [directory.url], trustedRoots, bind });
    expect(answer).toHaveProperty("detail", expect.stringContaining(code));
    expect(directory.requests).toEqual([]);
  });

  it("no password goes to a directory that speaks none", async () => {
    await using directory = await ScriptedDirectory.listen();
    const url = directory.url.replace("ldap:", "ldaps:");
    const clock = new ManualClock();
    const answer = find({ urls: [url], trustedRoots: [rootPem], bind, clock });
    await until(() => directory.connections === 1);
    clock.advance(5_000);
    expect(await answer).toMatchObject({ kind: "unavailable" });
    expect(directory.requests).toEqual([]);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
