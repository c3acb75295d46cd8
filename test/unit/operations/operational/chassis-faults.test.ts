import { describe, expect, it } from "vitest";
import { CallHomeError } from "../../../../src/base/index.ts";
import {
  noFaults,
  platformModels,
  portsWithoutCard,
  withPart,
} from "../../../../src/operations/index.ts";
import { replaceableParts } from "../../../../src/operations/operational/state/chassis-faults.ts";
import { factsOf } from "../../../support/facts-of.ts";

const mx480 = factsOf({ model: "mx480" }).platform;

describe("the parts of a chassis that do not work", () => {
  it("are remembered with the time of their fault", () => {
    const faults = withPart(noFaults, mx480, "PEM 1", "failed", 1_000);
    expect([...faults]).toEqual([["PEM 1", { state: "failed", since: 1_000 }]]);
  });

  it("keep their first time when nothing changes, and are the same value", () => {
    const faults = withPart(noFaults, mx480, "PEM 1", "failed", 1_000);
    expect(withPart(faults, mx480, "PEM 1", "failed", 2_000)).toBe(faults);
    expect(withPart(noFaults, mx480, "PEM 1", "ok", 2_000)).toBe(noFaults);
  });

  it("change their state and their time together", () => {
    const faults = withPart(noFaults, mx480, "PEM 1", "failed", 1_000);
    const absent = withPart(faults, mx480, "PEM 1", "absent", 2_000);
    expect(absent.get("PEM 1")).toEqual({ state: "absent", since: 2_000 });
    expect(withPart(absent, mx480, "PEM 1", "ok", 3_000).size).toBe(0);
  });

  it.each(["PEM 9", "pem 0", "", "Midplane", "PIC 0", "Routing Engine 0"])(
    "cannot be '%s', which says what can be",
    (name) => {
      const attempt = (): unknown => withPart(noFaults, mx480, name, "failed", 0);
      expect(attempt).toThrow(CallHomeError);
      expect(attempt).toThrow(
        /^part '.*' of mx480: expected one of PEM 0, PEM 1, Routing Engine 1/,
      );
    },
  );

  it.each(platformModels)("can be all that is listed for %s", (model) => {
    const { platform } = factsOf({ model });
    for (const part of replaceableParts(platform))
      expect(withPart(noFaults, platform, part, "absent", 0).size).toBe(1);
  });
});

describe("ports of a line card that does not work", () => {
  const { running } = factsOf({
    model: "mx480",
    configuration: "interfaces { ge-0/0/33 { unit 0; } ge-2/0/0 { unit 0; } }",
  });

  it("are those of its slot, also when only the configuration knows them", () => {
    const faults = withPart(noFaults, mx480, "FPC 0", "failed", 0);
    const ports = portsWithoutCard(mx480, faults, running);
    expect(ports).toContain("ge-0/0/19");
    expect(ports).toContain("ge-0/0/33");
    expect(ports.every((port) => port.includes("-0/"))).toBe(true);
  });

  it("are none when another part broke", () => {
    const faults = withPart(noFaults, mx480, "PEM 0", "failed", 0);
    expect(portsWithoutCard(mx480, faults, running)).toEqual([]);
  });
});
