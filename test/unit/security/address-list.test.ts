import { describe, expect, it } from "vitest";
import { fitsPatternList } from "../../../src/security/address-list.ts";

describe("an OpenSSH pattern list of addresses", () => {
  it.each([
    ["10.0.0.0/8", "10.1.2.3", true],
    ["10.0.0.0/8", "11.1.2.3", false],
    ["10.0.0.0/8", "::ffff:10.1.2.3", true],
    ["192.0.2.1,192.0.2.2", "192.0.2.2", true],
    ["2001:db8::/32", "2001:db8:0:1::7", true],
    ["192.0.2.*", "192.0.2.77", true],
    ["192.0.2.?", "192.0.2.77", false],
    ["192.0.2.??", "192.0.2.77", true],
    ["*,!192.0.2.7", "192.0.2.7", false],
    ["!192.0.2.7,*", "192.0.2.8", true],
    ["!192.0.2.7", "192.0.2.8", false],
    ["", "192.0.2.8", false],
    ["nms.example.net", "192.0.2.8", false],
  ])("%j and %s: %s", (list, address, fits) => {
    expect(fitsPatternList(list, address)).toBe(fits);
  });

  it("lets nobody in whose address is not known, but by `*`", () => {
    expect(fitsPatternList("0.0.0.0/0,::/0", undefined)).toBe(false);
    expect(fitsPatternList("*", undefined)).toBe(true);
  });

  it("takes no time for many stars", () => {
    expect(fitsPatternList(`${"*1".repeat(20_000)}x`, "1".repeat(45))).toBe(false);
  });
});
