import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "../../../../../src/base/index.ts";
import { applyEdit, emptyTree } from "../../../../../src/junos/config/index.ts";
import { parseJson, printJson } from "../../../../../src/junos/formats/index.ts";
import { coreSchema } from "../../../../../src/junos/schema/index.ts";
import { configTree } from "../../../../support/config-arbitrary.ts";

const schema = coreSchema();

function treeOf(text: string): ReturnType<typeof emptyTree> {
  const { root, problems } = parseJson(text, schema);
  expect(problems).toEqual([]);
  return applyEdit(emptyTree(schema), root).tree;
}

/** The layout of a device (Junos JSON configuration format, `ietf` style). */
const device = `{
    "configuration" : {
        "@" : {
            "junos:commit-seconds" : "1772445000",
            "junos:commit-user" : "netops"
        },
        "version" : "22.4R1.10",
        "system" : {
            "host-name" : "r1",
            "services" : {
                "ssh" : [null],
                "netconf" : {
                    "ssh" : [null]
                }
            }
        },
        "interfaces" : {
            "interface" : [
            {
                "@" : {
                    "inactive" : true,
                    "comment" : "/* uplink */"
                },
                "name" : "ge-0/0/0",
                "mtu" : 9000,
                "@mtu" : {
                    "inactive" : true
                },
                "unit" : [
                {
                    "name" : "0",
                    "family" : {
                        "inet" : {
                            "address" : [
                            {
                                "name" : "192.0.2.1/24"
                            },
                            {
                                "name" : "198.51.100.1/24"
                            }
                            ]
                        }
                    }
                }
                ]
            }
            ]
        }
    }
}
`;
const metadata = [
  ["junos:commit-seconds", "1772445000"],
  ["junos:commit-user", "netops"],
] as const;

describe("printJson", () => {
  it("prints the layout of the device and reads it back", () => {
    expect(printJson(treeOf(device), metadata)).toBe(device);
  });

  it("prints an empty configuration as an object on two lines", () => {
    expect(printJson(emptyTree(schema))).toBe('{\n    "configuration" : {\n    }\n}\n');
  });

  it("is read back for every tree", () => {
    assert(
      property(configTree(schema), (tree) => {
        const text = printJson(tree);
        expect(() => void JSON.parse(text)).not.toThrow();
        expect(treeOf(text)).toEqual(tree);
      }),
    );
  });
});

describe("parseJson", () => {
  it("reads the verbose style", () => {
    const verbose = `{ "configuration" : [ { "attributes" : { "junos:commit-user" : "x" },
      "system" : [ { "host-name" : [ { "data" : "r1" } ], "services" : [ { "ssh" : [ {} ] } ] } ],
      "interfaces" : [ { "interface" : [ { "attributes" : { "inactive" : "inactive" },
        "name" : [ { "data" : "ge-0/0/0" } ], "disable" : [ { "data" : [null] } ],
        "mtu" : [ { "data" : "9000", "attributes" : { "inactive" : true } } ] } ] } ] } ] }`;
    const ietf = `{ "configuration" : {
      "system" : { "host-name" : "r1", "services" : { "ssh" : [null] } },
      "interfaces" : { "interface" : [ { "@" : { "inactive" : true }, "name" : "ge-0/0/0",
        "disable" : [null], "mtu" : 9000, "@mtu" : { "inactive" : true } } ] } } }`;
    expect(treeOf(verbose)).toEqual(treeOf(ietf));
  });

  it("reads operations of objects, leaves and single values of a leaf-list", () => {
    const { root, problems } = parseJson(
      `{ "configuration" : { "system" : {
          "@host-name" : { "operation" : "delete" },
          "services" : { "@" : { "operation" : "replace", "inactive" : false } },
          "domain-search" : ["a", "b"],
          "@domain-search" : [ { "operation" : "delete" }, {} ] } } }`,
      schema,
    );
    expect(problems).toEqual([]);
    const [system] = root.children ?? [];
    expect(
      system?.children?.map(({ schema: { name }, operation, inactive, values }) => [
        name,
        operation,
        inactive,
        values,
      ]),
    ).toEqual([
      ["services", "replace", false, undefined],
      ["domain-search", "delete", undefined, ["a"]],
      ["domain-search", undefined, undefined, ["b"]],
      ["host-name", "delete", undefined, undefined],
    ]);
  });

  it.each([
    ['{"configuration" : {\n  "system" : {,}}}', "syntax error", ",", 2, 15],
    ['{"configuration" : {\n "a" : 1,\n  "a" : 2}}', "duplicate name", "a", 3, 3],
    ['{"configuration" : {}} x', "syntax error", "x", 1, 24],
    ['{"system" : {}}', "syntax error", "system", 1, 2],
    ['{"configuration" : {"a" : "b', "syntax error", '"b', 1, 27],
    ['{"configuration" : {"a" : nil}}', "syntax error", "nil", 1, 27],
    ['{"configuration" : {"a" : 01}}', "syntax error", "01}}", 1, 27],
    ['{"configuration" : {"a" : "\\q"}}', "syntax error", "\\q", 1, 27],
    ['{"configuration" : {"a" : "\\u0001"}}', "syntax error", "\\u0001", 1, 27],
    ['{"configuration" : {"a" : "\\ud800"}}', "syntax error", "\\ud800", 1, 27],
    ["", "syntax error", "", 1, 1],
  ])("names the place of the fault in %s", (text, message, badElement, line, column) => {
    expect(parseJson(text, schema).problems).toEqual([
      { severity: "error", message, badElement, position: { line, column } },
    ]);
  });

  it("names the place of a statement that it cannot read", () => {
    const text = '{"configuration" : {\n  "system" : {\n    "bogus" : 1}}}';
    expect(parseJson(text, schema, { validation: "strict" }).problems).toEqual([
      {
        severity: "error",
        message: "syntax error",
        badElement: "bogus",
        path: "[edit system]",
        position: { line: 3, column: 15 },
      },
    ]);
  });

  it("refuses values that nest too deeply and strings that are too long", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(parseJson(deep, schema).problems[0]?.message).toMatch(/nest deeper/);
    const long = `{"configuration" : "${"x".repeat(limits.configWordBytes + 2)}"}`;
    expect(parseJson(long, schema).problems[0]?.message).toMatch(/a string of more than/);
  });

  it("reads lists longer than a call can have arguments", () => {
    const entries = Array.from({ length: 130_000 }, (_, index) => `{"name":"u${index}"}`);
    const { root, problems } = parseJson(
      `{"configuration":{"system":{"odd":[${entries.join(",")}]}}}`,
      schema,
    );
    expect(problems).toEqual([]);
    expect(root.children?.[0]?.children).toHaveLength(entries.length);
  });

  it("never throws", () => {
    assert(property(string(), (text) => void parseJson(text, schema)));
    assert(
      property(string({ unit: "binary-ascii" }), (inside) => {
        const cut = device.slice(0, device.length - (inside.length % device.length));
        parseJson(cut + inside, schema);
      }),
    );
  });
});
