import { describe, expect, it } from "vitest";
import { childOf, elementsOf, parseXml, textOf, type XmlElement } from "../../../src/xml/index.ts";
import { type BenchOptions, NetconfBench } from "../../support/netconf-bench.ts";

const configuration = `
  system { host-name r1; }
  interfaces {
    xe-0/1/0 { mtu 9192; mac 02:00:5e:00:53:01; unit 0 { family inet { address 192.0.2.1/30; } } }
    xe-0/1/1 { gigether-options { 802.3ad ae0; } }
    xe-0/1/2 { gigether-options { 802.3ad ae0; } }
    ae0 { aggregated-ether-options { minimum-links 2; lacp { active; } } unit 0 { family inet { address 10.0.0.1/24; } } }
    lo0 { unit 0 { family inet { address 10.255.0.1/32; } } }
  }`;

/** The children of the data element. */
async function dataOf(bench: NetconfBench, request: string): Promise<readonly XmlElement[]> {
  const reply = parseXml(await bench.send(`<rpc>${request}</rpc>`));
  return elementsOf(reply).flatMap(elementsOf);
}

async function ports(bench: NetconfBench, inside = ""): Promise<readonly XmlElement[]> {
  return await dataOf(bench, `<get-interface-information>${inside}</get-interface-information>`);
}

function value(element: XmlElement | undefined, ...path: readonly string[]): string {
  const found = path.reduce<XmlElement | undefined>((at, name) => at && childOf(at, name), element);
  return found === undefined ? "" : textOf(found);
}

const named = (list: readonly XmlElement[], name: string): XmlElement | undefined =>
  list.find((element) => value(element, "name") === name);

function lab(options: BenchOptions = {}): NetconfBench {
  return new NetconfBench({ configuration, ...options });
}

describe("show interfaces", () => {
  it("gives what NAPALM reads: MTU, speed, address and time of the last change", async () => {
    const all = await ports(lab(), "<extensive/>");
    const port = named(all, "xe-0/1/0");
    expect(value(port, "mtu")).toBe("9192");
    expect(value(port, "speed")).toBe("10Gbps");
    expect(value(port, "current-physical-address")).toBe("02:00:5e:00:53:01");
    expect(value(port, "hardware-physical-address")).toMatch(/^2c:6b:f5:/);
    expect(value(named(all, "lo0"), "mtu")).toBe("Unlimited");
    expect(value(named(all, "ae0"), "speed")).toBe("20Gbps");
  });

  it("expands the glob of NAPALM's counters to Ethernet ports", async () => {
    const found = await ports(
      lab(),
      "<extensive/><interface-name>[vmfgxe][mlet]*</interface-name>",
    );
    const names = found.map((port) => value(port, "name"));
    expect(names).toContain("xe-0/1/0");
    expect(names).toContain("et-0/0/0");
    expect(names).not.toContain("lo0");
    for (const port of found.filter((one) => /^[ex]/.test(value(one, "name")))) {
      expect(value(port, "traffic-statistics", "input-bytes")).toMatch(/^\d+$/);
      expect(value(port, "ethernet-mac-statistics", "input-broadcasts")).toMatch(/^\d+$/);
    }
  });

  it("counts nothing on a port without a cable", async () => {
    const found = await ports(lab(), "<detail/><interface-name>xe-0/1/7</interface-name>");
    expect(value(found[0], "traffic-statistics", "input-bytes")).toBe("0");
  });

  it("numbers interfaces without doubles, and the same after another is added", async () => {
    const bench = lab();
    const indexes = async (): Promise<Map<string, string>> => {
      const found = await ports(bench);
      const flat = found.flatMap((port) => [
        port,
        ...elementsOf(port).filter(({ name }) => name === "logical-interface"),
      ]);
      return new Map(flat.map((one) => [value(one, "name"), value(one, "snmp-index")]));
    };
    const before = await indexes();
    await bench.body(
      "<edit-config><target><candidate/></target><config><configuration><interfaces><interface><name>et-0/0/0</name><unit><name>7</name></unit></interface></interfaces></configuration></config></edit-config>",
    );
    await bench.body("<commit/>");
    const after = await indexes();
    expect(after.size).toBe(before.size + 1);
    expect(new Set(after.values()).size).toBe(after.size);
    const ofPorts = (found: ReadonlyMap<string, string>): readonly string[] =>
      [...found].filter(([name]) => name.startsWith("xe-")).map((pair) => pair.join(" "));
    expect(ofPorts(after)).toEqual(ofPorts(before));
  });

  it("is down for a bundle with fewer members than minimum-links, and up again with them", async () => {
    const bench = lab();
    const bundle = async (): Promise<string> =>
      value((await ports(bench, "<terse/><interface-name>ae0</interface-name>"))[0], "oper-status");
    expect(await bundle()).toBe("up");
    bench.setLink("xe-0/1/2", false);
    expect(await bundle()).toBe("down");
    bench.setLink("xe-0/1/2", true);
    expect(await bundle()).toBe("up");
  });

  it("gives a bundle the traffic of its members", async () => {
    const all = await ports(lab(), "<detail/>");
    const bytes = (name: string): number =>
      Number(value(named(all, name), "traffic-statistics", "output-bytes"));
    expect(bytes("xe-0/1/1")).toBeGreaterThan(0);
    expect(bytes("ae0")).toBe(bytes("xe-0/1/1") + bytes("xe-0/1/2"));
  });

  it("finds an interface by its SNMP index", async () => {
    const bench = lab();
    const [port] = await ports(bench, "<interface-name>xe-0/1/0</interface-name>");
    const index = value(port, "snmp-index");
    const found = await ports(bench, `<terse/><snmp-index>${index}</snmp-index>`);
    expect(found.map((one) => value(one, "name"))).toEqual(["xe-0/1/0"]);
  });

  it("shows the units of a routing instance only", async () => {
    const bench = lab({
      configuration: `${configuration} routing-instances { blue { instance-type vrf; interface xe-0/1/0.0; } }`,
    });
    const found = await ports(bench, "<terse/><routing-instance>blue</routing-instance>");
    expect(found.map((one) => value(one, "name"))).toEqual(["xe-0/1/0"]);
  });

  it("keeps counters growing over changes of the link", async () => {
    const bench = lab();
    const bytes = async (): Promise<number> =>
      Number(
        value(
          (await ports(bench, "<detail/><interface-name>xe-0/1/0</interface-name>"))[0],
          "traffic-statistics",
          "input-bytes",
        ),
      );
    const seen: number[] = [await bytes()];
    for (const isUp of [false, true, false, true]) {
      bench.clock.advance(7_000);
      seen.push(await bytes());
      bench.setLink("xe-0/1/0", isUp);
      seen.push(await bytes());
    }
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    // Plugged in for the first seven seconds and the third: half of the steps add nothing.
    expect(new Set(seen).size).toBe(3);
  });
});

describe("show interfaces diagnostics optics", () => {
  it("reads the same power in milliwatts and dBm on every lane, within the bounds", async () => {
    const bench = lab({
      configuration: "interfaces { et-0/0/0 { unit 0; } xe-0/1/0 { unit 0; } }",
    });
    for (let hour = 0; hour < 24; hour++) {
      bench.clock.advance(1_234_567);
      const found = await dataOf(bench, "<get-interface-optics-diagnostics-information/>");
      const readings = found.flatMap((port) => {
        const module = childOf(port, "optics-diagnostics");
        const lanes =
          module === undefined
            ? []
            : elementsOf(module).filter(({ name }) => name.endsWith("lane-values"));
        return lanes.length > 0 ? lanes : module === undefined ? [] : [module];
      });
      expect(readings).toHaveLength(5);
      for (const reading of readings) {
        const milliwatts = Number(value(reading, "laser-output-power"));
        const dbm = Number(value(reading, "laser-output-power-dbm"));
        expect(10 * Math.log10(milliwatts)).toBeCloseTo(dbm, 2);
        const alarms = elementsOf(reading).filter(({ name }) => /(alarm|warn)$/.test(name));
        expect(alarms.length).toBeGreaterThan(10);
        expect(alarms.filter((alarm) => textOf(alarm) !== "off")).toEqual([]);
      }
    }
  });

  it("has none on a virtual router", async () => {
    const bench = lab({ model: "vmx", configuration: "interfaces { ge-0/0/0 { unit 0; } }" });
    const text = await bench.body("<get-interface-optics-diagnostics-information/>");
    expect(text).not.toContain("physical-interface");
  });
});
