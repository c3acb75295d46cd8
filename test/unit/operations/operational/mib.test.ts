import { describe, expect, it } from "vitest";
import { below, mibOf, walkRoot } from "../../../../src/operations/operational/state/mib.ts";
import { factsOf } from "../../../support/facts-of.ts";

const all = mibOf(factsOf({ model: "mx480", parts: { "FPC 1": "absent" } }));
const walk = (name: string): readonly string[] =>
  below(all, walkRoot(all, name) ?? expect.fail(name)).map((object) => object.value);

describe("the management information base", () => {
  it("is in the order of its identifiers, each there once", () => {
    const texts = all.map(({ oid }) => oid.join("."));
    expect(new Set(texts).size).toBe(texts.length);
    for (const [index, { oid }] of all.entries()) {
      const before = all[index - 1]?.oid ?? [];
      const place = oid.findIndex((part, at) => part !== before[at]);
      expect(oid[place] ?? 0).toBeGreaterThan(before[place] ?? -1);
    }
  });

  it("counts its interfaces", () => {
    expect(walk("ifNumber.0")).toEqual([String(walk("ifDescr").length)]);
    expect(walk("ifName")).toEqual(walk("ifDescr"));
  });

  it("is walked by name, by name with index and by number", () => {
    expect(walk("sysName")).toEqual(["r1"]);
    expect(walk("sysName.0")).toEqual(["r1"]);
    expect(walk("1.3.6.1.2.1.1.5")).toEqual(["r1"]);
    expect(walk(".1.3.6.1.2.1.1.5.0")).toEqual(["r1"]);
    expect(walk("ifDescr.1")).toEqual(walk("ifDescr").slice(0, 1));
    expect(walk("iso")).toHaveLength(all.length);
    expect(walk("1.3.6.1.2.1.1.51")).toEqual([]);
  });

  it.each([
    "",
    "sysBogus",
    "ifDescr.a",
    "1..3",
    "1.",
    ".",
    "constructor",
    "__proto__",
    "toString.0",
  ])("does not know '%s'", (name) => {
    expect(walkRoot(all, name)).toBeUndefined();
  });

  it("lists the parts that are there, in the order of the inventory", () => {
    const names = walk("entPhysicalName");
    expect(names.slice(0, 3)).toEqual(["Chassis", "Midplane", "FPM Board"]);
    expect(names).toContain("FPC 0");
    expect(names).not.toContain("FPC 1");
  });

  it("prefers the name of the configuration to the host's", () => {
    const objects = mibOf(factsOf({ configuration: "snmp { name lab-name; }" }));
    const root = walkRoot(objects, "sysName") ?? [];
    expect(below(objects, root).map(({ value }) => value)).toEqual(["lab-name"]);
  });
});
