import { describe, expect, it } from "vitest";
import {
  OwnReplies,
  type ReplyFailure,
  type RpcCall,
  readReplies,
} from "../../../../src/operations/index.ts";
import { NetconfBench } from "../../../support/netconf-bench.ts";

const failures: ReplyFailure[] = [];

/** A device with these files in its directory of replies. */
function bench(files: Readonly<Record<string, string>> = {}): {
  readonly own: OwnReplies;
  readonly body: NetconfBench["body"];
} {
  failures.length = 0;
  const set = readReplies(Object.entries(files).map(([path, text]) => ({ path, text })));
  const own = new OwnReplies(set, (failure) => failures.push(failure));
  const device = new NetconfBench({ ownReplies: own });
  return { own, body: (operation) => device.body(operation) };
}

describe("reply files", () => {
  it("answer the request that they are named after, known or unknown", async () => {
    const { body } = bench({
      "get-system-information.xml": "<system-information><mine/></system-information>",
      "get-coffee-information.xml": "<coffee>hot</coffee>\n<coffee>cold</coffee>",
    });
    expect(await body("<get-system-information/>")).toBe(
      "<system-information>\n<mine/>\n</system-information>\n",
    );
    expect(await body("<get-coffee-information/>")).toBe(
      "<coffee>hot</coffee>\n<coffee>cold</coffee>\n",
    );
    expect(await body("<get-tea-information/>")).toContain("syntax error");
    expect(await body("<get-software-information/>")).toContain("<junos-version>");
  });

  it("stand behind CLI commands as well", async () => {
    const { body } = bench({
      "get-system-information.xml": "<mine/>",
      "command/coffee.xml": "<!-- when: show  coffee --><coffee/>",
    });
    expect(await body("<command>show system information</command>")).toBe("<mine/>\n");
    expect(await body("<command>show coffee </command>")).toBe("<coffee/>\n");
    expect(await body("<command>show tea</command>")).toContain("<bad-element>tea</bad-element>");
  });

  it("are chosen by arguments, the most exact first, whatever the order of their names", async () => {
    const { body } = bench({
      "get-x.xml": "<any/>",
      "get-x/a.xml": "<!-- when: <interface-name>ge-0/0/0</interface-name> --><one/>",
      "get-x/b.xml":
        "<!-- of the lab -->\n<!-- when: <interface-name>ge-0/0/0</interface-name><terse/> --><both/>",
    });
    expect(await body("<get-x/>")).toBe("<any/>\n");
    expect(await body("<get-x><interface-name>\nge-0/0/0\n</interface-name></get-x>")).toBe(
      "<one/>\n",
    );
    expect(await body("<get-x><terse/><interface-name>ge-0/0/0</interface-name></get-x>")).toBe(
      "<both/>\n",
    );
    expect(await body("<get-x><interface-name>ge-0/0/1</interface-name></get-x>")).toBe("<any/>\n");
  });

  it("with numbers follow one another, and the last repeats", async () => {
    const { body } = bench({
      "get-x.10.xml": "<third/>",
      "get-x.2.xml": "<second/>",
      "get-x.1.xml": "<first/>",
    });
    const replies = [];
    for (let at = 0; at < 4; at++) replies.push(await body("<get-x/>"));
    expect(replies).toEqual(["<first/>\n", "<second/>\n", "<third/>\n", "<third/>\n"]);
  });

  it("that say once give way to the next reply", async () => {
    const { body } = bench({
      "get-x.1.xml": "<!-- once --><first/>",
      "get-x.2.xml": "<second/>",
      "get-x.xml": "<then/>",
      "get-y.xml": "<then/>",
      "get-y/busy.xml": "<!-- once --><busy/>",
      "get-system-information.xml": "<!-- once --><mine/>",
    });
    const replies = [];
    for (let at = 0; at < 4; at++) replies.push(await body("<get-x/>"));
    expect(replies).toEqual(["<first/>\n", "<second/>\n", "<then/>\n", "<then/>\n"]);
    expect(await body("<get-y/>")).toBe("<busy/>\n");
    expect(await body("<get-y/>")).toBe("<then/>\n");
    expect(await body("<get-system-information/>")).toBe("<mine/>\n");
    expect(await body("<get-system-information/>")).toContain("<serial-number>");
  });

  it("have a position of their own on each device", async () => {
    const set = readReplies([
      { path: "get-x.1.xml", text: "<first/>" },
      { path: "get-x.2.xml", text: "<second/>" },
    ]);
    const devices = [1, 2].map(
      () => new NetconfBench({ ownReplies: new OwnReplies(set, () => {}) }),
    );
    for (const device of devices) expect(await device.body("<get-x/>")).toBe("<first/>\n");
  });

  it("put variables into texts and attributes, escaped as XML wants it", async () => {
    const { body } = bench({
      "get-x.xml": [
        '<x at="{{now.seconds}}">',
        "<who>{{hostname}} {{ serial }} {{model}} {{version}} #{{index}}</who>",
        '<now junos:format="{{ arg.name }}">{{now}}</now><name>{{arg.name}}</name><none>{{arg.other}}</none>',
        "</x>",
      ].join("\n"),
    });
    expect(await body("<get-x><name>a&lt;&quot;b</name></get-x>")).toBe(
      [
        '<x at="1772445000">',
        "<who>r1 BX1234AB5678 mx204 22.4R1.10 #1</who>",
        '<now junos:format="a&lt;&quot;b">2026-03-02 09:50:00 UTC</now>',
        '<name>a&lt;"b</name>',
        "<none></none>",
        "</x>",
        "",
      ].join("\n"),
    );
  });

  it("answer text from .txt files and JSON from the XML", async () => {
    const { body } = bench({
      "get-x.xml": "<x><y>1</y></x>",
      "get-x.txt": "<!-- mine -->\nX of {{hostname}} is < 1\n\n",
    });
    expect(await body('<get-x format="text"/>')).toBe("<output>\nX of r1 is &lt; 1\n</output>\n");
    expect(await body('<get-x format="json"/>')).toContain('"data" : "1"');
    expect(await body("<get-x/>")).toBe("<x>\n<y>1</y>\n</x>\n");
    const onlyXml = bench({ "get-system-information.xml": "<mine/>" });
    expect(await onlyXml.body('<get-system-information format="text"/>')).toContain("<output>");
  });

  it("may be whole replies as a device sent them, and empty", async () => {
    const { body } = bench({
      "get-x.xml":
        '<?xml version="1.0" encoding="UTF-8"?>\n<rpc-reply xmlns="urn:ietf:params:xml:ns:netconf:base:1.0" message-id="9"><x/><y/></rpc-reply>\n]]>]]>\n',
      "get-y.xml": "",
    });
    expect(await body("<get-x/>")).toBe("<x/>\n<y/>\n");
    expect(await body("<get-y/>")).toBe("");
  });

  it.each([
    ["<x>\n<y>\n</x>", 3, "y"],
    ["<x/>\nleft over", 1, "outside of any element"],
    ["<x>\n {{hostnam}}</x>", 2, "no variable 'hostnam'"],
    ["<x>{{}}</x>", 1, "no variable ''"],
    ["<!-- when: <a> -->\n<x/>", 1, "in 'when:'"],
    ['<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', 1, "document type"],
    ["<x>&unknown;</x>", 1, "unknown"],
  ])("that cannot be used are a problem with its place: %j", async (text, line, message) => {
    const { body } = bench({ "get-x.xml": text });
    const { problems } = readReplies([{ path: "get-x.xml", text }]);
    expect(problems).toMatchObject([{ file: "get-x.xml", line }]);
    expect(problems[0]?.message).toContain(message);
    const reply = await body("<get-x/>");
    expect(reply).toContain("<rpc-error>");
    expect(reply).toContain(`get-x.xml:${line}:`);
    expect(reply).toContain("<bad-element>get-x</bad-element>");
    expect(failures).toMatchObject([{ operation: "get-x" }]);
    expect(failures[0]?.source).toMatch(new RegExp(`^get-x\\.xml:${line}:`));
  });

  it("keep their words in the first file of a sequence", () => {
    const { problems } = readReplies([
      { path: "get-x.1.xml", text: "<x/>" },
      { path: "get-x.2.xml", text: "<!-- once --><x/>" },
    ]);
    expect(problems).toMatchObject([{ file: "get-x.2.xml", line: 1 }]);
  });

  it("of other names are none", () => {
    const paths = ["README.md", "get-x.xml.bak", "a/b/c.xml", "1x.xml", ".xml"];
    const set = readReplies(paths.map((path) => ({ path, text: "<<<" })));
    expect(set).toEqual({ byRpc: new Map(), problems: [] });
  });
});

describe("a handler", () => {
  it("comes before files, the last one first, and may leave the request to the others", async () => {
    const { own, body } = bench({ "get-x.xml": "<file/>" });
    own.on("get-x", () => "<first/>");
    const stop = own.on("get-x", ({ arguments: given }) =>
      given["mine"] === "" ? "<second/>" : undefined,
    );
    expect(await body("<get-x><mine/></get-x>")).toBe("<second/>\n");
    expect(await body("<get-x/>")).toBe("<first/>\n");
    stop();
    stop();
    expect(await body("<get-x><mine/></get-x>")).toBe("<first/>\n");
  });

  it("that leaves every request alone changes nothing", async () => {
    const { own, body } = bench({ "get-x.xml": "<file/>" });
    own.on("get-x", async () => undefined);
    own.on("get-system-information", () => undefined);
    own.on("get-tea", async () => undefined);
    expect(await body("<get-x/>")).toBe("<file/>\n");
    expect(await body("<get-system-information/>")).toContain("<serial-number>");
    expect(await body("<get-tea/>")).toContain("syntax error");
  });

  it("that is added once is asked once, also when two requests come together", async () => {
    const { own, body } = bench();
    own.on("get-x", async () => "<x/>", { once: true });
    const replies = await Promise.all([body("<get-x/>"), body("<get-x/>")]);
    expect(replies.filter((reply) => reply === "<x/>\n")).toHaveLength(1);
  });

  it("sees the request, its arguments, and who asks", async () => {
    const { own, body } = bench();
    const calls: RpcCall[] = [];
    own.on("get-x", (rpc) => {
      calls.push(rpc);
      return "";
    });
    expect(await body('<get-x format="text"><name> a&amp;b </name><terse/></get-x>')).toBe("");
    expect(calls).toEqual([
      {
        name: "get-x",
        arguments: { name: "a&b", terse: "" },
        request: '<get-x format="text"><name> a&amp;b </name><terse/></get-x>',
        format: "text",
        user: "netops",
        session: 18_321,
      },
    ]);
  });

  it("may refuse, in its own words", async () => {
    const { own, body } = bench();
    own.on("get-x", () => ({ message: "not today", badElement: "x", tag: "in-use" }));
    const reply = await body("<get-x/>");
    for (const part of [
      "<error-type>protocol</error-type>",
      "<error-tag>in-use</error-tag>",
      "<error-message>not today</error-message>",
      "<bad-element>x</bad-element>",
    ])
      expect(reply).toContain(part);
    expect(failures).toEqual([]);
  });

  it.each([
    ["throws", () => Promise.reject(new Error("broke")), "the handler threw: broke"],
    [
      "throws at once",
      () => {
        throw new Error("broke");
      },
      "the handler threw: broke",
    ],
    ["answers with no XML", () => "<x>\n<y></x>", "line 2"],
  ])("that %s gives an rpc-error and is told", async (_, handler, message) => {
    const { own, body } = bench();
    own.on("get-x", handler);
    expect(await body("<get-x/>")).toContain(message);
    expect(failures).toMatchObject([{ operation: "get-x", source: "handler" }]);
    expect(failures[0]?.message).toContain(message);
  });

  it("is refused when there are a thousand", () => {
    const { own } = bench();
    for (let at = 0; at < 1_000; at++) own.on("get-x", () => undefined);
    expect(() => own.on("get-x", () => undefined)).toThrow(/1000 handlers for 'get-x'/);
  });
});
