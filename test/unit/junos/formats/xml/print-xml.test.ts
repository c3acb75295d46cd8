import { describe, expect, it } from "vitest";
import { applyEdit, emptyTree, has } from "../../../../../src/junos/config/index.ts";
import {
  printXmlConfiguration,
  readXmlEdit,
  xnmNamespace,
} from "../../../../../src/junos/formats/index.ts";
import { coreSchema } from "../../../../../src/junos/schema/index.ts";
import { parseXml } from "../../../../../src/xml/index.ts";

const schema = coreSchema();

function treeOf(xml: string): ReturnType<typeof emptyTree> {
  return applyEdit(emptyTree(schema), readXmlEdit(parseXml(xml), schema).root).tree;
}

describe("printXmlConfiguration", () => {
  it("prints the reply of reference 3.1 with its attributes", () => {
    const tree = treeOf(
      "<configuration><system><services><netconf><ssh/></netconf></services></system></configuration>",
    );
    const attributes = [
      ["xmlns", xnmNamespace],
      ["junos:commit-seconds", "1772445000"],
      ["junos:commit-user", 'net"ops'],
    ] as const;
    expect(printXmlConfiguration(tree, { attributes })).toBe(
      `<configuration xmlns="http://xml.juniper.net/xnm/1.1/xnm" junos:commit-seconds="1772445000" junos:commit-user="net&quot;ops">
    <system>
        <services>
            <netconf>
                <ssh>
                </ssh>
            </netconf>
        </services>
    </system>
</configuration>
`,
    );
  });

  it("prints an empty configuration without attributes on two lines", () => {
    expect(printXmlConfiguration(emptyTree(schema))).toBe("<configuration>\n</configuration>\n");
  });

  it("prints keys first, marks as attributes and annotations as elements before", () => {
    const xml = `<configuration>
    <interfaces>
        <junos:comment>/* uplink &amp; more */</junos:comment>
        <interface protect="protect" inactive="inactive">
            <name>ge-0/0/0</name>
            <disable/>
            <mtu inactive="inactive">9000</mtu>
        </interface>
    </interfaces>
</configuration>
`;
    expect(printXmlConfiguration(treeOf(withJunos(xml)))).toBe(xml);
  });

  it("names statements that are not XML names so that they are read back", () => {
    const xml = `<configuration>
    <system>
        <my_x0020_thing>1</my_x0020_thing>
    </system>
</configuration>
`;
    const tree = treeOf(xml);
    expect(has(tree, "system", "my thing")).toBe(true);
    expect(printXmlConfiguration(tree)).toBe(xml);
  });

  it("prints a tree that shares most of another from remembered pieces", () => {
    const entries = Array.from({ length: 5_000 }, (_, unit) => `<unit><name>${unit}</name></unit>`);
    const tree = treeOf(
      `<configuration><system><host-name>a</host-name></system><interfaces><interface><name>ge-0/0/0</name>${entries.join("")}</interface></interfaces></configuration>`,
    );
    const first = printXmlConfiguration(tree);
    const other = applyEdit(
      tree,
      readXmlEdit(
        parseXml("<configuration><system><host-name>b</host-name></system></configuration>"),
        schema,
      ).root,
    ).tree;
    expect(printXmlConfiguration(other)).toBe(first.replace("<host-name>a<", "<host-name>b<"));
  });
});

function withJunos(xml: string): string {
  return xml.replace(
    "<configuration>",
    '<configuration xmlns:junos="http://xml.juniper.net/junos/22.4R0/junos">',
  );
}
