import { assert, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit, emptyTree } from "../../../../../src/junos/config/index.ts";
import {
  parseText,
  printCompare,
  printXmlCompare,
  readXmlEdit,
} from "../../../../../src/junos/formats/index.ts";
import { coreSchema } from "../../../../../src/junos/schema/index.ts";
import { parseXml } from "../../../../../src/xml/index.ts";
import { configPair } from "../../../../support/config-arbitrary.ts";

const schema = coreSchema();
const tree = (text: string): ReturnType<typeof emptyTree> =>
  applyEdit(emptyTree(schema), parseText(text, schema).root).tree;

describe("printXmlCompare", () => {
  it("marks what is new and what is gone", () => {
    const base = tree("system { host-name r1; services { ssh; } }");
    const changed = tree("system { host-name r7; } interfaces { ge-0/0/0 { mtu 9000; } }");
    expect(printXmlCompare(base, changed)).toBe(
      `<configuration xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0" xmlns:yang="urn:ietf:params:xml:ns:yang:1">
    <system>
        <services nc:operation="delete"/>
        <host-name nc:operation="delete"/>
        <host-name nc:operation="create">r7</host-name>
    </system>
    <interfaces nc:operation="create">
        <interface>
            <name>ge-0/0/0</name>
            <mtu>9000</mtu>
        </interface>
    </interfaces>
</configuration>
`,
    );
  });

  it("tells the place of new and moved entries of user-ordered lists", () => {
    const policy = (...terms: readonly string[]): ReturnType<typeof emptyTree> =>
      tree(
        `policy-options { policy-statement P { ${terms.map((name) => `term ${name} { then accept; }`).join(" ")} } }`,
      );
    const lines = printXmlCompare(policy("a", "b", "c"), policy("c", "a", "n", "b"))
      .split("\n")
      .filter((line) => line.includes("<term"));
    expect(lines.map((line) => line.trim())).toEqual([
      '<term yang:insert="first">',
      `<term nc:operation="create" yang:insert="after" yang:key="[name='a']">`,
    ]);
  });

  it("makes the second tree of the first as an edit", () => {
    assert(
      property(configPair(schema, { unknown: false, protect: false }), ([base, changed]) => {
        const xml = printXmlCompare(base, changed).replace(
          "<configuration",
          '<configuration xmlns:junos="http://xml.juniper.net/junos/22.4R0/junos"',
        );
        const { root, problems } = readXmlEdit(parseXml(xml), schema);
        const result = applyEdit(base, root);
        expect({ xml, problems, applied: result.problems }).toEqual({
          xml,
          problems: [],
          applied: [],
        });
        expect(printCompare(result.tree, changed)).toBe("");
      }),
      { numRuns: 300 },
    );
  });
});
