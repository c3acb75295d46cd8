import { describe, expect, it } from "vitest";
import { jsonText } from "../../../../src/operations/operational/reply/index.ts";
import { el } from "../../../../src/xml/index.ts";

describe("operational data in JSON", () => {
  it("is an array for each element, with a blank before each colon", () => {
    expect(jsonText(el("a", el("b", "1"), el("b", "2")))).toBe(
      `{
    "a" : [
        {
            "b" : [
                {
                    "data" : "1"
                },
                {
                    "data" : "2"
                }
            ]
        }
    ]
}
`,
    );
  });

  it("has null for an empty element, and nothing for an empty container", () => {
    expect(jsonText(el("a", el("b")))).toContain('"data" : [null]');
    expect(JSON.parse(jsonText(el("a", { "junos:style": "brief" }, "\n")))).toEqual({
      a: [{ attributes: { "junos:style": "brief" } }],
    });
    expect(JSON.parse(jsonText(el("a", el("b", "\n"))))).toEqual({ a: [{ b: [{}] }] });
  });

  it("leaves text alone that looks like JSON", () => {
    const text = 'x [ null ] "a": [\n null\n]\n"b": 1';
    expect(JSON.parse(jsonText(el("a", text)))).toEqual({ a: [{ data: text }] });
  });

  it("puts attributes before data", () => {
    const parsed: unknown = JSON.parse(jsonText(el("a", { "junos:seconds": "5" }, "\n00:05\n")));
    expect(parsed).toEqual({ a: [{ attributes: { "junos:seconds": "5" }, data: "00:05" }] });
  });
});
