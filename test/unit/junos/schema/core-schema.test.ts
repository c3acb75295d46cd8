import { describe, expect, it } from "vitest";
import { coreSchema, type SchemaNode } from "../../../../src/junos/schema/index.ts";

/** Every node once, with the path on which it was first met. */
function everyNode(): ReadonlyMap<SchemaNode, string> {
  const met = new Map<SchemaNode, string>([[coreSchema(), ""]]);
  for (const [node, path] of met) {
    for (const child of node.children.values()) {
      if (!met.has(child)) met.set(child, `${path} ${child.name}`.trim());
    }
  }
  return met;
}

function problems(find: (node: SchemaNode) => string | undefined): readonly string[] {
  return [...everyNode()].flatMap(([node, path]) => {
    const problem = find(node);
    return problem === undefined ? [] : [`${path}: ${problem}`];
  });
}

function at(path: string): SchemaNode | undefined {
  let node: SchemaNode | undefined = coreSchema();
  for (const name of path.split(" ")) node = node?.children.get(name);
  return node;
}

describe("the core schema", () => {
  it("is read without error, down to the last line, and is of useful size", () => {
    expect(everyNode().size).toBeGreaterThan(4_000);
  });

  it("is built once", () => {
    expect(coreSchema()).toBe(coreSchema());
  });

  it("gives every list its key leaves, and nothing else a key", () => {
    expect(
      problems((node) => {
        const isList = node.kind === "list";
        if (isList !== node.keys.length > 0) return "keys do not fit the kind";
        return node.keys.every((key) => node.children.get(key)?.kind === "leaf")
          ? undefined
          : "a key is not a leaf";
      }),
    ).toEqual([]);
  });

  it("writes the first key without keyword except where Junos spells it out", () => {
    const spelled = problems((node) => {
      const key = node.children.get(node.keys[0] ?? "");
      return key === undefined || key.nokeyword ? undefined : key.keyword;
    });
    expect(new Set(spelled.map((line) => line.split(": ").pop()))).toEqual(
      new Set(["filename", "from-zone", "loss-priority", "neighbor-id"]),
    );
  });

  it("has no two siblings of one keyword", () => {
    expect(
      problems((node) => {
        const words = [...node.children.values()]
          .filter((child) => !child.nokeyword && !child.hiddenKeyword)
          .map((child) => child.keyword);
        const twice = words.filter((word, index) => words.indexOf(word) !== index);
        return twice.length > 0 ? twice.join() : undefined;
      }),
    ).toEqual([]);
  });

  it("leaves no doubt about a word that is not a keyword", () => {
    expect(
      problems((node) => {
        const lists = [...node.children.values()].filter((child) => child.hiddenKeyword);
        const bare = [...node.children.values()].filter(
          (child) => child.nokeyword && !node.keys.includes(child.name),
        );
        return lists.length + (lists.length > 0 ? bare.length : 0) > 1 ? "ambiguous" : undefined;
      }),
    ).toEqual([]);
  });

  it("never asks for both one-line forms", () => {
    expect(problems((node) => (node.oneliner && node.onelinerPlus ? "both" : undefined))).toEqual(
      [],
    );
  });

  it("allows apply-groups everywhere but on one line", () => {
    expect(
      problems((node) => {
        const isParent = node.kind === "container" || node.kind === "list";
        const special = node.name === "apply-macro" || node.name === "data";
        return !special && isParent && node.children.has("apply-groups") === node.oneliner
          ? "apply-groups"
          : undefined;
      }),
    ).toEqual([]);
  });

  it("gives groups every top-level statement but version and groups", () => {
    const top = [...coreSchema().children.keys()].filter(
      (name) => name !== "version" && name !== "groups",
    );
    const inGroup = at("groups")?.children;
    expect(top.filter((name) => inGroup?.get(name) !== at(name))).toEqual([]);
    expect(inGroup?.has("groups")).toBe(false);
  });

  it("gives routing instances the protocols and routing options of the device", () => {
    const inside = "routing-instances instance";
    expect(at(`${inside} protocols bgp`)).toBe(at("protocols bgp"));
    expect(at(`${inside} routing-options static`)).toBe(at("routing-options static"));
    expect(at(`${inside} protocols lldp`)).toBeUndefined();
  });

  it("stands in the order in which devices print", () => {
    const order = "version groups apply-groups system chassis security interfaces snmp";
    const names = [...coreSchema().children.keys()];
    const places = order.split(" ").map((name) => names.indexOf(name));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it.each<[string, Partial<SchemaNode>]>([
    ["system host-name", { kind: "leaf", type: { base: "string", length: [1, 255] } }],
    ["system root-authentication encrypted-password", { type: { base: "secret" } }],
    ["system login user", { kind: "list", keys: ["name"], orderedByUser: false }],
    ["system login user authentication ssh-ed25519", { orderedByUser: true, oneliner: true }],
    ["system login retry-options tries-before-disconnect", { defaultValue: "3" }],
    ["system name-server", { homogeneous: true, orderedByUser: true }],
    ["system syslog file contents", { hiddenKeyword: true, oneliner: true }],
    ["system services netconf ssh", { presence: true }],
    ["system services netconf ssh port", { defaultValue: "830" }],
    ["system services netconf version-1.1", { presence: true }],
    ["system services netconf tls client-identity", { kind: "list", orderedByUser: true }],
    ["system services ssh authorized-principals", { kind: "leaf-list", orderedByUser: true }],
    ["system services outbound-ssh client", { kind: "list", orderedByUser: true }],
    ["system services outbound-ssh client secret", { type: { base: "secret" } }],
    ["system services outbound-ssh client keep-alive", { presence: true }],
    ["system services outbound-ssh client keep-alive timeout", { defaultValue: "15" }],
    ["system services outbound-ssh client servers", { hiddenKeyword: true, onelinerPlus: true }],
    ["interfaces interface", { hiddenKeyword: true, orderedByUser: false }],
    ["interfaces interface-range member-range end-range", { keyword: "to", nokeyword: false }],
    ["interfaces interface gigether-options ieee-802.3ad", { keyword: "802.3ad" }],
    ["interfaces interface unit", { keys: ["name"], orderedByUser: false }],
    ["interfaces interface unit family", { inline: true }],
    ["interfaces interface unit family inet", { presence: true }],
    ["interfaces interface unit family inet address", { orderedByUser: true }],
    ["interfaces interface unit family inet filter input filter-name", { nokeyword: true }],
    [
      "interfaces interface unit family inet address vrrp-group authentication-key",
      { type: { base: "secret" } },
    ],
    ["snmp system-name", { keyword: "name" }],
    ["policy-options prefix-list prefix-list-item", { hiddenKeyword: true }],
    ["policy-options policy-statement term", { orderedByUser: true }],
    ["policy-options policy-statement term from", { onelinerPlus: true }],
    [
      "policy-options policy-statement term from route-filter",
      { keys: ["address", "choice-ident", "choice-value"], orderedByUser: true },
    ],
    [
      "policy-options policy-statement term then community",
      { keys: ["choice-ident", "community-name"], oneliner: true, valuedChoices: [] },
    ],
    ["policy-options as-path path", { nokeyword: true }],
    ["firewall family inet filter term from source-address", { homogeneous: true }],
    ["routing-options static route", { onelinerPlus: true, orderedByUser: false }],
    ["routing-options autonomous-system as-number", { nokeyword: true }],
    ["protocols bgp group", { orderedByUser: true }],
    ["protocols bgp group neighbor export", { kind: "leaf-list", orderedByUser: true }],
    ["protocols bgp group local-as", { oneliner: true }],
    ["protocols ospf area interface authentication md5 key", { type: { base: "secret" } }],
    ["protocols mpls path path-list", { hiddenKeyword: true }],
    ["class-of-service schedulers", { homogeneous: true }],
    ["routing-instances instance", { hiddenKeyword: true }],
    ["vlans vlan", { hiddenKeyword: true }],
    ["bridge-domains domain", { hiddenKeyword: true }],
    [
      "security policies policy",
      { keys: ["from-zone-name", "to-zone-name"], hiddenKeyword: true, orderedByUser: true },
    ],
    ["security nat source rule-set rule src-nat-rule-match", { keyword: "match" }],
    ["security ike policy pre-shared-key ascii-text", { type: { base: "secret" } }],
    ["security ssh-known-hosts host", { kind: "list" }],
    ["applications application", { orderedByUser: true }],
  ])("describes %s", (path, expected) => {
    expect(at(path)).toMatchObject(expected);
  });

  it.each([
    "interfaces interface apply-groups",
    "protocols bgp group neighbor apply-groups-except",
    "system apply-macro data value",
    "groups interfaces interface unit family inet address",
    "logical-systems protocols bgp group neighbor",
    "interfaces interface-range unit family inet6 address",
    "protocols evpn extended-vni-list",
    "chassis cluster redundancy-group",
    "access address-assignment pool family inet range",
    "event-options policy then change-configuration commands",
    "forwarding-options dhcp-relay server-group server-group",
    "switch-options vtep-source-interface interface-name",
    "security ipsec vpn ike gateway",
    "services flow-monitoring version9 template",
  ])("knows %s", (path) => {
    expect(at(path)).toBeDefined();
  });
});
