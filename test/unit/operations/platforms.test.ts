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
