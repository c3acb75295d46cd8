import { describe, expect, it } from "vitest";
import {
  chassisAlarms,
  systemAlarms,
} from "../../../../src/operations/operational/state/alarms.ts";
import { type FactsOptions, factsOf } from "../../../support/facts-of.ts";

const quiet = "chassis { alarm { management-ethernet { link-down ignore; } } }";
const descriptions = (options: FactsOptions): readonly string[] =>
  chassisAlarms(factsOf(options)).map(({ class: kind, description }) => `${kind} ${description}`);

describe("the alarms of a chassis", () => {
  it("are none when all is well", () => {
    expect(descriptions({ configuration: quiet })).toEqual([]);
  });

  it.each([
    ["PEM 0", "failed", "Major PEM 0 Not OK"],
    ["PEM 0", "absent", "Minor PEM 0 Absent"],
    ["Fan Tray", "failed", "Major Fan Tray Failure"],
    ["Fan Tray", "absent", "Major Fan Tray Absent"],
    ["FPC 1", "failed", "Major FPC 1 Hard errors"],
    ["CB 1", "failed", "Major CB 1 Fault"],
    ["CB 1", "absent", "Minor CB 1 Absent"],
    ["Routing Engine 1", "failed", "Major Loss of communication with Backup RE"],
    ["Routing Engine 1", "absent", "Minor Backup RE 1 Absent"],
  ] as const)("tell of %s that is %s", (part, state, alarm) => {
    const parts = { [part]: state };
    expect(descriptions({ model: "mx480", configuration: quiet, parts })).toEqual([alarm]);
  });

  it("say nothing of a line card that was pulled out", () => {
    const parts = { "FPC 1": "absent" } as const;
    expect(descriptions({ model: "mx480", configuration: quiet, parts })).toEqual([]);
  });

  it("tell of the management port without a link", () => {
    const configured = "interfaces { fxp0 { unit 0 { family inet { address 192.0.2.1/24; } } } }";
    expect(descriptions({})).toEqual(["Major Host 0 fxp0 : Ethernet Link Down"]);
    expect(descriptions({ model: "srx345" })).toEqual(["Major Management Ethernet Link Down"]);
    expect(descriptions({ configuration: configured })).toEqual([]);
    expect(descriptions({ configuration: configured, linksDown: ["fxp0"] })).toHaveLength(1);
    expect(descriptions({ model: "vmx" })).toEqual([]);
    const pulled = { model: "vmx", configuration: configured, linksDown: ["fxp0"] };
    expect(descriptions(pulled)).toHaveLength(1);
  });

  it("carry the time of the fault", () => {
    const now = Date.UTC(2026, 4, 1);
    const facts = factsOf({ now, configuration: quiet, parts: { "PEM 1": "failed" } });
    expect(chassisAlarms(facts).map(({ since }) => since)).toEqual([now]);
  });
});

describe("the alarms of a system", () => {
  const configuration = `${quiet} protocols { bgp { group g; } }`;

  it("include a rescue configuration that is not set", () => {
    const facts = factsOf({ configuration: quiet });
    expect(systemAlarms(facts, false).map(({ short }) => short)).toEqual(["no-rescue"]);
    expect(systemAlarms(facts, true)).toEqual([]);
  });

  it("include features that are used without a license, where the platform wants one", () => {
    const shorts = (model: string): readonly string[] =>
      systemAlarms(factsOf({ model, configuration }), true).map(({ short }) => short);
    expect(shorts("ex4300")).toEqual(["bgp"]);
    expect(shorts("mx204")).toEqual([]);
  });
});
