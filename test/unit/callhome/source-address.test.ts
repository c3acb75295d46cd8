import { describe, expect, it } from "vitest";
import { sourceAddressIn, sourceAddressProblem } from "../../../src/callhome/index.ts";

describe("the source address of a device", () => {
  it.each([
    ["127.0.0.9", "127.0.0.9", 4],
    ["192.0.2.1/32", "192.0.2.1", 4],
    ["::1", "::1", 6],
    ["fd00:0:0::ABCD", "fd00::abcd", 6],
    ["fd00::192.0.2.1", "fd00::c000:201", 6],
  ])("is %s itself", (text, address, family) => {
    expect(sourceAddressIn(text, "mx")).toEqual({ address, family });
  });

  it.each(["", "127.0.0", "127.0.0.1/33", "::/129", "fe80::1%lo", "nms.example", "10.0.0.0/8/8"])(
    "is not %j",
    (text) => {
      expect(sourceAddressProblem(text)).toContain("no address or prefix");
      expect(() => sourceAddressIn(text, "mx")).toThrow(
        expect.objectContaining({ code: "ERR_OPTION" }),
      );
    },
  );

  it("is always the same for the same name, and inside the prefix", () => {
    const { address } = sourceAddressIn("127.1.0.0/16", "mx-1");
    expect(address).toMatch(/^127\.1\./);
    expect(sourceAddressIn("127.1.77.77/16", "mx-1").address).toBe(address);
    expect(sourceAddressIn("fd00:7::/64", "mx-1").address).toMatch(/^fd00:7:/);
  });

  it("is neither the network nor the broadcast address, and no two names share one that is free", () => {
    const taken = new Set<string>();
    for (const name of ["a", "b", "c", "d", "e", "f"])
      taken.add(sourceAddressIn("127.0.0.8/29", name, taken).address);
    expect([...taken].sort()).toEqual(
      ["9", "10", "11", "12", "13", "14"].map((last) => `127.0.0.${last}`).sort(),
    );
    expect(taken).toContain(sourceAddressIn("127.0.0.8/29", "g", taken).address);
    expect(sourceAddressIn("fd00::/126", "a").address).not.toBe("fd00::");
  });
});
