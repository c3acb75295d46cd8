import { describe, expect, it } from "vitest";
import { limits } from "../../../../../src/base/index.ts";
import { applyEdit, emptyTree, selectSubtree } from "../../../../../src/junos/config/index.ts";
import {
  printXmlConfiguration,
  readXmlEdit,
  readXmlFilter,
} from "../../../../../src/junos/formats/index.ts";
import { readSchema } from "../../../../../src/junos/schema/index.ts";
import { parseXml } from "../../../../../src/xml/index.ts";

const schema = readSchema([
  {
    name: "test",
    text: `
system container
  host-name leaf string
policy container
  session list[session-name]
    description leaf string
  route-filter list[address choice-ident choice-value] valued=upto
    accept leaf empty
`,
  },
]);
const parsed = readXmlEdit(
  parseXml(`<configuration><system><host-name>r1</host-name></system><policy>
    <session><session-name>s1</session-name><description>one</description></session>
    <session><session-name>s2</session-name></session>
    <route-filter><address>10/8</address><upto>/24</upto></route-filter>
    <route-filter><address>10/8</address><exact/></route-filter></policy></configuration>`),
  schema,
);
const tree = applyEdit(emptyTree(schema), parsed.root).tree;

/** What the filter selects, without blanks. */
function select(inside: string): string | undefined {
  const filter = readXmlFilter(parseXml(`<configuration>${inside}</configuration>`), schema);
  if ("message" in filter) return filter.message;
  const selected = selectSubtree(tree, filter);
  return selected && printXmlConfiguration(selected).replaceAll(/\s*\n\s*/g, "");
}

describe("readXmlFilter", () => {
  it.each([
    ["<system/>", "<system><host-name>r1</host-name></system>"],
    [
      "<policy><session><name> s1 </name></session></policy>",
      "<policy><session><session-name>s1</session-name><description>one</description></session></policy>",
    ],
    [
      "<policy><route-filter><exact/></route-filter></policy>",
      "<policy><route-filter><address>10/8</address><exact/></route-filter></policy>",
    ],
    [
      "<policy><route-filter><upto>/24</upto></route-filter></policy>",
      "<policy><route-filter><address>10/8</address><upto>/24</upto></route-filter></policy>",
    ],
  ])("selects with %s", (inside, expected) => {
    expect(select(inside)).toBe(`<configuration>${expected}</configuration>`);
  });

  it("selects nothing when a content match fails", () => {
    expect(select("<system><host-name>r2</host-name></system>")).toBeUndefined();
  });

  it("chooses entries by number, by pattern and by key alone", () => {
    expect(select('<policy><session count="1"/></policy>')).toBe(
      '<configuration><policy><session junos:position="1" junos:total="2"><session-name>s1</session-name><description>one</description></session></policy></configuration>',
    );
    expect(select('<policy><session recurse="false" start="2"/></policy>')).toBe(
      '<configuration><policy><session junos:position="2" junos:total="2"><session-name>s2</session-name></session></policy></configuration>',
    );
    expect(select(`<policy matching="session[session-name='2$']"/>`)).toBe(
      "<configuration><policy><session><session-name>s2</session-name></session></policy></configuration>",
    );
    expect(
      select(
        '<policy><session recurse="false"/><session><session-name>s1</session-name></session></policy>',
      ),
    ).toBe(
      "<configuration><policy><session><session-name>s1</session-name><description>one</description></session><session><session-name>s2</session-name></session></policy></configuration>",
    );
  });

  it("takes as many choices as a load takes patterns, and no more", () => {
    const one = `<policy matching="session[session-name='1']"/>`;
    expect(select(one.repeat(limits.subtreeCommands))).toContain("s1");
    expect(select(one.repeat(limits.subtreeCommands + 1))).toBe("more than 64 choices of entries");
    const other = '<policy><session count="1"/></policy>';
    expect(select(other.repeat(limits.subtreeCommands + 1))).toBe(
      "more than 64 choices of entries",
    );
  });
});
