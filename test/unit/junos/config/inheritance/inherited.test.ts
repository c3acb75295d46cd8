import { describe, expect, it } from "vitest";
import {
  applyEdit,
  effectiveTree,
  find,
  inherited,
} from "../../../../../src/junos/config/index.ts";
import { parseText } from "../../../../../src/junos/formats/index.ts";
import { coreSchema } from "../../../../../src/junos/schema/index.ts";
import { linesOf, setLines, treeOf } from "./inherited-lines.ts";

describe("a configuration without groups and ranges", () => {
  it("is its own result", () => {
    const tree = treeOf("system { host-name r1; } interfaces { ge-0/0/0 { mtu 1500; } }");
    expect(inherited(tree).tree).toBe(tree);
    expect(inherited(tree)).toBe(inherited(tree));
  });
});

describe("a group applied to the whole configuration", () => {
  it("brings what the configuration does not say, and goes itself", () => {
    expect(
      linesOf(`
        groups { g { system { host-name g; domain-name example.net; } } }
        apply-groups g;
        system { host-name r1; }`),
    ).toEqual(["system host-name r1", "system domain-name example.net"]);
  });

  it("is left out when nothing applies it", () => {
    expect(linesOf("groups { g { system { host-name g; } } } snmp { location lab; }")).toEqual([
      "snmp location lab",
    ]);
  });

  it("gives way to groups named before it", () => {
    expect(
      linesOf(`
        groups {
          a { system { host-name a; } }
          b { system { host-name b; domain-name b; } }
        }
        apply-groups [ a b ];`),
    ).toEqual(["system host-name a", "system domain-name b"]);
  });

  it("adds values to leaf-lists and entries to ordered lists behind the explicit ones", () => {
    expect(
      linesOf(`
        groups { g {
          system { name-server { 192.0.2.9; 192.0.2.1; } }
          protocols { bgp { export [ shared own ]; } }
        } }
        apply-groups g;
        system { name-server { 192.0.2.1; } }
        protocols { bgp { export own; } }`),
    ).toEqual([
      "system name-server 192.0.2.1",
      "system name-server 192.0.2.9",
      "protocols bgp export own",
      "protocols bgp export shared",
    ]);
  });

  it("puts entries of system-ordered lists where their keys belong", () => {
    expect(
      linesOf(`
        groups { g { interfaces { ge-0/0/1 { mtu 1500; } } } }
        apply-groups g;
        interfaces { ge-0/0/0 { disable; } ge-0/0/2 { disable; } }`),
    ).toEqual([
      "interfaces ge-0/0/0 disable",
      "interfaces ge-0/0/1 mtu 1500",
      "interfaces ge-0/0/2 disable",
    ]);
  });

  it("brings no other case of a choice that is made", () => {
    expect(
      linesOf(`
        groups { g { interfaces { <*> { vlan-tagging; mtu 9000; } } } }
        apply-groups g;
        interfaces { ge-0/0/0 { flexible-vlan-tagging; } }`),
    ).toEqual(["interfaces ge-0/0/0 flexible-vlan-tagging", "interfaces ge-0/0/0 mtu 9000"]);
  });
});

describe("apply-groups below the top", () => {
  const groups = `
    groups {
      inner { interfaces { <ge-*> { mtu 1500; description inner; } } }
      outer { interfaces { <ge-*> { mtu 2000; description outer; hold-time up 5 down 5; } } }
    }`;

  it("wins over the levels above and acts only where it stands", () => {
    expect(
      linesOf(`${groups}
        apply-groups outer;
        interfaces {
          ge-0/0/0 { apply-groups inner; disable; }
          ge-0/0/1 { disable; }
        }`),
    ).toEqual([
      "interfaces ge-0/0/0 description inner",
      "interfaces ge-0/0/0 disable",
      "interfaces ge-0/0/0 mtu 1500",
      "interfaces ge-0/0/0 hold-time up 5",
      "interfaces ge-0/0/0 hold-time down 5",
      "interfaces ge-0/0/1 description outer",
      "interfaces ge-0/0/1 disable",
      "interfaces ge-0/0/1 mtu 2000",
      "interfaces ge-0/0/1 hold-time up 5",
      "interfaces ge-0/0/1 hold-time down 5",
    ]);
  });

  it("is answered by apply-groups-except, which keeps a group away from a level", () => {
    expect(
      linesOf(`${groups}
        apply-groups [ inner outer ];
        interfaces {
          ge-0/0/0 { apply-groups-except [ inner outer ]; disable; }
          ge-0/0/1 { apply-groups-except inner; disable; }
        }`),
    ).toEqual([
      "interfaces ge-0/0/0 disable",
      "interfaces ge-0/0/1 description outer",
      "interfaces ge-0/0/1 disable",
      "interfaces ge-0/0/1 mtu 2000",
      "interfaces ge-0/0/1 hold-time up 5",
      "interfaces ge-0/0/1 hold-time down 5",
    ]);
  });

  it("leaves no empty container behind", () => {
    expect(linesOf(`${groups} system { apply-groups inner; }`)).toEqual([]);
  });
});

describe("wildcards of a group", () => {
  it("match the keys of existing entries and create none", () => {
    expect(
      linesOf(`
        groups { g { interfaces { "<[gx]e-0/0/*>" { mtu 9000; } <et-*> { mtu 9100; } } } }
        apply-groups g;
        interfaces { ge-0/0/0 { disable; } xe-0/0/1 { disable; } ge-1/0/0 { disable; } }`),
    ).toEqual([
      "interfaces ge-0/0/0 disable",
      "interfaces ge-0/0/0 mtu 9000",
      "interfaces xe-0/0/1 disable",
      "interfaces xe-0/0/1 mtu 9000",
      "interfaces ge-1/0/0 disable",
    ]);
  });

  it("match inside each other", () => {
    expect(
      linesOf(`
        groups { g { interfaces { <*> { unit <*> { family inet { mtu 1400; } } } } } }
        apply-groups g;
        interfaces { ge-0/0/0 { unit 0 { family inet { address 192.0.2.1/24; } } unit 1; } lo0; }`),
    ).toEqual([
      "interfaces ge-0/0/0 unit 0 family inet mtu 1400",
      "interfaces ge-0/0/0 unit 0 family inet address 192.0.2.1/24",
      "interfaces ge-0/0/0 unit 1 family inet mtu 1400",
      "interfaces lo0",
    ]);
  });

  it("take effect in the order in which the group lists them", () => {
    expect(
      linesOf(`
        groups { g { protocols { bgp {
          group <*a*> { preference 1; }
          group <*b*> { preference 2; out-delay 4; }
          group abcd { preference 10; out-delay 40; hold-time 30; }
        } } } }
        apply-groups g;
        protocols { bgp { group abcd { type internal; } } }`),
    ).toEqual([
      "protocols bgp group abcd type internal",
      "protocols bgp group abcd preference 1",
      "protocols bgp group abcd hold-time 30",
      "protocols bgp group abcd out-delay 4",
    ]);
  });

  it("match every key of a list with several", () => {
    expect(
      linesOf(`
        groups { g { security { policies { from-zone <*> to-zone <*> { policy last { then { deny; } } } } } } }
        apply-groups g;
        security { policies { from-zone a to-zone b { policy first { then { permit; } } } } }`),
    ).toEqual([
      "security policies from-zone a to-zone b policy first then permit",
      "security policies from-zone a to-zone b policy last then deny",
    ]);
  });

  it("match what another group names", () => {
    expect(
      linesOf(`
        groups {
          names { interfaces { ge-0/0/0 { disable; } } }
          all { interfaces { <*> { mtu 9000; } } }
        }
        apply-groups [ names all ];`),
    ).toEqual(["interfaces ge-0/0/0 disable", "interfaces ge-0/0/0 mtu 9000"]);
  });
});

describe("what is inactive", () => {
  it("brings nothing, be it a group, a statement of one or the apply-groups", () => {
    expect(
      linesOf(`
        groups {
          inactive: off { system { host-name off; } }
          part { system { inactive: host-name part; domain-name part; } }
        }
        apply-groups [ off part ];`),
    ).toEqual(["system domain-name part"]);
    expect(
      linesOf(
        "groups { g { system { host-name g; } } } inactive: apply-groups g; snmp { location lab; }",
      ),
    ).toEqual(["snmp location lab"]);
  });

  it("keeps its place where it is shown and yields where the device acts", () => {
    const tree = treeOf(`
      groups { g { interfaces { <*> { mtu 9000; } } } }
      apply-groups g;
      interfaces { ge-0/0/0 { inactive: mtu 1500; } inactive: ge-0/0/1 { disable; } }`);
    expect(setLines(inherited(tree).tree)).toEqual([
      "interfaces ge-0/0/0 mtu 1500",
      "deactivate interfaces ge-0/0/0 mtu",
      "interfaces ge-0/0/1 disable",
      "deactivate interfaces ge-0/0/1",
    ]);
    expect(setLines(effectiveTree(tree))).toEqual(["interfaces ge-0/0/0 mtu 9000"]);
  });
});

describe("groups of a routing engine", () => {
  it("bring something only on the first, which the device is", () => {
    expect(
      linesOf(`
        groups {
          re0 { system { host-name r1-re0; } }
          re1 { system { host-name r1-re1; domain-name re1; } }
        }
        apply-groups [ re1 re0 ];`),
    ).toEqual(["system host-name r1-re0"]);
  });

  it("may be named by the variable of a cluster", () => {
    expect(
      linesOf(`
        groups { node0 { system { host-name a; } } node1 { system { host-name b; } } }
        apply-groups "\${node}";`),
    ).toEqual(["system host-name a"]);
  });
});

describe("problems of groups", () => {
  it("name a group that does not exist, and where it is applied", () => {
    const { tree, problems } = inherited(
      treeOf("interfaces { ge-0/0/0 { apply-groups nothing; disable; } }"),
    );
    expect(problems).toEqual([
      {
        severity: "error",
        message: "configuration group 'nothing' is not defined",
        path: "[edit interfaces ge-0/0/0]",
      },
    ]);
    expect(setLines(tree)).toEqual(["interfaces ge-0/0/0 disable"]);
  });

  it("name groups that apply groups, even each other", () => {
    const { tree, problems } = inherited(
      treeOf(`
        groups {
          a { apply-groups b; system { host-name a; } }
          b { apply-groups a; system { domain-name b; } }
        }
        apply-groups a;`),
    );
    expect(setLines(tree)).toEqual(["system host-name a"]);
    expect(problems).toEqual([
      {
        severity: "warning",
        message: "group 'a' applies groups, which has no effect",
        path: "[edit]",
      },
    ]);
  });

  it("end an expansion that would grow without bounds", () => {
    const ports = Array.from({ length: 300 }, (_, port) => `ge-0/0/${port} { disable; }`);
    const long = "x".repeat(200_000);
    const units = Array.from({ length: 100 }, (_, unit) => `unit ${unit} { description ${long}; }`);
    const text = `
      groups { g { interfaces { <*> { ${units.join(" ")} } } } }
      apply-groups g;
      interfaces { ${ports.join(" ")} }`;
    const tree = treeOf(text);
    const { problems } = inherited(tree);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toBe("configuration groups bring too many statements");
    const { root } = parseText("system { host-name r2; }", coreSchema(), {});
    expect(inherited(applyEdit(tree, root).tree).problems).toEqual(problems);
  });
});

describe("what no group touches", () => {
  const text = (hostName: string): string => `
    groups { g { interfaces { <ge-*> { mtu 9000; unit 0 { family inet; } } } } }
    apply-groups g;
    system { host-name ${hostName}; }
    interfaces { ge-0/0/0 { disable; } ge-0/0/1 { disable; } xe-0/0/0 { disable; } }`;

  it("is shared with the configuration, and one inherited statement is one object", () => {
    const tree = treeOf(text("r1"));
    const result = inherited(tree).tree;
    expect(find(result, "system")).toBe(find(tree, "system"));
    const port = (name: string) => ["interfaces", ["interface", name]] as const;
    expect(find(result, ...port("xe-0/0/0"))).toBe(find(tree, ...port("xe-0/0/0")));
    expect(find(result, ...port("ge-0/0/0"), "mtu")).toBe(find(result, ...port("ge-0/0/1"), "mtu"));
  });

  it("need not be worked out again after a change elsewhere", () => {
    const tree = treeOf(text("r1"));
    const { root } = parseText("system { host-name r2; }", coreSchema(), {});
    const changed = applyEdit(tree, root).tree;
    expect(find(inherited(changed).tree, "interfaces")).toBe(
      find(inherited(tree).tree, "interfaces"),
    );
  });
});
