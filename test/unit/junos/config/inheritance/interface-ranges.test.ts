import { describe, expect, it } from "vitest";
import { inherited } from "../../../../../src/junos/config/index.ts";
import { linesOf, setLines, treeOf } from "./inherited-lines.ts";

describe("an interface range", () => {
  it("becomes its member interfaces, in which explicit statements win", () => {
    expect(
      linesOf(`interfaces {
        interface-range access {
          member xe-0/0/0;
          member-range ge-0/0/0 to ge-0/0/1;
          mtu 9000;
          unit 0 { family ethernet-switching; }
        }
        ge-0/0/1 { mtu 1500; }
      }`),
    ).toEqual([
      "interfaces ge-0/0/0 mtu 9000",
      "interfaces ge-0/0/0 unit 0 family ethernet-switching",
      "interfaces xe-0/0/0 mtu 9000",
      "interfaces xe-0/0/0 unit 0 family ethernet-switching",
      "interfaces ge-0/0/1 mtu 1500",
      "interfaces ge-0/0/1 unit 0 family ethernet-switching",
    ]);
  });

  it("makes interfaces where the configuration has none", () => {
    expect(linesOf("interfaces { interface-range r { member ge-0/0/0; } }")).toEqual([
      "interfaces ge-0/0/0",
    ]);
  });

  it("shares an interface with others, the first range winning", () => {
    expect(
      linesOf(`interfaces {
        interface-range one { member ge-0/0/0; mtu 1600; }
        interface-range two { member ge-0/0/0; mtu 1700; description two; }
      }`),
    ).toEqual(["interfaces ge-0/0/0 description two", "interfaces ge-0/0/0 mtu 1600"]);
  });

  it("wins over groups, whose wildcards match its members", () => {
    expect(
      linesOf(`
        groups { g { interfaces { <ge-*> { mtu 9000; description group; } } } }
        apply-groups g;
        interfaces { interface-range r { member ge-0/0/0; mtu 1600; } }`),
    ).toEqual(["interfaces ge-0/0/0 description group", "interfaces ge-0/0/0 mtu 1600"]);
  });

  it("may come from a group or take something from one", () => {
    expect(
      linesOf(`
        groups {
          ranges { interfaces { interface-range r { member ge-0/0/0; } } }
          content { interfaces { interface-range <*> { mtu 1600; } } }
        }
        apply-groups [ ranges content ];`),
    ).toEqual(["interfaces ge-0/0/0 mtu 1600"]);
  });

  it("is left out when it is inactive, as are inactive members", () => {
    expect(
      linesOf(`interfaces {
        inactive: interface-range off { member ge-0/0/0; }
        interface-range on { member ge-0/0/1; inactive: member ge-0/0/2; inactive: mtu 1600; }
      }`),
    ).toEqual(["interfaces ge-0/0/1"]);
  });

  it("reports members that it cannot read and ranges without end", () => {
    const { tree, problems } = inherited(
      treeOf(`interfaces {
        interface-range r { member "ge-0/0/[x]"; member "ge-*/*/*"; }
        interface-range s { member-range ge-0/0/0 to xe-0/0/1; }
      }`),
    );
    expect(problems).toEqual([
      {
        severity: "error",
        message: "'member ge-0/0/[x]' is not a range of interfaces",
        path: "[edit interfaces interface-range r]",
      },
      {
        severity: "error",
        message: "'member ge-*/*/*' names too many interfaces",
        path: "[edit interfaces interface-range r]",
      },
      {
        severity: "error",
        message: "'member-range ge-0/0/0 to xe-0/0/1' is not a range of interfaces",
        path: "[edit interfaces interface-range s]",
      },
    ]);
    expect(setLines(tree)).toHaveLength(4_096);
  });
});
