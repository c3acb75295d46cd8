import { describe, expect, it } from "vitest";
import { readPrefix } from "../../../../src/base/ip-prefix.ts";

describe("readPrefix", () => {
  it.each([
    ["192.0.2.1/24", "inet", 0xc0_00_02_01n, 24],
    ["192.0.2.1", "inet", 0xc0_00_02_01n, 32],
    ["::", "inet6", 0n, 128],
    ["2001:db8::1/64", "inet6", 0x2001_0db8_0000_0000_0000_0000_0000_0001n, 64],
    ["1:2:3:4:5:6:7:8", "inet6", 0x0001_0002_0003_0004_0005_0006_0007_0008n, 128],
    ["::ffff:192.0.2.1", "inet6", 0xffff_c000_0201n, 128],
  ] as const)("reads %s", (text, family, bits, length) => {
    expect(readPrefix(text, family)).toEqual({ family, bits, length });
  });

  it.each([
    ["192.0.2/24", "inet", "address"],
    ["192.0.2.256/24", "inet", "address"],
    ["192.0.2.1/24/8", "inet", "address"],
    ["192.0.2.1/", "inet", "length"],
    ["192.0.2.1/33", "inet", "length"],
    ["192.0.2.1", "inet6", "address"],
    ["1:2:3:4:5:6:7", "inet6", "address"],
    ["1:2:3:4:5:6:7:8::", "inet6", "address"],
    [":1::2", "inet6", "address"],
    ["12345::", "inet6", "address"],
    ["::1/129", "inet6", "length"],
  ] as const)("refuses %s as %s", (text, family, fault) => {
    expect(readPrefix(text, family)).toBe(fault);
  });
});
