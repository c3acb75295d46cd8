import { describe, expect, it } from "vitest";
import { parseRequest } from "../../../../src/netconf/rpc/index.ts";

describe("parseRequest", () => {
  it.each([
    ["<rpc message-id='7'><get-config/></rpc>"],
    ['<rpc xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><get-config/></rpc>'],
    [
      '\n<?xml version="1.0"?><nc:rpc xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0"><nc:get-config/></nc:rpc>',
    ],
    ['<rpc><!-- note --><get-config xmlns=""/></rpc>'],
  ])("takes %s", (text) => {
    expect(parseRequest(text)).toMatchObject({ ok: true, operation: { name: "get-config" } });
  });

  it("keeps every attribute in its order", () => {
    const request = parseRequest(
      '<rpc b="2" xmlns:x="u" message-id="&lt;7&gt;" x:a="1"><get/></rpc>',
    );
    expect(request.attributes).toEqual([
      { name: "b", value: "2" },
      { name: "xmlns:x", value: "u" },
      { name: "message-id", value: "<7>" },
      { name: "x:a", value: "1" },
    ]);
  });

  it.each([
    ["another root", "<get-config/>", "syntax error, expecting <rpc>", "get-config"],
    ["a request without operation", "<rpc/>", "syntax error, expecting an operation", "rpc"],
    ["a request of text", "<rpc>show version</rpc>", "syntax error, expecting an operation", "rpc"],
    ["a second operation", "<rpc><a/><b/></rpc>", "syntax error, expecting </rpc>", "b"],
  ])("refuses %s", (_, text, message, badElement) => {
    expect(parseRequest(text)).toMatchObject({
      ok: false,
      error: { type: "protocol", tag: "operation-failed", message, info: { badElement } },
    });
  });

  it.each([
    ["garbage", "GET / HTTP/1.1"],
    ["nothing", ""],
    ["crossed tags", "<rpc><a></rpc></a>"],
    ["a document type", "<!DOCTYPE rpc [<!ENTITY x 'y'>]><rpc>&x;</rpc>"],
    ["10,000 nested elements", `<rpc>${"<a>".repeat(10_000)}${"</a>".repeat(10_000)}</rpc>`],
    ["a hundred thousand attributes", `<rpc ${"a='' ".repeat(100_000)}/>`],
  ])("refuses %s with an error of type rpc", (_, text) => {
    expect(parseRequest(Buffer.from(text))).toMatchObject({
      ok: false,
      operation: undefined,
      error: { type: "rpc", tag: "operation-failed", severity: "error" },
    });
  });

  it("keeps the message-id of a request that breaks off later, so that the reply finds its asker", () => {
    const refused = parseRequest('<rpc message-id="7"><load-configuration>&x;');
    expect(refused.ok).toBe(false);
    expect(refused.attributes).toEqual([{ name: "message-id", value: "7" }]);
  });
});
