import { describe, expect, it } from "vitest";
import { problemLines } from "../../../support/commit-problems.ts";

const port = (inside: string, name = "ge-0/0/2"): string => `interfaces { ${name} { ${inside} } }`;
const inet = (address: string): string => `family inet { address ${address}; }`;

describe("units of an Ethernet interface", () => {
  it.each([
    [
      port("unit 2000 { description x; }"),
      "[edit interfaces ge-0/0/2] 'unit 2000' Only unit 0 is valid for this encapsulation",
    ],
    [
      port("unit 0 { vlan-id 5; }"),
      "[edit interfaces ge-0/0/2] 'unit 0' VLAN-ID can only be specified on tagged ethernet interfaces",
    ],
    [
      port(`vlan-tagging; unit 5 { ${inet("192.0.2.1/24")} }`),
      "[edit interfaces ge-0/0/2] 'unit 5' VLAN-ID must be specified on tagged ethernet interfaces",
    ],
    [
      port("vlan-tagging; unit 5 { vlan-id 5; } unit 6 { vlan-id 5; }"),
      "[edit interfaces ge-0/0/2] 'unit 6' duplicate VLAN-ID on interface",
    ],
    [
      port("gigether-options { 802.3ad ae0; } unit 0 { description x; }"),
      "[edit interfaces ge-0/0/2] 'unit 0' logical unit is not allowed on aggregated ethernet links",
    ],
  ])("refuses %s", (text, line) => {
    expect(problemLines(text)).toEqual([line]);
  });

  it.each([
    [port(`unit 0 { ${inet("192.0.2.1/24")} }`)],
    [port("vlan-tagging; unit 5 { vlan-id 5; } unit 6 { vlan-id 6; }")],
    [
      port(
        "flexible-vlan-tagging; encapsulation flexible-ethernet-services; unit 5 { vlan-tags outer 5 inner 1; } unit 6 { vlan-tags outer 5 inner 2; }",
      ),
    ],
    [port("flexible-vlan-tagging; native-vlan-id 1; unit 0 { description x; }")],
    [port("unit 5 { description x; } unit 6 { description y; }", "irb")],
    [port("unit 5 { description x; }", "lo0")],
    [port("gigether-options { 802.3ad ae0; }")],
    [port("inactive: unit 7 { description x; }")],
  ])("takes %s", (text) => {
    expect(problemLines(text)).toEqual([]);
  });
});

describe("addresses of interfaces", () => {
  it.each([
    [
      port(`unit 0 { ${inet("192.0.2.300/24")} }`),
      "[edit interfaces ge-0/0/2 unit 0 family inet] 'address 192.0.2.300/24' invalid value '192.0.2.300' in ip address: '192.0.2.300/24'",
    ],
    [
      port(`unit 0 { ${inet("192.0.2.1/33")} }`),
      "[edit interfaces ge-0/0/2 unit 0 family inet] 'address 192.0.2.1/33' invalid prefix length in ip address: '192.0.2.1/33'",
    ],
    [
      port("unit 0 { family inet6 { address 2001:db8::1::2/64; } }"),
      "[edit interfaces ge-0/0/2 unit 0 family inet6] 'address 2001:db8::1::2/64' invalid value '2001:db8::1::2' in ipv6 address: '2001:db8::1::2/64'",
    ],
    [
      `${port(`unit 0 { ${inet("192.0.2.1/24")} }`)} ${port(`unit 0 { ${inet("192.0.2.1/30")} }`, "ge-0/0/3")}`,
      "[edit interfaces ge-0/0/3 unit 0 family inet] 'address 192.0.2.1/30' identical local address found on rt_inst [default], intfs [ge-0/0/2.0 and ge-0/0/3.0], family [inet]",
    ],
  ])("refuses %s", (text, line) => {
    expect(problemLines(text)).toEqual([line]);
  });

  it("may repeat in another routing instance", () => {
    const two = `${port(`unit 0 { ${inet("192.0.2.1/24")} }`)} ${port(`unit 0 { ${inet("192.0.2.1/24")} }`, "ge-0/0/3")}`;
    const vrf = "routing-instances { red { instance-type vrf; interface ge-0/0/3.0; } }";
    expect(problemLines(`${two} ${vrf}`)).toEqual([]);
  });

  it("may repeat on every link when they are link-local", () => {
    const local = "unit 0 { family inet6 { address fe80::1/64; } }";
    expect(problemLines(`${port(local)} ${port(local, "ge-0/0/3")}`)).toEqual([]);
  });
});

describe("statements that shut each other out", () => {
  it.each([
    [
      port("unit 0 { family inet; family ethernet-switching; }"),
      "[edit interfaces ge-0/0/2 unit 0] 'family' family 'ethernet-switching' and rest of the families are mutually exclusive",
    ],
    [
      port("unit 0 { family inet { dhcp; address 192.0.2.1/24; } }"),
      "[edit interfaces ge-0/0/2 unit 0 family] 'inet' dhcp and address statements are mutually exclusive",
    ],
  ])("refuses %s", (text, line) => {
    expect(problemLines(text)).toEqual([line]);
  });

  it("takes several routed families", () => {
    expect(problemLines(port("unit 0 { family inet; family inet6; family mpls; }"))).toEqual([]);
  });
});

describe("VLAN identifiers", () => {
  it.each([
    [
      port("vlan-tagging; unit 5 { vlan-id-list [ 10-20 4095 ]; }"),
      "[edit interfaces ge-0/0/2 unit 5] '4095' Value 4095 is not within range (1..4094)",
    ],
    [
      port("vlan-tagging; unit 5 { vlan-id-list 20-10; }"),
      "[edit interfaces ge-0/0/2 unit 5] '20-10' invalid vlan range '20-10'",
    ],
    [
      "vlans { a { vlan-id 10; } b { vlan-id 10; } }",
      "[edit vlans b] 'vlan-id 10' vlan-id 10 is already used by vlan a",
    ],
  ])("refuses %s", (text, line) => {
    expect(problemLines(text)).toEqual([line]);
  });

  it("takes lists, ranges and different numbers", () => {
    expect(problemLines(port("vlan-tagging; unit 5 { vlan-id-list [ 1 10-20 4094 ]; }"))).toEqual(
      [],
    );
    expect(
      problemLines("vlans { a { vlan-id 10; } b { vlan-id 11; } c { vlan-id none; } }"),
    ).toEqual([]);
  });
});

describe("members of VLANs", () => {
  const member = (name: string): string =>
    port(`unit 0 { family ethernet-switching { vlan { members ${name}; } } }`);

  it("are known by name, by number, or all", () => {
    expect(problemLines(member("green"))).toEqual([
      "[edit interfaces ge-0/0/2 unit 0 family ethernet-switching vlan] 'members' vlan-name green not found under [edit vlans]",
    ]);
    expect(problemLines(`${member("green")} vlans { green { vlan-id 7; } }`)).toEqual([]);
    for (const name of ["all", "7", "7-9"]) expect(problemLines(member(name))).toEqual([]);
  });
});

describe("interfaces that are named elsewhere", () => {
  it.each([
    [
      "security { zones { security-zone trust { interfaces { ge-0/0/9.0; } } } }",
      "[edit security zones security-zone trust] 'interfaces ge-0/0/9.0' Interface ge-0/0/9.0 must be configured under interfaces",
    ],
    [
      "routing-instances { red { instance-type vrf; interface ge-0/0/9.5; } }",
      "[edit routing-instances red] 'interface ge-0/0/9.5' Interface ge-0/0/9.5 must be configured under interfaces",
    ],
    [
      "vlans { green { vlan-id 7; l3-interface irb.7; } }",
      "[edit vlans green] 'l3-interface' Interface irb.7 must be configured under interfaces",
    ],
    [
      "bridge-domains { bd7 { vlan-id 7; interface ge-0/0/9.7; } }",
      "[edit bridge-domains bd7] 'interface ge-0/0/9.7' Interface ge-0/0/9.7 must be configured under interfaces",
    ],
  ])("must be there: %s", (text, line) => {
    expect(problemLines(text)).toEqual([line]);
  });

  it("may be members of a range", () => {
    const range =
      "interfaces { interface-range ports { member-range ge-0/0/0 to ge-0/0/9; unit 0 { family inet; } } }";
    const zone = "security { zones { security-zone trust { interfaces { ge-0/0/5.0; all; } } } }";
    expect(problemLines(`${range} ${zone}`)).toEqual([]);
  });

  it("may be still to come for routing protocols", () => {
    expect(problemLines("protocols { ospf { area 0 { interface ge-0/0/9.0; } } }")).toEqual([]);
  });
});
