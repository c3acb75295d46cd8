import { describe, expect, it } from "vitest";
import { selectElement } from "../../../../src/netconf/rpc/index.ts";
import { elementsOf, parseXml, printCompactXml } from "../../../../src/xml/index.ts";

const data = parseXml(
  `<top xmlns="urn:a"><users><user><name>root</name><uid>0</uid></user><user><name>fred</name><uid>8</uid><company><dept>2</dept></company></user></users><host kind="x">h1</host></top>`,
);

function selected(filter: string): string | undefined {
  const part = selectElement(data, elementsOf(parseXml(`<filter>${filter}</filter>`)));
  return part && printCompactXml(part).replace(' xmlns="urn:a"', "");
}

const fred = "<user><name>fred</name><uid>8</uid><company><dept>2</dept></company></user>";

describe("a subtree filter", () => {
  it.each([
    [
      "everything below a selection node",
      "<top/>",
      printCompactXml(data).replace(' xmlns="urn:a"', ""),
    ],
    [
      "a leaf of every entry",
      "<top><users><user><uid/></user></users></top>",
      "<top><users><user><uid>0</uid></user><user><uid>8</uid></user></users></top>",
    ],
    [
      "an entry by its content",
      "<top><users><user><name>fred</name></user></users></top>",
      `<top><users>${fred}</users></top>`,
    ],
    [
      "parts of an entry by its content",
      "<top><users><user><name>fred</name><company/></user></users></top>",
      "<top><users><user><name>fred</name><company><dept>2</dept></company></user></users></top>",
    ],
    [
      "what several selections name",
      "<top><host/></top><top><users><user><name>root</name><uid/></user></users></top>",
      '<top><users><user><name>root</name><uid>0</uid></user></users><host kind="x">h1</host></top>',
    ],
    [
      "the whole when one of them names it",
      "<top><users><user/></users></top><top><users/></top>",
      printCompactXml(data).replace(' xmlns="urn:a"', "").replace('<host kind="x">h1</host>', ""),
    ],
    [
      "an element by its attribute",
      '<top><host kind="x"/></top>',
      '<top><host kind="x">h1</host></top>',
    ],
    [
      "an element in the namespace asked for",
      '<a:top xmlns:a="urn:a"><a:host/></a:top>',
      '<top><host kind="x">h1</host></top>',
    ],
  ])("selects %s", (_, filter, expected) => {
    expect(selected(filter)).toBe(expected);
  });

  it.each([
    ["other content", "<top><users><user><name>barney</name></user></users></top>"],
    [
      "content that two entries have one part of each",
      "<top><users><user><name>root</name><uid>8</uid></user></users></top>",
    ],
    ["another attribute value", '<top><host kind="y"/></top>'],
    ["another namespace", '<top xmlns="urn:b"/>'],
    ["another name", "<bottom/>"],
    ["nothing", ""],
  ])("selects nothing by %s", (_, filter) => {
    expect(selected(filter)).toBeUndefined();
  });
});
