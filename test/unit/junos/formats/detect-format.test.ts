import { expect, it } from "vitest";
import { detectFormat } from "../../../../src/junos/formats/index.ts";

it("tells the four forms apart by how they begin", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["set system host-name r1\n", "set"],
    ["# a note\n\n  deactivate interfaces\n", "set"],
    ["top", "set"],
    ["<configuration/>", "xml"],
    ["\uFEFF <?xml version='1.0'?>", "xml"],
    ['{ "configuration": {} }', "json"],
    ["## Last changed: now\nversion 1;\n", "text"],
    ["/* note */ system { }", "text"],
    ["settings { }", "text"],
    ["set;", "text"],
    ["", "text"],
    ["# only a note", "text"],
    ["/* never ends", "text"],
  ];
  for (const [text, format] of cases) expect([text, detectFormat(text)]).toEqual([text, format]);
});
