import { describe, expect, it } from "vitest";
import {
  el,
  escapeAttribute,
  escapeText,
  parseXml,
  printCompactXml,
  printReplyXml,
} from "../../../src/xml/index.ts";

describe("printReplyXml", () => {
  it("gives every element its own line in column 0", () => {
    const reply = el("a", { "junos:style": "brief" }, el("b", "x"), el("c", el("d")));
    expect(printReplyXml(reply)).toBe('<a junos:style="brief">\n<b>x</b>\n<c>\n<d/>\n</c>\n</a>\n');
  });

  it("writes an empty leaf as one tag and an empty container as two lines", () => {
    expect(printReplyXml(el("accept"))).toBe("<accept/>\n");
    expect(printReplyXml(el("ssh", "\n"))).toBe("<ssh>\n</ssh>\n");
    expect(printReplyXml(el("terminal", ""))).toBe("<terminal></terminal>\n");
  });

  it("keeps the line ends round a wrapped leaf", () => {
    expect(printReplyXml(el("name", "\nge-0/0/0\n"))).toBe("<name>\nge-0/0/0\n</name>\n");
  });

  it("writes text among elements as it stands", () => {
    expect(printReplyXml(el("item", "\n", el("re-name", "re0")))).toBe(
      "<item>\n\n<re-name>re0</re-name>\n</item>\n",
    );
  });

  it("escapes text and attribute values", () => {
    expect(printReplyXml(el("a", { b: '<"&>' }, '<&>"'))).toBe(
      '<a b="&lt;&quot;&amp;&gt;">&lt;&amp;&gt;"</a>\n',
    );
  });
});

describe("printCompactXml", () => {
  it("keeps prefixes and declarations and adds no blanks", () => {
    const text = '<nc:a xmlns:nc="u"><b>x</b><nc:c/></nc:a>';
    expect(printCompactXml(parseXml(text))).toBe(text);
  });
});

describe("escaping", () => {
  it("leaves harmless text alone", () => {
    expect(escapeText('it\'s "fine"\n')).toBe('it\'s "fine"\n');
    expect(escapeAttribute("it's fine")).toBe("it's fine");
  });

  it("protects what a reader would normalise", () => {
    expect(escapeText("a\rb")).toBe("a&#13;b");
    expect(escapeAttribute("a\t\r\nb")).toBe("a&#9;&#13;&#10;b");
  });
});
