import { describe, expect, it } from "vitest";
import { platformModels } from "../../../../src/operations/index.ts";
import {
  cpuOf,
  cpuSpans,
  memoryOf,
  planesOf,
} from "../../../../src/operations/operational/state/engine-load.ts";
import {
  processesOf,
  processLoads,
} from "../../../../src/operations/operational/state/process-table.ts";
import { factsOf, later } from "../../../support/facts-of.ts";

describe("the load of a routing engine", () => {
  it.each(platformModels)("of %s adds up to the whole processor", (model) => {
    const start = factsOf({ model });
    for (let minute = 0; minute < 30; minute++)
      for (const span of cpuSpans)
        for (const slot of [0, 1]) {
          const cpu = cpuOf(later(start, minute * 60), slot, span);
          const { user, background, kernel, interrupt, idle } = cpu;
          expect(user + background + kernel + interrupt + idle).toBe(100);
          expect(Math.min(user, background, kernel, interrupt, idle)).toBeGreaterThanOrEqual(0);
        }
  });

  it("is the work of its processes", () => {
    const facts = factsOf();
    const { user, kernel } = cpuOf(facts, 0, "5 sec");
    const all = [...processLoads(facts).values()].reduce((sum, load) => sum + load, 0);
    expect(all).toBeLessThanOrEqual(user + kernel);
    expect(all).toBeGreaterThan(user + kernel - 0.5);
  });

  it("uses less memory than there is, and says the same as its percentage", () => {
    const { total, used, utilization } = memoryOf(factsOf());
    expect(used).toBe(Math.floor((total * utilization) / 100));
    expect(used).toBeLessThan(total);
  });

  it("splits the memory of a firewall into planes that add up", () => {
    const { total, control, data } = planesOf(factsOf({ model: "srx345" }));
    expect(control.total + data.total).toBe(total.total);
    expect(control.used + data.used).toBe(total.used);
    expect(total.total).toBe(4_096);
  });
});

describe("the processes of a device", () => {
  const names = (configuration: string, model = "mx204"): readonly string[] =>
    processesOf(factsOf({ configuration, model })).map(({ name }) => name);

  it("run when the configuration asks for their service", () => {
    expect(names("system { host-name r1; }")).not.toContain("snmpd");
    expect(names("snmp { location lab; }")).toContain("snmpd");
    expect(names("system { ntp { server 192.0.2.1; } }")).toContain("xntpd");
  });

  it("differ by family", () => {
    expect(names("system;", "srx345")).toContain("flowd");
    expect(names("system;", "mx204")).not.toContain("flowd");
    expect(names("system;", "ex4300")).toContain("vccpd");
  });

  it("keep their numbers when another one starts", () => {
    const pids = (configuration: string): Map<string, number> =>
      new Map(processesOf(factsOf({ configuration })).map(({ name, pid }) => [name, pid]));
    const before = pids("system { host-name r1; }");
    const after = pids("snmp { location lab; }");
    for (const [name, pid] of before) expect(after.get(name)).toBe(pid);
  });

  it("have numbers of their own", () => {
    const pids = processesOf(factsOf()).map(({ pid }) => pid);
    expect(new Set(pids).size).toBe(pids.length);
  });
});
