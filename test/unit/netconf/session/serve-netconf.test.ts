import { describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import { base10, base11 } from "../../../../src/netconf/session/index.ts";
import { settled } from "../../../support/channel-pair.ts";
import { junosCapabilities } from "../../../support/junos-capabilities.ts";
import { helloOf, listener, openingTag, type Served, serve } from "./serving.ts";

const hello = helloOf(base10);
const rpc = (id: string, operation: string): string =>
  `<rpc message-id="${id}">${operation}</rpc>]]>]]>`;
const ok = (id: string): string => `${openingTag(id)}<ok/>\n</rpc-reply>\n]]>]]>\n`;
const comment = "<!-- session end at 2026-03-02 10:11:12 UTC -->\n";

async function say(served: Served, text: string): Promise<string> {
  const before = served.device.written.length;
  served.peer.write(Buffer.from(text));
  await settled(served.peer, served.device);
  return served.device.written.slice(before);
}

async function established(served: Served = serve()): Promise<Served> {
  served.peer.open(listener());
  await say(served, hello);
  return served;
}

const endOf = ({ heard }: Served): unknown => heard.find(([name]) => name === "closed")?.[1];

describe("the hello of the device", () => {
  it("goes out at once, byte for byte as Junos writes it", () => {
    expect(
      serve().device.written,
    ).toBe(`<!-- No zombies were killed during the creation of this user interface -->
<!-- user netops, class j-super-user -->
<hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">
  <capabilities>
    <capability>urn:ietf:params:netconf:base:1.0</capability>
    <capability>urn:ietf:params:netconf:capability:candidate:1.0</capability>
    <capability>urn:ietf:params:netconf:capability:confirmed-commit:1.0</capability>
    <capability>urn:ietf:params:netconf:capability:validate:1.0</capability>
    <capability>urn:ietf:params:netconf:capability:url:1.0?scheme=http,ftp,file</capability>
    <capability>urn:ietf:params:xml:ns:netconf:base:1.0</capability>
    <capability>urn:ietf:params:xml:ns:netconf:capability:candidate:1.0</capability>
    <capability>urn:ietf:params:xml:ns:netconf:capability:confirmed-commit:1.0</capability>
    <capability>urn:ietf:params:xml:ns:netconf:capability:validate:1.0</capability>
    <capability>urn:ietf:params:xml:ns:netconf:capability:url:1.0?scheme=http,ftp,file</capability>
    <capability>urn:ietf:params:xml:ns:yang:ietf-yang-metadata?module=ietf-yang-metadata&amp;revision=2016-08-05</capability>
    <capability>urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring</capability>
    <capability>http://xml.juniper.net/netconf/junos/1.0</capability>
    <capability>http://xml.juniper.net/dmi/system/1.0</capability>
    <capability>http://yang.juniper.net/junos/jcmd?module=junos-configuration-metadata&amp;revision=2021-09-01</capability>
  </capabilities>
  <session-id>18321</session-id>
</hello>
]]>]]>
`);
  });

  it("shows root without the prefix of its class, and never breaks its comment", () => {
    const root = serve({ user: { name: "root", class: "super-user" } });
    expect(root.device.written).toContain("<!-- user root, class super-user -->\n");
    const odd = serve({ user: { name: "a--b---", class: "x" } });
    expect(odd.device.written).toContain("<!-- user a- -b- - -, class j-x -->\n");
  });

  it("is prefixed in rfc-compliant mode", () => {
    const profile = { junosNamespaceVersion: "22.4R0", rfcCompliant: true };
    expect(serve({ profile }).device.written).toContain(
      '<nc:hello xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0">\n   <nc:capabilities>\n',
    );
  });
});

describe("the first message of the peer", () => {
  it("opens the session when it is a hello, and gets no reply", async () => {
    const served = serve();
    expect(await say(served, helloOf(base10, base11))).toBe("");
    expect(served.heard).toEqual([["opened", { capabilities: [base10, base11], chunked: false }]]);
    expect(served.session.peerCapabilities).toEqual([base10, base11]);
  });

  it("may be a request: Junos answers peers that send no hello", async () => {
    const served = serve();
    expect(await say(served, rpc("1", "<echo>a</echo>"))).toContain("<said>a</said>");
    expect(served.heard.map(([name]) => name)).toEqual(["opened", "answered"]);
  });

  it.each([
    ["is no XML", "GET / HTTP/1.1\r\n\r\n]]>]]>"],
    ["is another document", "<configuration/>]]>]]>"],
    ["declares a document type", "<!DOCTYPE hello><hello/>]]>]]>"],
  ])("is refused and ends the session when it %s", async (_, text) => {
    const served = serve();
    expect(await say(served, text)).toContain("<rpc-error>");
    expect(endOf(served)).toMatchObject({ reason: "hello-invalid" });
    expect(served.device.closed).toBe(true);
  });

  it("ends the session when it does not end within its limit", async () => {
    const served = serve();
    await say(served, "x".repeat(limits.helloBytes + 100));
    expect(endOf(served)).toMatchObject({ reason: "hello-invalid" });
  });
});

describe("requests", () => {
  it("are answered in order, however the bytes are cut", async () => {
    for (const pieceBytes of [1, 7, 64]) {
      const served = await established(serve({}, { pieceBytes }));
      const said = await say(
        served,
        `${rpc("a", "<echo>1</echo>")}\n${rpc("b", "<fail/>")}${rpc("c", "<echo>2</echo>")}`,
      );
      expect(said.match(/message-id="\w"|<said>\d|permission denied/g)).toEqual([
        'message-id="a"',
        "<said>1",
        'message-id="b"',
        "permission denied",
        'message-id="c"',
        "<said>2",
      ]);
    }
  });

  it("wait for the one before, even when that takes long", async () => {
    const served = await established();
    expect(await say(served, rpc("1", "<wait/>") + rpc("2", "<echo>x</echo>"))).toBe("");
    served.clock.advance(250);
    served.release.now();
    await settled(served.device);
    expect(served.device.written).toContain(`${ok("1")}${openingTag("2")}<said>x</said>`);
    const good = { errors: [], omitted: [], isBad: false };
    expect(served.heard.slice(1)).toEqual([
      ["answered", { ...good, operation: "wait", milliseconds: 250 }],
      ["answered", { ...good, operation: "echo", milliseconds: 0 }],
    ]);
  });

  it("of an unknown operation get exactly a syntax error, and the session goes on", async () => {
    const served = await established();
    expect(await say(served, rpc("1", "<get-bogus-information/>"))).toBe(
      `${openingTag("1")}<rpc-error>
<error-type>protocol</error-type>
<error-tag>operation-failed</error-tag>
<error-severity>error</error-severity>
<error-message>syntax error</error-message>
<error-info>
<bad-element>get-bogus-information</bad-element>
</error-info>
</rpc-error>
</rpc-reply>
]]>]]>
`,
    );
    expect(await say(served, rpc("2", "<echo>x</echo>"))).toContain("<said>x</said>");
  });

  it("that are garbage get an error and leave the session usable", async () => {
    const served = await established();
    const nested = `<rpc message-id="9">${"<a>".repeat(10_000)}`;
    for (const garbage of ["\u0000\u0001", "<rpc><a></rpc>", nested, hello.slice(0, -7)])
      expect(await say(served, `${garbage}]]>]]>`)).toContain("<rpc-error>");
    expect(served.device.written).toContain('message-id="9"');
    expect(await say(served, rpc("2", "<echo>x</echo>"))).toContain("<said>x</said>");
    expect(served.heard).toContainEqual([
      "answered",
      {
        operation: undefined,
        milliseconds: 0,
        errors: [expect.stringContaining("syntax error")],
        omitted: [],
        isBad: true,
      },
    ]);
  });

  it("whose operation throws get operation-failed, and the fault is told", async () => {
    const served = await established();
    expect(await say(served, rpc("1", "<throw/>"))).toContain("operation-failed");
    expect(served.heard).toContainEqual([
      "faulted",
      { operation: "throw", cause: new Error("a bug") },
    ]);
  });

  it("that are empty are passed over", async () => {
    expect(await say(await established(), "]]>]]>\n]]>]]>")).toBe("");
  });
});

describe("the end of a session", () => {
  it("by close-session is reply, comment, close, and nothing after it is answered", async () => {
    const served = await established();
    const said = await say(served, rpc("6", "<close-session/>") + rpc("7", "<echo>late</echo>"));
    expect(said).toBe(ok("6") + comment);
    expect(served.device.closed).toBe(true);
    expect(endOf(served)).toEqual({ reason: "close-session", detail: undefined });
  });

  it("by kill writes the comment and drops the reply in progress", async () => {
    const served = await established();
    await say(served, rpc("1", "<wait/>"));
    const before = served.device.written;
    served.session.end("killed");
    served.release.now();
    served.session.end("stopped");
    await settled(served.device);
    expect(served.device.written).toBe(before + comment);
    expect(served.heard.filter(([name]) => name === "closed")).toEqual([
      ["closed", { reason: "killed", detail: undefined }],
    ]);
    expect(served.heard.some(([name]) => name === "answered")).toBe(false);
  });

  it("by the peer's close comes after the requests that it sent before", async () => {
    const served = await established();
    served.peer.write(Buffer.from(rpc("1", "<wait/>") + rpc("2", "<echo>last</echo>")));
    served.peer.close();
    await settled(served.peer, served.device);
    expect(endOf(served)).toBeUndefined();
    served.release.now();
    await settled(served.device);
    expect(served.device.written).toContain("<said>last</said>");
    expect(endOf(served)).toEqual({ reason: "peer-closed", detail: undefined });
  });

  it("by a broken connection is told with its cause", async () => {
    const served = await established();
    served.peer.break(new Error("read ECONNRESET"));
    expect(endOf(served)).toEqual({ reason: "connection-lost", detail: "read ECONNRESET" });
  });

  it("comes when a message passes its limit, with an error said first", async () => {
    const served = await established();
    const part = Buffer.alloc(8_388_608, "x");
    for (let sent = 0; sent < 9; sent++) served.peer.write(part);
    await settled(served.peer, served.device);
    expect(served.device.written).toContain("<error-tag>too-big</error-tag>");
    expect(endOf(served)).toMatchObject({ reason: "protocol-error" });
  });
});

describe("back-pressure", () => {
  const requests = (count: number): string =>
    Array.from({ length: count }, (_, index) => rpc(String(index), "<big/>")).join("");

  it("stops answering and reading while the peer does not read, and goes on when it does", async () => {
    const served = serve({}, { pieceBytes: 4_096 });
    await say(served, hello);
    const said = await say(served, requests(50));
    expect(said.length).toBeLessThan(300_000);
    expect(served.device.paused).toBe(true);
    served.peer.open(listener());
    await settled(served.peer, served.device);
    expect(served.device.written.match(/<big>/g)).toHaveLength(50);
    expect(served.device.paused).toBe(false);
  });

  it("pauses reading above the limit of waiting requests", async () => {
    const served = await established(serve({}, { pieceBytes: 512 }));
    await say(served, rpc("w", "<wait/>"));
    const flood = Array.from({ length: 2_000 }, (_, at) => rpc(String(at), "<echo/>")).join("");
    await say(served, flood);
    expect(served.device.paused).toBe(true);
    expect(served.peer.underWay).toBeGreaterThan(flood.length / 2);
    served.release.now();
    await settled(served.peer, served.device);
    expect(served.device.written.match(/<said>/g)).toHaveLength(2_000);
  });

  it("ends when the connection of a peer that never reads breaks", async () => {
    const served = serve();
    await say(served, hello + requests(5));
    expect(endOf(served)).toBeUndefined();
    served.peer.break(new Error("timeout"));
    expect(endOf(served)).toMatchObject({ reason: "connection-lost" });
  });
});

describe("version 1.1", () => {
  const capabilities = [...junosCapabilities, base11];
  const chunk = (text: string): string => `\n#${text.length}\n${text}\n##\n`;

  it("uses chunks after the hellos when both announce it", async () => {
    const served = serve({ capabilities });
    expect(served.device.written).toMatch(/<\/hello>\n]]>]]>$/);
    const request = '<rpc message-id="1"><echo>x</echo></rpc>';
    const said = await say(served, helloOf(base10, base11).trimEnd() + chunk(request));
    expect(said).toBe(chunk(`${openingTag("1")}<said>x</said>\n</rpc-reply>\n`));
    expect(served.heard[0]).toEqual(["opened", expect.objectContaining({ chunked: true })]);
  });

  it("keeps to end-of-message when the peer does not", async () => {
    const served = serve({ capabilities });
    expect(await say(served, hello + rpc("1", "<echo>x</echo>"))).toMatch(/]]>]]>\n$/);
  });

  it("ends the session when the framing is lost, after the requests that came before", async () => {
    const served = serve({ capabilities });
    const before = chunk("<rpc><echo>y</echo></rpc>") + chunk("<rpc><wait/></rpc>");
    await say(served, helloOf(base11).trimEnd() + before + rpc("1", "<echo/>"));
    expect(endOf(served)).toBeUndefined();
    served.release.now();
    await settled(served.device);
    expect(served.device.written).toMatch(/<said>y[\s\S]*<ok\/>[\s\S]*malformed-message/);
    expect(endOf(served)).toMatchObject({ reason: "protocol-error" });
  });

  it("ends without the comment, which would stand outside a chunk", async () => {
    const served = serve({ capabilities });
    const said = await say(
      served,
      helloOf(base11).trimEnd() + chunk("<rpc><close-session/></rpc>"),
    );
    expect(said).toMatch(/<\/rpc-reply>\n\n##\n$/);
  });
});
