import { describe, expect, it } from "vitest";
import {
  bareLeaves,
  childByKeyword,
  childByName,
  coreSchema,
  type SchemaNode,
} from "../../../../src/junos/schema/index.ts";

function at(path: string): SchemaNode {
  let node: SchemaNode | undefined = coreSchema();
  for (const name of path.split(" ")) node = node && childByName(node, name);
  if (node === undefined) throw new Error(`no ${path}`);
  return node;
}

describe("childByKeyword", () => {
  it.each([
    ["system", "host-name", "host-name"],
    ["snmp", "name", "system-name"],
    ["interfaces interface gigether-options", "802.3ad", "ieee-802.3ad"],
    ["interfaces", "interface-range", "interface-range"],
    ["interfaces", "ge-0/0/0", "interface"],
    ["routing-instances", "blue", "instance"],
    ["routing-options autonomous-system", "65000", "as-number"],
    ["routing-options autonomous-system", "loops", "loops"],
    ["policy-options as-path", "64512 .*", "path"],
    ["security policies", "from-zone", "policy"],
    ["security policies", "global", "global"],
    ["security policies default-policy", "deny-all", "default-action"],
    ["security policies default-policy", "<*>", "default-action"],
    ["security nat source rule-set rule", "match", "src-nat-rule-match"],
    ["system syslog file", "interactive-commands", "contents"],
    ["system syslog file", "match", "match"],
    ["system services outbound-ssh client", "192.0.2.1", "servers"],
    ["system services outbound-ssh client", "device-id", "device-id"],
    ["policy-options policy-statement term then local-preference", "120", "local-preference"],
    ["policy-options policy-statement term then local-preference", "add", "add"],
  ])("finds in %s for %s the statement %s", (path, word, name) => {
    expect(childByKeyword(at(path), word)?.name).toBe(name);
  });

  it.each([
    ["system", "sytem"],
    ["system login user", "name"],
    ["security policies", "trust"],
    ["security policies default-policy", "maybe"],
    ["security nat source rule-set rule", "src-nat-rule-match"],
    ["interfaces interface gigether-options", "ieee-802.3ad"],
  ])("finds nothing in %s for %s", (path, word) => {
    expect(childByKeyword(at(path), word)).toBeUndefined();
  });
});

describe("childByName", () => {
  it("goes by element name and knows key leaves", () => {
    expect(childByName(at("snmp"), "system-name")?.keyword).toBe("name");
    expect(childByName(at("system login user"), "name")?.nokeyword).toBe(true);
    expect(childByName(at("snmp"), "name")).toBeUndefined();
  });
});

describe("bareLeaves", () => {
  it("lists the values that stand without their names, in order, without keys", () => {
    const priority = at("protocols mpls label-switched-path priority");
    expect(bareLeaves(priority).map((leaf) => leaf.name)).toEqual([
      "setup-priority",
      "reservation-priority",
    ]);
    expect(bareLeaves(at("policy-options as-path")).map((leaf) => leaf.name)).toEqual(["path"]);
    expect(bareLeaves(at("interfaces"))).toEqual([]);
  });
});
