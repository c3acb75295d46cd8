import { describe, expect, it } from "vitest";
import {
  platformModels,
  platformOf,
  portNames,
} from "../../../src/operations/profile/platforms.ts";

describe("platforms", () => {
  it("are found by model and by the short names people use", () => {
    expect(platformOf("MX204")?.model).toBe("mx204");
    expect(platformOf("qfx5120")?.model).toBe("qfx5120-48y-8c");
    expect(platformOf("ex4300")?.model).toBe("ex4300-48t");
    expect(platformOf("c7200")).toBeUndefined();
  });

  it.each(platformModels)("%s has ports, parts and a routing engine", (model) => {
    const platform = platformOf(model);
    expect(platform?.modules.length).toBeGreaterThan(2);
    expect(platform?.routingEngines.length).toBeGreaterThan(0);
    expect(platform?.serialPrefix).toMatch(/^[A-Z]{2}$/);
    const names = platform === undefined ? [] : portNames(platform);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(8);
  });

  it("expand their port patterns", () => {
    const mx = platformOf("mx204");
    expect(mx && portNames(mx)).toEqual([
      "et-0/0/0",
      "et-0/0/1",
      "et-0/0/2",
      "et-0/0/3",
      ...Array.from({ length: 8 }, (_, port) => `xe-0/1/${port}`),
      "fxp0",
    ]);
  });
});

describe("the data of a platform", () => {
  const platforms = platformModels.map((model) => platformOf(model) ?? expect.fail(model));

  it.each(platforms)("is complete for $model", (platform) => {
    const { engine, storage, modules, cardSlots, managementPort, routingEngines } = platform;
    const roles = modules.flatMap(({ role }) => (role === undefined ? [] : [role]));
    const slots = roles.flatMap((role) => (role.kind === "line-card" ? [role.slot] : []));
    const engines = roles.filter(({ kind }) => kind === "routing-engine");
    expect(engines).toHaveLength(routingEngines.length);
    expect(slots.length).toBeGreaterThan(0);
    for (const slot of slots) expect(slot).toBeLessThan(cardSlots);
    expect(portNames(platform)).toContain(managementPort);
    expect(engine.memoryMb).toBeGreaterThan(1_000);
    expect(engine.memoryUsed).toBeLessThan(90);
    expect(engine.dataPlaneMb === undefined).toBe(platform.family !== "firewall");
    expect(storage.some(({ mountedOn }) => mountedOn.endsWith("/var"))).toBe(true);
    expect(platform.productNumber).toBeGreaterThan(0);
    expect(platform.macAddresses).toBeLessThan(2_048);
  });

  it.each(platforms)("names every part of $model once", ({ modules }) => {
    const names = modules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(platforms.filter(({ isVirtual }) => !isVirtual))(
    "has thermometers, fans and enough power for $model",
    ({ modules }) => {
      const drawn = modules.reduce((sum, { draws = 0 }) => sum + draws, 0);
      const given = modules.reduce(
        (sum, { role }) => sum + (role?.kind === "power-supply" ? role.watts : 0),
        0,
      );
      expect(drawn).toBeGreaterThan(50);
      expect(drawn * 1.1).toBeLessThan(given);
      expect(modules.some(({ role }) => role?.kind === "fan-tray")).toBe(true);
      expect(modules.flatMap(({ temperatures = [] }) => temperatures).length).toBeGreaterThan(0);
    },
  );

  it.each(platforms.filter(({ isVirtual }) => isVirtual))(
    "has nothing to measure for $model",
    ({ modules }) => {
      expect(modules.every(({ temperatures, draws }) => !temperatures && !draws)).toBe(true);
    },
  );
});
