import { describe, expect, it } from "vitest";
import { startUpTree } from "../../../src/device/start-up/start-up-configuration.ts";
import { vlanConfigs } from "../../../src/operations/operational/state/vlan-config.ts";

/** Members of each VLAN by name, tagged ones with a `+`. */
function membersBy(configuration: string, hasDefault = true): Record<string, readonly string[]> {
  return Object.fromEntries(
    vlanConfigs(startUpTree(configuration), hasDefault).map(({ name, members }) => [
      name,
      members.map(({ unit, isTagged }) => (isTagged ? `${unit}+` : unit)),
    ]),
  );
}

const port = (name: string, family: string): string =>
  `${name} { unit 0 { family ethernet-switching { ${family} } } }`;
const trunk = (members: string): string => `interface-mode trunk; vlan { members ${members}; }`;

describe("the VLANs of a configuration", () => {
  it("have the units that name them, their ID, a range with it, or all", () => {
    const ports = [
      port("ge-0/0/0", "vlan { members users; }"),
      port("ge-0/0/1", "vlan { members 20; }"),
      port("ge-0/0/2", trunk("[ users 15-25 ]")),
      port("ge-0/0/3", trunk("all")),
    ];
    const configuration = `interfaces { ${ports.join(" ")} }
      vlans { users { vlan-id 10; } voice { vlan-id 20; } guests { vlan-id 30; } }`;
    expect(membersBy(configuration)).toEqual({
      users: ["ge-0/0/0.0", "ge-0/0/2.0+", "ge-0/0/3.0+"],
      voice: ["ge-0/0/1.0", "ge-0/0/2.0+", "ge-0/0/3.0+"],
      guests: ["ge-0/0/3.0+"],
      default: ["ge-0/0/3.0+"],
    });
  });

  it("give access ports that name none to the default VLAN, whatever its name", () => {
    const ports = port("ge-0/0/0", "");
    expect(membersBy(`interfaces { ${ports} }`)).toEqual({ default: ["ge-0/0/0.0"] });
    expect(membersBy(`interfaces { ${ports} } vlans { native { vlan-id 1; } }`)).toEqual({
      native: ["ge-0/0/0.0"],
    });
    expect(membersBy(`interfaces { ${ports} }`, false)).toEqual({});
  });

  it("leave the native VLAN of a trunk untagged", () => {
    const configuration = `interfaces { ge-0/0/0 { native-vlan-id 10;
        unit 0 { family ethernet-switching { ${trunk("[ aa bb ]")} } } } }
      vlans { aa { vlan-id 10; } bb { vlan-id 20; } }`;
    expect(membersBy(configuration, false)).toEqual({ aa: ["ge-0/0/0.0"], bb: ["ge-0/0/0.0+"] });
  });

  it("are several where there is a list of IDs, none below 1 or above 4094", () => {
    expect(Object.keys(membersBy("vlans { lab { vlan-id-list [ 7 9-10 ]; } }", false))).toEqual([
      "lab-vlan-0007",
      "lab-vlan-0009",
      "lab-vlan-0010",
    ]);
    expect(
      Object.keys(membersBy("vlans { lab { vlan-id-list 4093-999999999; } }", false)),
    ).toHaveLength(2);
  });

  it("count the units that a VLAN or a bridge domain lists itself, once", () => {
    const configuration = `interfaces { ge-0/0/0 { unit 0 { family bridge { vlan-id 10; } } } }
      bridge-domains { d { vlan-id 10; interface ge-0/0/0.0; interface ge-0/0/1; } }`;
    expect(membersBy(configuration, false)).toEqual({ d: ["ge-0/0/0.0", "ge-0/0/1.0"] });
  });
});
