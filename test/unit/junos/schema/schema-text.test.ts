import { describe, expect, it } from "vitest";
import { readSchema, type SchemaNode } from "../../../../src/junos/schema/index.ts";

function read(text: string): SchemaNode {
  return readSchema([{ name: "test", text }]);
}

function at(root: SchemaNode, path: string): SchemaNode {
  let node = root;
  for (const name of path.split(" ")) {
    const next = node.children.get(name);
    if (next === undefined) throw new Error(`no ${name} in ${path}`);
    node = next;
  }
  return node;
}

describe("readSchema", () => {
  it("reads kinds, types and flags of a line", () => {
    const root = read(`
system container presence
  mtu leaf integer 256..9216 default=1500
  vlan-id leaf integer 1..4094|none|all
  host-name leaf string 1..255 mandatory
  secret leaf secret
  type leaf enum internal|external
  export leaf-list string user-ordered
  ieee-802.3ad container oneliner-plus keyword=802.3ad
  family container inline
`);
    expect(at(root, "system")).toMatchObject({ kind: "container", presence: true });
    expect(at(root, "system mtu")).toMatchObject({
      kind: "leaf",
      type: { base: "integer", range: [256, 9216] },
      defaultValue: "1500",
    });
    expect(at(root, "system vlan-id").type).toEqual({
      base: "integer",
      range: [1, 4094],
      words: ["none", "all"],
    });
    expect(at(root, "system host-name")).toMatchObject({
      type: { base: "string", length: [1, 255] },
      mandatory: true,
    });
    expect(at(root, "system secret").type).toEqual({ base: "secret" });
    expect(at(root, "system type").type).toEqual({
      base: "enumeration",
      values: ["internal", "external"],
    });
    expect(at(root, "system export")).toMatchObject({ kind: "leaf-list", orderedByUser: true });
    expect(at(root, "system ieee-802.3ad")).toMatchObject({
      keyword: "802.3ad",
      onelinerPlus: true,
    });
    expect(at(root, "system family").inline).toBe(true);
  });

  it("makes one statement per name of a line", () => {
    const root = read("accept,reject leaf empty choice=decision");
    expect(at(root, "accept").choice).toEqual({ name: "decision", case: "accept" });
    expect(at(root, "reject").choice).toEqual({ name: "decision", case: "reject" });
  });

  it("adds key leaves that are not written, the first without keyword", () => {
    const root = read(`
plain list
pair list[low high]
named list[from-zone-name to-zone-name]
  from-zone-name leaf string keyword=from-zone
  to-zone-name leaf string keyword=to-zone
`);
    const keys = (list: string): unknown[] =>
      at(root, list).keys.map((key) => {
        const { keyword, nokeyword } = at(root, `${list} ${key}`);
        return [keyword, nokeyword];
      });
    expect(keys("plain")).toEqual([["name", true]]);
    expect(keys("pair")).toEqual([
      ["low", true],
      ["high", false],
    ]);
    expect(keys("named")).toEqual([
      ["from-zone", false],
      ["to-zone", false],
    ]);
  });

  it("puts keys first, then the apply statements, then the others as written", () => {
    const root = read(
      "user list\n  class leaf\n  name leaf string 1..64\nline container oneliner\n",
    );
    expect([...at(root, "user").children.keys()]).toEqual([
      "name",
      "apply-groups",
      "apply-groups-except",
      "apply-macro",
      "class",
    ]);
    expect([...at(root, "line").children.keys()]).toEqual([]);
  });

  it("shares the nodes of a body among all places that use it", () => {
    const root = read(`
body address
  port leaf integer
one container
  use address
two container
  use address
three container
  use /one
`);
    expect(at(root, "one port")).toBe(at(root, "two port"));
    expect(at(root, "one port")).toBe(at(root, "three port"));
  });

  it("leaves out what 'except' names and prefers what is written out", () => {
    const root = read(`
body peer
  type leaf string
  port leaf integer
  key leaf secret
peer container
  use peer except key
  port leaf string
`);
    expect(at(root, "peer type").kind).toBe("leaf");
    expect(at(root, "peer port").type).toEqual({ base: "string" });
    expect(at(root, "peer").children.has("key")).toBe(false);
  });

  it("lets bodies contain themselves", () => {
    const root = read("body tree\n  leaf leaf empty\n  branch list\n    use tree\nuse tree\n");
    expect(at(root, "branch branch branch leaf")).toBe(at(root, "leaf"));
    expect(at(root, "branch branch")).toBe(at(root, "branch"));
  });

  it("gives frozen nodes", () => {
    const node = at(read("mtu leaf integer 1..2"), "mtu");
    expect(Object.isFrozen(node)).toBe(true);
    expect(Object.isFrozen(node.type)).toBe(true);
  });

  it("names the identities of a choice that take a value", () => {
    const root = read("filter list[address choice-ident choice-value] valued=upto|through\n");
    expect(at(root, "filter").valuedChoices).toEqual(["upto", "through"]);
  });

  it.each([
    ["   odd container", 1, "bad indentation"],
    ["a container\n    b leaf", 2, "bad indentation"],
    ["a leaf\n  b leaf", 2, "nothing may stand under 'a'"],
    ["a thing", 1, "'thing' is not a kind of statement"],
    ["a", 1, "'' is not a kind of statement"],
    ["a list[]", 1, "a list needs a key"],
    ["a leaf enum", 1, "an enum needs its values"],
    ["a leaf integer 9..1", 1, "the range 9..1 is empty"],
    ["a leaf string loud", 1, "'loud' is not a flag"],
    ["a leaf string keyword", 1, "'keyword' is not a flag"],
    ["a leaf string nokeyword=yes", 1, "'nokeyword=yes' is not a flag"],
    ["a leaf string homogeneous", 1, "'homogeneous' is not for a leaf"],
    ["# comment\n\na container default=1", 3, "'default' is not for a container"],
    ["a leaf\na leaf", 2, "a second 'a'"],
    ["body x\nbody x", 2, "a second body 'x'"],
    ["use nothing", 1, "there is no 'nothing'"],
    ["a container\nb container\n  use /a/c", 3, "there is no '/a/c'"],
    ["use", 1, "'use' takes a name, and perhaps 'except' with names"],
    ["body x\n  use x\nuse x", 2, "'x' uses itself"],
    ["a container\n  use /a", 2, "'/a' uses itself"],
    ["a container\n  use /a/b", 2, "'/a/b' uses itself"],
  ])("names stanza and line of %j", (text, line, message) => {
    const visit = (): void => {
      for (const child of read(text).children.values()) {
        for (const grandchild of child.children.values()) expect(grandchild).toBeDefined();
      }
    };
    expect(visit).toThrowError(
      expect.objectContaining({
        code: "ERR_SCHEMA",
        message: `schema stanza test, line ${line}: ${message}`,
      }),
    );
  });
});
