import { expect, it } from "vitest";
import { base11 } from "../../../src/netconf/session/index.ts";
import { callHomePair, nextAttempt } from "../../../src/testing.ts";

const chunked = "system { host-name r1; services { netconf { rfc-compliant; version-1.1; } } }";

it("speaks in chunks once both statements are configured and the client knows them", async () => {
  await using pair = await callHomePair({ configuration: chunked });
  const { managed } = pair;
  expect(managed.capabilities).toContain(base11);
  const big = await managed.rpc(
    '<get-schema xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring"><identifier>junos-conf-protocols</identifier></get-schema>',
  );
  expect(big.text).toMatch(/^<nc:rpc-reply .*>\n<data xmlns:ncm=.*>\nmodule junos-conf-protocols/);
  expect(big.text.length).toBeGreaterThan(100_000);
  const replies = await Promise.all(
    ["running", "candidate"].map((name) =>
      managed.rpc(`<get-config><source><${name}/></source></get-config>`),
    ),
  );
  for (const { ok, text } of replies) {
    expect(ok).toBe(true);
    expect(text).toContain('<configuration xmlns="http://yang.juniper.net/junos/conf/root"');
  }
});

it("gives a new mode to the sessions that open after the commit", async () => {
  await using pair = await callHomePair({
    configuration: "system { host-name r1; }",
    retryScale: 0.001,
  });
  const { device, managed, receiver } = pair;
  expect(managed.capabilities).not.toContain(base11);
  const reply = await managed.rpc(
    "<edit-config><target><candidate/></target><config><configuration><system><services><netconf><rfc-compliant/><version-1.1/></netconf></services></system></configuration></config></edit-config>",
  );
  expect(reply.ok).toBe(true);
  expect((await managed.rpc("<commit/>")).text).toContain("\n<ok/>\n");
  const ended = nextAttempt(device);
  const again = receiver.events.next("connected");
  await managed.close();
  expect((await ended).reason).toBe("session-closed");
  const next = await again;
  expect(next.capabilities).toContain(base11);
  expect((await next.rpc("<discard-changes/>")).text).toContain("\n<nc:ok/>\n");
});

it.each([
  ["21.2R1.10", 1],
  ["18.4R2.7", 0],
])(
  "keeps warnings of a commit out of its reply, under %s with %i in the log",
  async (junosVersion, logged) => {
    const configuration =
      "groups { a { apply-groups b; system { host-name r1; } } b { system { domain-name x; } } } apply-groups a; system { services { netconf { rfc-compliant; } } }";
    await using pair = await callHomePair({ configuration, junosVersion });
    const { device, managed } = pair;
    expect(device.startUpProblems).toEqual([expect.stringContaining("has no effect")]);
    const committed = await managed.rpc("<commit-configuration/>");
    expect(committed.text).toContain("<nc:ok/>");
    expect(committed.text).not.toContain("no effect");
    const log = await managed.rpc("<get-log><filename>messages</filename></get-log>");
    expect(
      log.text.match(/mgd: warning: group 'a' applies groups, which has no effect/g) ?? [],
    ).toHaveLength(logged);
  },
);

it("tells the truth about its sessions in netconf-state", async () => {
  await using pair = await callHomePair({ configuration: "system { host-name r1; }" });
  const { device, managed } = pair;
  await managed.rpc("<get-bogus/>");
  await managed.rpc("<lock><target><candidate/></target></lock>");
  const state =
    '<get><filter><netconf-state xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring"><datastores/><sessions/><statistics/></netconf-state></filter></get>';
  const { text } = await managed.rpc(state);
  const [session] = device.sessions;
  expect(text).toContain(`<locked-by-session>${session?.sessionId}</locked-by-session>`);
  expect(text).toMatch(
    new RegExp(
      `<session-id>${session?.sessionId}</session-id>\n<transport>netconf-ssh</transport>\n<username>callhome-pair</username>\n<source-host>127.0.0.1</source-host>\n<login-time>.*Z</login-time>\n<in-rpcs>2</in-rpcs>\n<in-bad-rpcs>0</in-bad-rpcs>\n<out-rpc-errors>1</out-rpc-errors>`,
    ),
  );
  expect(text).toMatch(/<in-sessions>1<\/in-sessions>\n<dropped-sessions>0</);
});
