import { expect, it } from "vitest";
import { overrideDevices } from "../../../../src/fleet/index.ts";

const device = {
  name: "one",
  configuration: "system;",
  seed: "own",
  users: [{ name: "ops", class: "operator" }, { name: "eve" }],
};

it("puts what a run says in the place of what its devices say, and adds its users", () => {
  const overrides = {
    seed: "run",
    secret: "s",
    nms: [{ host: "nms", port: 1 }],
    users: [{ name: "ops", password: "p" }],
    retryScale: 2,
    stateDirectory: "kept",
  };
  expect(overrideDevices([device], overrides)).toEqual([
    {
      ...device,
      seed: "run",
      secret: "s",
      nms: [{ host: "nms", port: 1 }],
      users: [{ name: "eve" }, { name: "ops", password: "p" }],
      retryScale: 2,
      stateDirectory: "kept",
    },
  ]);
});

it("leaves devices as they are when a run says nothing", () => {
  expect(overrideDevices([device], { seed: undefined, nms: [], users: [] })).toEqual([device]);
});
