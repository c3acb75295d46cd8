import { describe, expect, it } from "vitest";
import { interfaceComplaint } from "../../../../src/junos/schema/interface-name.ts";

describe("interfaceComplaint", () => {
  it.each([
    "ge-0/0/0",
    "xe-11/3/63",
    "et-0/0/1:3",
    "lo0",
    "ae127",
    "reth1",
    "irb",
    "fxp0",
    "st0",
    "re0:mgmt-0",
    "lt-0/0/10",
    "t1-0/0/0:1:2",
    "ge-0/0/*",
  ])("takes %s", (name) => {
    expect(interfaceComplaint(name)).toBeUndefined();
  });

  it.each([
    ["ne-0/0/9", "invalid interface type in 'ne-0/0/9'"],
    ["gigabit-0/0/9", "invalid interface type in 'gigabit-0/0/9'"],
    ["ge-0/0/99", "port value outside range 0..63 for '99' in 'ge-0/0/99'"],
    ["ge-0/0/64:1", "port value outside range 0..63 for '64' in 'ge-0/0/64:1'"],
  ])("refuses %s", (name, complaint) => {
    expect(interfaceComplaint(name)).toBe(complaint);
  });
});
