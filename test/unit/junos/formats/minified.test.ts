import { describe, expect, it } from "vitest";
import { applyEdit, type ConfigTree, emptyTree } from "../../../../src/junos/config/index.ts";
import {
  minifiedJson,
  minifiedXml,
  parseText,
  printJson,
  printXmlConfiguration,
  readXmlEdit,
} from "../../../../src/junos/formats/index.ts";
import { coreSchema } from "../../../../src/junos/schema/index.ts";
import { parseXml } from "../../../../src/xml/index.ts";

const schema = coreSchema();

function treeOf(text: string): ConfigTree {
  return applyEdit(emptyTree(schema), parseText(text, schema).root).tree;
}

const tree = treeOf(String.raw`
system { host-name r1; login { message "a  >\n    <b> \"c\" \\ { : , }"; } services { ssh; } }
/* two
   lines */
interfaces { ge-0/0/0 { mtu 1500; unit 0; } }`);

describe("minified forms", () => {
  it("say the same as the others", () => {
    const xml = printXmlConfiguration(tree, { attributes: [["xmlns:junos", "urn:j"]] });
    const again = readXmlEdit(parseXml(minifiedXml(xml)), schema);
    expect(again.problems).toEqual([]);
    expect(printXmlConfiguration(applyEdit(emptyTree(schema), again.root).tree)).toBe(
      printXmlConfiguration(tree),
    );
    const json = printJson(tree);
    expect(JSON.parse(minifiedJson(json))).toEqual(JSON.parse(json));
  });

  it("have no line end and no blank that means nothing", () => {
    const plain = treeOf("system { host-name r1; services { ssh; } }");
    expect(minifiedXml(printXmlConfiguration(plain))).toBe(
      "<configuration><system><host-name>r1</host-name><services><ssh></ssh></services></system></configuration>\n",
    );
    expect(minifiedJson(printJson(plain))).toBe(
      '{"configuration":{"system":{"host-name":"r1","services":{"ssh":[null]}}}}',
    );
  });

  it("hold values of any length", () => {
    const long = JSON.stringify({ a: 'x"\n '.repeat(500_000) }, undefined, 4);
    expect(minifiedJson(long)).toBe(JSON.stringify(JSON.parse(long)));
  });
});
