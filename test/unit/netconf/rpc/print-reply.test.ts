import { describe, expect, it } from "vitest";
import {
  errorMessages,
  errorReply,
  okReply,
  operationFailed,
  parseRequest,
  printReply,
  type ReplyBody,
  type ReplyProfile,
  rpcErrorElement,
} from "../../../../src/netconf/rpc/index.ts";
import { el, parseXml } from "../../../../src/xml/index.ts";

const plain: ReplyProfile = { junosNamespaceVersion: "22.4R0", rfcCompliant: false };
const compliant: ReplyProfile = { ...plain, rfcCompliant: true };
const base = 'xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"';
const nc = 'xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0"';
const junos = 'xmlns:junos="http://xml.juniper.net/junos/22.4R0/junos"';

const reply = (rpc: string, body: ReplyBody, profile = plain): string => {
  const text = printReply(parseRequest(rpc).attributes, body, profile).join("");
  parseXml(text);
  return text;
};
const tag = (rpc: string, profile = plain): string => reply(rpc, [], profile).split("\n")[0] ?? "";

describe("the opening tag of a reply", () => {
  it("declares the base namespace when the request does not", () => {
    expect(tag('<rpc message-id="7"><get/></rpc>')).toBe(
      `<rpc-reply ${base} ${junos} message-id="7">`,
    );
  });

  it("leaves that to the request when it does", () => {
    expect(tag(`<rpc ${base} message-id="101"><get/></rpc>`)).toBe(
      `<rpc-reply ${junos} ${base} message-id="101">`,
    );
  });

  it("declares it for a prefixed request and carries the prefix back", () => {
    expect(tag(`<nc:rpc ${nc} message-id="urn:uuid:1"><nc:get/></nc:rpc>`)).toBe(
      `<rpc-reply ${base} ${junos} ${nc} message-id="urn:uuid:1">`,
    );
  });

  it("carries back foreign attributes, escaped, and no message-id when there was none", () => {
    expect(tag('<rpc a="&lt;&quot;&amp;"><get/></rpc>')).toBe(
      `<rpc-reply ${base} ${junos} a="&lt;&quot;&amp;">`,
    );
  });

  it("stays well-formed when the request declares the junos prefix", () => {
    expect(tag('<rpc xmlns:junos="u"><get/></rpc>')).toBe(`<rpc-reply ${base} xmlns:junos="u">`);
  });

  it("takes the nc prefix in rfc-compliant mode, with the two blanks of Junos", () => {
    expect(tag('<rpc message-id="1"><get/></rpc>', compliant)).toBe(
      `<nc:rpc-reply ${nc} ${junos} message-id="1">`,
    );
    expect(tag(`<nc:rpc ${nc} message-id="1"><nc:get/></nc:rpc>`, compliant)).toBe(
      `<nc:rpc-reply  ${junos} ${nc} message-id="1">`,
    );
  });
});

describe("the body of a reply", () => {
  const body = (parts: ReplyBody, profile = plain): string =>
    reply("<rpc><get/></rpc>", parts, profile).split("\n").slice(1).join("\n");

  it("may be empty", () => {
    expect(body([])).toBe("</rpc-reply>\n");
  });

  it("says ok", () => {
    expect(body(okReply)).toBe("<ok/>\n</rpc-reply>\n");
    expect(body(okReply, compliant)).toBe("<nc:ok/>\n</nc:rpc-reply>\n");
  });

  it("lays out elements and passes serialised text on as the same piece", () => {
    const xml = "<configuration>\n</configuration>\n";
    expect(printReply([], [{ xml }], plain)).toContain(xml);
    expect(body([el("name", "r1"), { xml: "text without line end" }])).toBe(
      "<name>r1</name>\ntext without line end\n</rpc-reply>\n",
    );
  });

  it("writes an error in the order of Junos", () => {
    const error = { ...operationFailed("syntax error", "bogus"), path: "[edit system]" };
    expect(body(errorReply(error))).toBe(
      `<rpc-error>
<error-type>protocol</error-type>
<error-tag>operation-failed</error-tag>
<error-severity>error</error-severity>
<error-path>[edit system]</error-path>
<error-message>syntax error</error-message>
<error-info>
<bad-element>bogus</bad-element>
</error-info>
</rpc-error>
</rpc-reply>
`,
    );
  });

  it("leaves permission denied unwrapped and keeps the line ends of a lock message", () => {
    expect(body(errorReply(operationFailed("permission denied")))).toContain(
      "<error-message>permission denied</error-message>",
    );
    const locked = { ...operationFailed("\nlocked by:\n  ops\n"), info: { sessionId: 50_198 } };
    expect(body(errorReply(locked))).toContain(
      "<error-message>\nlocked by:\n  ops\n</error-message>\n<error-info>\n<session-id>50198</session-id>",
    );
  });

  it("writes a daemon's error on lines of its own, info before message", () => {
    const error = { ...operationFailed("Only unit 0", "unit 2000"), sourceDaemon: "dcd" };
    expect(body(errorReply(error))).toContain(
      "<source-daemon>\ndcd\n</source-daemon>\n<error-info>\n<bad-element>\nunit 2000\n</bad-element>\n</error-info>\n<error-message>\nOnly unit 0\n</error-message>\n",
    );
  });

  it("prefixes errors in rfc-compliant mode", () => {
    const text = body(errorReply(operationFailed("x")), compliant);
    expect(text).toContain("<nc:rpc-error>\n<nc:error-type>protocol</nc:error-type>\n");
  });
});

describe("errorMessages", () => {
  it("finds errors at the top and inside results, in their order", () => {
    const inside = el(
      "load-configuration-results",
      rpcErrorElement(operationFailed("two")),
      el("ok"),
    );
    const body = [
      { error: operationFailed("\none\n") },
      inside,
      { error: operationFailed("three") },
    ];
    expect(errorMessages(body, printReply([], body, plain))).toEqual(["one", "two", "three"]);
    expect(errorMessages(okReply, printReply([], okReply, plain))).toEqual([]);
  });
});
