import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  childOf,
  parseXml,
  parseXmlDocument,
  printCompactXml,
  textOf,
  XmlError,
} from "../../../src/xml/index.ts";
import { badDocuments, goodDocuments } from "./bad-documents.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const fault = (read: () => unknown): XmlError => {
  try {
    read();
  } catch (cause) {
    if (cause instanceof XmlError) return cause;
    throw cause;
  }
  throw new Error("nothing was refused");
};

describe("both parsers", () => {
  it.each(badDocuments)("refuse %s", (_, text, code) => {
    expect(fault(() => parseXml(text)).code).toBe(code);
    expect(fault(() => parseXml(bytes(text))).code).toBe(code);
    expect(fault(() => parseXmlDocument(text)).code).toBe(code);
  });

  it.each(goodDocuments.map((text) => [text]))("read %j alike", (text) => {
    const tree = parseXml(bytes(text));
    expect(parseXml(text)).toEqual(tree);
    expect(parseXmlDocument(text)).toEqual(tree);
  });

  it("agree on what they read and what they refuse, whatever is thrown at them", () => {
    const pieces = fc.constantFrom(
      ..."<a>|</a>|<b:c xmlns:b='u'>|</b:c>|<d/>|<!--|-->|-|<![CDATA[|]]>|]]|>|&amp;|&#x41;|&|;|<?p q?>|x|=|\"|'|\n".split(
        "|",
      ),
      " ",
      '<e f="g">',
      "</e>",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = `<r>${parts.join("")}</r>`;
        expect(outcome(() => parseXmlDocument(text))).toEqual(outcome(() => parseXml(text)));
      }),
      { numRuns: 2_000 },
    );
  });
});

function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch (cause) {
    return cause instanceof XmlError ? "refused" : cause;
  }
}

describe("parseXml", () => {
  it("resolves namespaces by scope and keeps declarations among the attributes", () => {
    const root = parseXml('<nc:rpc xmlns:nc="base" message-id="7"><get xmlns="x"/></nc:rpc>');
    expect(root).toMatchObject({ name: "rpc", prefix: "nc", namespace: "base" });
    expect(root.attributes.map(({ name }) => name)).toEqual(["xmlns:nc", "message-id"]);
    expect(childOf(root, "get")?.namespace).toBe("x");
  });

  it("drops blanks between elements and keeps those of leaves", () => {
    const root = parseXml("<a>\n <b> x </b>\n <c> </c>\n</a>");
    expect(root.children).toHaveLength(2);
    expect(childOf(root, "b")?.children).toEqual([" x "]);
    expect(childOf(root, "c")?.children).toEqual([" "]);
  });

  it("names line and column of a fault", () => {
    const { line, column } = fault(() => parseXml("\n<a>\n  <b></c>\n</a>"));
    expect({ line, column }).toEqual({ line: 3, column: 10 });
    expect(fault(() => parseXmlDocument("\n<a>\n  <x:b/>\n</a>"))).toMatchObject({
      line: 3,
      column: 3,
    });
  });

  it("refuses bytes that are not UTF-8", () => {
    expect(fault(() => parseXml(Uint8Array.of(0x3c, 0x61, 0xff, 0x2f, 0x3e))).code).toBe(
      "encoding",
    );
  });

  it("stops at a named limit", () => {
    const deep = `${"<a>".repeat(10_000)}${"</a>".repeat(10_000)}`;
    expect(fault(() => parseXml(deep)).code).toBe("too-large");
    expect(fault(() => parseXmlDocument(deep)).code).toBe("too-large");
    const wide = `<a ${Array.from({ length: 65 }, (_, index) => `b${index}="1"`).join(" ")}/>`;
    for (const parse of [parseXml, parseXmlDocument]) {
      expect(fault(() => parse(wide)).code).toBe("too-large");
      expect(fault(() => parse("<a/>", { bytes: 3 })).code).toBe("too-large");
      expect(fault(() => parse("<a><b/>x</a>", { nodes: 2 })).code).toBe("too-large");
      expect(parse("<a><b/></a>", { nodes: 2, depth: 2, attributes: 0 })).toBeDefined();
      expect(fault(() => parse("<a><b/></a>", { depth: 1 })).code).toBe("too-large");
    }
  });

  it("says which attributes the root had when the fault comes after its start tag", () => {
    const { rootAttributes } = fault(() => parseXml('<rpc message-id="9"><a></rpc>'));
    expect(rootAttributes).toEqual([{ name: "message-id", value: "9" }]);
  });

  it("reads characters that are cut by its own pieces", () => {
    const text = `x${"\u{1F6F0}\r\n".repeat(60_000)}`;
    expect(textOf(parseXml(bytes(`<a>${text}</a>`)))).toBe(text.replaceAll("\r", "").trim());
  });

  it("throws nothing but XmlError on any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        expect(fault(() => parseXml(noise))).toBeInstanceOf(XmlError);
      }),
    );
  });

  it("reads back what the compact printer wrote", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", " ", "<", ">", "&", '"', "'", "\t", "\n", "\r", "\u00e9"),
    });
    fc.assert(
      fc.property(text, text, (value, content) => {
        const tree = {
          name: "a",
          prefix: "",
          namespace: "",
          attributes: [{ name: "b", value }],
          children: content === "" ? [] : [content],
        };
        expect(parseXml(printCompactXml(tree))).toEqual(tree);
        expect(parseXmlDocument(printCompactXml(tree))).toEqual(tree);
      }),
    );
  });
});
