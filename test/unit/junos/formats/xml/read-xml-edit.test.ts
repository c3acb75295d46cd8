import { array, assert, constantFrom, letrec, oneof, property, string, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "../../../../../src/base/index.ts";
import { applyEdit, type EditNode, emptyTree } from "../../../../../src/junos/config/index.ts";
import { printXmlConfiguration, readXmlEdit } from "../../../../../src/junos/formats/index.ts";
import { coreSchema, readSchema } from "../../../../../src/junos/schema/index.ts";
import { el, parseXml, type XmlNode } from "../../../../../src/xml/index.ts";
import { configTree } from "../../../../support/config-arbitrary.ts";

const schema = readSchema([
  {
    name: "test",
    text: `
system container
  host-name leaf string
  name-server list user-ordered
  ssh container presence
  size leaf integer 1..10
interfaces container
  interface list hidden-keyword
    mtu leaf integer
    disable leaf empty
    level leaf enum low|high nokeyword
policy container
  route-filter list[address choice-ident choice-value] valued=upto
    accept leaf empty
  zone list[from-zone to-zone] user-ordered
  session list[session-name] user-ordered
    description leaf string
  export leaf-list string user-ordered
`,
  },
]);

/** The edits of `inside` below the root, without schema objects: what a table can show. */
function read(inside: string, options?: Parameters<typeof readXmlEdit>[2]): unknown {
  const xml = `<configuration xmlns:junos="http://xml.juniper.net/junos/1/junos" xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0">${inside}</configuration>`;
  const { root, problems } = readXmlEdit(parseXml(xml), schema, options);
  return problems.length > 0
    ? { edits: plain(root)["children"], problems }
    : plain(root)["children"];
}

function plain(edit: EditNode): Record<string, unknown> {
  const { schema: own, children, ...rest } = edit;
  return {
    [own.kind]: own.name,
    ...rest,
    ...(children === undefined || children.length === 0 ? {} : { children: children.map(plain) }),
  };
}

/** The one edit below \`policy\`, \`system\` or \`interfaces\`. */
function readIn(parent: string, inside: string): unknown {
  const [container] = read(`<${parent}>${inside}</${parent}>`) as { children: unknown[] }[];
  return container?.children[0];
}

describe("readXmlEdit", () => {
  it("ignores prefixes, namespaces and blanks round values", () => {
    expect(
      read('<nc:system xmlns="urn:x"><nc:host-name>\n r1 \n</nc:host-name></nc:system>'),
    ).toEqual([{ container: "system", children: [{ leaf: "host-name", values: ["r1"] }] }]);
  });

  it.each([
    ['nc:operation="create"', { operation: "create" }],
    ['operation="remove"', { operation: "remove" }],
    ['delete="delete"', { operation: "delete" }],
    ['replace="replace"', { operation: "replace" }],
    ['inactive="inactive"', { inactive: true }],
    ['active="active"', { inactive: false }],
    ['protect="protect"', { protect: true }],
    ['unprotect="unprotect"', { protect: false }],
    ['insert="first"', { insert: { where: "first" } }],
    ['insert="after" name="s2"', { insert: { where: "after", keys: ["s2"] } }],
    ['insert="before" session-name="s2"', { insert: { where: "before", keys: ["s2"] } }],
    ['rename="rename" name="s9"', { rename: ["s9"] }],
    ['xmlns:operation="urn:x"', {}],
  ])("reads the load attribute %s", (attribute, expected) => {
    const inside = `<session ${attribute}><session-name>s1</session-name></session>`;
    expect(readIn("policy", inside)).toEqual({ list: "session", keys: ["s1"], ...expected });
  });

  it("refuses an operation that RFC 6241 does not know", () => {
    expect(read('<system nc:operation="erase"/>')).toMatchObject({
      problems: [{ message: "syntax error", badElement: "erase" }],
    });
  });

  it("attaches an annotation to the element after it and removes it when empty", () => {
    expect(
      read(
        "<system><junos:comment>/* our name */</junos:comment><host-name>r1</host-name><junos:comment/><ssh/></system>",
      ),
    ).toEqual([
      {
        container: "system",
        children: [
          { leaf: "host-name", values: ["r1"], comment: "our name" },
          { container: "ssh", comment: null },
        ],
      },
    ]);
  });

  it("reads deletions of a leaf, a leaf-list value, an entry, a list and a container", () => {
    expect(
      read(`<system delete="delete"/><interfaces><interface delete="delete"/></interfaces>
        <policy><export operation="delete">a</export><export operation="delete">b</export>
        <export>c</export><zone delete="delete"><from-zone>x</from-zone><to-zone>y</to-zone></zone></policy>`),
    ).toEqual([
      { container: "system", operation: "delete" },
      {
        container: "interfaces",
        children: [{ list: "interface", keys: [], operation: "delete" }],
      },
      {
        container: "policy",
        children: [
          { "leaf-list": "export", values: ["a", "b"], operation: "delete" },
          { "leaf-list": "export", values: ["c"] },
          { list: "zone", keys: ["x", "y"], operation: "delete" },
        ],
      },
    ]);
    expect(readIn("system", '<host-name delete="delete"/>')).toEqual({
      leaf: "host-name",
      operation: "delete",
    });
  });

  it("takes a single key under the name `name` whatever the schema calls it", () => {
    expect(readIn("policy", "<session><name>s1</name></session>")).toEqual({
      list: "session",
      keys: ["s1"],
    });
  });

  it.each([
    ["<address>10/8</address><exact/>", ["10/8", "exact", ""]],
    ["<address>10/8</address><upto>/24</upto>", ["10/8", "upto", "/24"]],
    [
      "<address>10/8</address><choice-ident>upto</choice-ident><choice-value>/24</choice-value>",
      ["10/8", "upto", "/24"],
    ],
  ])("reads the choice of a route-filter in %s", (inside, keys) => {
    expect(readIn("policy", `<route-filter>${inside}<accept/></route-filter>`)).toEqual({
      list: "route-filter",
      keys,
      children: [{ leaf: "accept", values: [""] }],
    });
  });

  it("takes the value of a leaf without keyword as an element of its own", () => {
    expect(readIn("interfaces", "<interface><name>ge</name><high/></interface>")).toEqual({
      list: "interface",
      keys: ["ge"],
      children: [{ leaf: "level", values: ["high"] }],
    });
  });

  it("keeps unknown elements by their looks", () => {
    expect(
      read(
        "<policy><odd><name>a</name><on/></odd><two>1</two><two>2</two><one>1</one><box><on/></box></policy>",
      ),
    ).toEqual([
      {
        container: "policy",
        children: [
          { list: "odd", keys: ["a"], children: [{ leaf: "on", values: [""] }] },
          { "leaf-list": "two", values: ["1", "2"] },
          { leaf: "one", values: ["1"] },
          { container: "box", children: [{ leaf: "on", values: [""] }] },
        ],
      },
    ]);
  });

  it("refuses unknown elements when validation is strict, and keeps the rest", () => {
    expect(
      read("<system><bogus/><host-name>r1</host-name></system>", { validation: "strict" }),
    ).toEqual({
      edits: [{ container: "system", children: [{ leaf: "host-name", values: ["r1"] }] }],
      problems: [
        { severity: "error", message: "syntax error", badElement: "bogus", path: "[edit system]" },
      ],
    });
  });

  it.each([
    ["<system>text</system>", "syntax error", "text"],
    ["<system><size/></system>", "missing argument", "size"],
    ["<system><host-name><b/></host-name></system>", "syntax error", "b"],
    [
      "<interfaces><interface><mtu>1</mtu></interface></interfaces>",
      "missing argument",
      "interface",
    ],
  ])("reports %s", (inside, message, badElement) => {
    expect(read(inside)).toMatchObject({ problems: [{ message, badElement }] });
  });

  it("stops at the depth limit and at the limit of problems", () => {
    let deep = el("x", el("leaf", "1"));
    for (let depth = 0; depth < 300; depth += 1) deep = el("x", deep);
    expect(readXmlEdit(el("configuration", deep), schema).problems).toHaveLength(1);
    const many = Array.from({ length: limits.loadProblems + 50 }, () => el("bogus"));
    const { problems } = readXmlEdit(el("configuration", ...many), schema, {
      validation: "strict",
    });
    expect(problems).toHaveLength(limits.loadProblems);
  });

  it("never throws, whatever the elements", () => {
    const name = constantFrom(
      "system",
      "name",
      "interface",
      "interfaces",
      "comment",
      "_x1_",
      "odd",
    );
    const attribute = constantFrom("insert", "name", "operation", "key", "rename", "inactive");
    const { tree } = letrec<{ tree: XmlNode }>((tie) => ({
      tree: oneof(
        { maxDepth: 6 },
        string(),
        tuple(name, attribute, string(), array(tie("tree"), { maxLength: 4 })).map(
          ([own, key, value, children]) => el(own, { [key]: value }, ...children),
        ),
      ),
    }));
    assert(
      property(array(tree, { maxLength: 4 }), (children) => {
        const { root } = readXmlEdit(el("configuration", ...children), schema);
        applyEdit(emptyTree(schema), root);
      }),
    );
  });

  it("reads back every tree that is printed", () => {
    const core = coreSchema();
    assert(
      property(configTree(core), (tree) => {
        const xml = printXmlConfiguration(tree, {
          attributes: [["xmlns:junos", "http://xml.juniper.net/junos/22.4R0/junos"]],
        });
        const { root, problems } = readXmlEdit(parseXml(xml), core);
        expect(problems).toEqual([]);
        const result = applyEdit(emptyTree(core), root);
        expect(result.problems).toEqual([]);
        expect(result.tree).toEqual(tree);
      }),
    );
  });
});
