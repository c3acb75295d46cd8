import { describe, expect, it } from "vitest";
import { platformModels } from "../../../../src/operations/index.ts";
import { environmentOf } from "../../../../src/operations/operational/chassis/environment.ts";
import { partsOf } from "../../../../src/operations/operational/state/chassis-model.ts";
import {
  celsiusOf,
  degreesText,
  powerOf,
} from "../../../../src/operations/operational/state/chassis-readings.ts";
import { factsOf, later } from "../../../support/facts-of.ts";

describe("the readings of a chassis", () => {
  it("are the same within a minute, and others after it", () => {
    const facts = factsOf({ model: "mx480" });
    expect(environmentOf(later(facts, 59))).toEqual(environmentOf(facts));
    expect(powerOf(later(facts, 59))).toEqual(powerOf(facts));
    expect(environmentOf(later(facts, 60))).not.toEqual(environmentOf(facts));
  });

  it("differ from device to device", () => {
    const one = environmentOf(factsOf({ model: "mx480", seed: "one" }));
    expect(environmentOf(factsOf({ model: "mx480", seed: "other" }))).not.toEqual(one);
  });

  it.each(platformModels)("of %s name every thermometer, supply and fan once", (model) => {
    const names = environmentOf(factsOf({ model })).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    // The column of the text is this wide.
    for (const name of names) expect(name.length).toBeLessThan(31);
  });

  it.each(platformModels)("of %s stay below the limits that raise an alarm", (model) => {
    const start = factsOf({ model });
    for (let minute = 0; minute < 30; minute++) {
      const facts = later(start, minute * 60);
      for (const { module } of partsOf(facts))
        for (const sensor of module.temperatures ?? [])
          expect(celsiusOf(facts, sensor)).toBeLessThan(sensor.limits.yellow);
    }
  });

  it.each(platformModels)("of %s give as much power as the parts draw", (model) => {
    const start = factsOf({ model });
    for (let minute = 0; minute < 30; minute++) {
      const power = powerOf(later(start, minute * 60));
      const drawn = power.draws.reduce((sum, { watts }) => sum + watts, 0);
      const given = power.supplies.reduce((sum, { watts }) => sum + watts, 0);
      expect(power.used).toBe(drawn);
      expect(given).toBe(power.supplies.length === 0 ? 0 : drawn);
      expect(drawn).toBeLessThanOrEqual(power.capacity);
    }
  });

  it("put the whole load on the supply that is left", () => {
    const whole = powerOf(factsOf());
    const half = powerOf(factsOf({ parts: { "PEM 1": "failed" } }));
    expect(half.supplies.map(({ watts }) => watts)).toEqual([whole.used, 0]);
    expect(half.capacity).toBe(650);
    expect(half.mostCapacity).toBe(1_300);
  });

  it("draw nothing for a part that is not there", () => {
    const { draws, used } = powerOf(factsOf({ model: "mx480", parts: { "FPC 1": "absent" } }));
    expect(draws.map(({ part }) => part.name)).not.toContain("FPC 1");
    expect(used).toBeLessThan(powerOf(factsOf({ model: "mx480" })).used);
  });

  it("have no power to give without any supply", () => {
    const parts = { "PEM 0": "failed", "PEM 1": "absent" } as const;
    const { capacity, supplies } = powerOf(factsOf({ parts }));
    expect(capacity).toBe(0);
    expect(supplies.map(({ watts }) => watts)).toEqual([0, 0]);
  });

  it("grow warmer when fans stand still", () => {
    const [sensor] = partsOf(factsOf()).flatMap(({ module }) => module.temperatures ?? []);
    if (sensor === undefined) throw new Error("an mx204 has a thermometer");
    const cool = celsiusOf(factsOf(), sensor);
    expect(celsiusOf(factsOf({ parts: { "Fan Tray 0": "failed" } }), sensor)).toBe(cool + 4);
  });

  it.each(platformModels)("of %s raise no alarm when all fans stand still", (model) => {
    const { platform } = factsOf({ model });
    const trays = platform.modules.filter(({ role }) => role?.kind === "fan-tray");
    const parts = Object.fromEntries(trays.map(({ name }) => [name, "failed" as const]));
    const facts = factsOf({ model, parts });
    for (const { module } of partsOf(facts))
      for (const sensor of module.temperatures ?? [])
        expect(celsiusOf(facts, sensor)).toBeLessThan(sensor.limits.badFanYellow);
  });

  it("are written in both scales", () => {
    expect(degreesText(36)).toBe("36 degrees C / 96 degrees F");
    expect(degreesText(100)).toBe("100 degrees C / 212 degrees F");
  });
});
