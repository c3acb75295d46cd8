import { describe, expect, it } from "vitest";
import {
  checkValue,
  coreSchema,
  isGroupPattern,
  readSchema,
  type SchemaNode,
} from "../../../../src/junos/schema/index.ts";

const schema = readSchema([
  {
    name: "values",
    text: `
vlan-id leaf integer 1..4094
any-number leaf integer
bridge-vlan leaf integer 1..4094|none|all
offset leaf integer -120..124
name leaf string 2..255
free leaf string
type leaf enum internal|external
accept leaf empty
secret leaf secret
`,
  },
]);

function leaf(name: string): SchemaNode {
  const node = schema.children.get(name);
  if (node === undefined) throw new Error(`no ${name}`);
  return node;
}

describe("checkValue", () => {
  it.each([
    ["vlan-id", "1"],
    ["vlan-id", "4094"],
    ["vlan-id", "<*>"],
    ["vlan-id", "$junos-vlan-id"],
    ["any-number", "99999999999"],
    ["bridge-vlan", "none"],
    ["bridge-vlan", "10"],
    ["offset", "-120"],
    ["name", "ab"],
    ["name", "\u{1F600}\u{1F600}"],
    ["free", ""],
    ["type", "external"],
    ["type", "<ext*>"],
    ["accept", ""],
    ["secret", "$9$abc"],
  ])("takes for %s the value %j", (name, value) => {
    expect(checkValue(leaf(name), value)).toBeUndefined();
  });

  it.each([
    ["vlan-id", "9000", "Value 9000 is not within range (1..4094)"],
    ["vlan-id", "0", "Value 0 is not within range (1..4094)"],
    ["vlan-id", "ten", "Invalid numeric value: 'ten'"],
    ["vlan-id", "", "Invalid numeric value: ''"],
    ["vlan-id", "none", "Invalid numeric value: 'none'"],
    ["bridge-vlan", "5000", "Value 5000 is not within range (1..4094)"],
    ["offset", "-121", "Value -121 is not within range (-120..124)"],
    ["name", "a", "Length 1 is not within range (2..255)"],
    ["name", "\u{1F600}", "Length 1 is not within range (2..255)"],
    ["type", "sideways", "syntax error"],
    ["accept", "yes", "syntax error"],
  ])("refuses for %s the value %j: %s", (name, value, message) => {
    expect(checkValue(leaf(name), value)).toBe(message);
  });

  it("checks the values of the core schema", () => {
    const name = coreSchema().children.get("vlans")?.children.get("vlan")?.children.get("name");
    expect(name && checkValue(name, "v")).toBe("Length 1 is not within range (2..64)");
  });
});

describe("isGroupPattern", () => {
  it.each([
    ["<*>", true],
    ["<ge-*>", true],
    ["$port", true],
    ["ge-0/0/0", false],
    ["a<b>", false],
    ["", false],
  ])("says of %j: %s", (value, expected) => {
    expect(isGroupPattern(value)).toBe(expected);
  });
});
