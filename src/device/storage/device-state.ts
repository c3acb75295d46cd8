import { randomSeed } from "../../base/index.ts";
import type { ConfigTree } from "../../junos/config/index.ts";
import { type DeviceState, openDeviceState } from "../../persistence/index.ts";
import type { DeviceOptions } from "../device-options.ts";

/** What the device keeps in its state directory; without one it keeps nothing and nobody waits. */
export function deviceState(
  options: DeviceOptions,
  name: string,
  template: ConfigTree,
): DeviceState | Promise<DeviceState> {
  const { seed = randomSeed(), stateDirectory: directory } = options;
  if (directory === undefined) return inMemory(seed);
  return openDeviceState({ directory, name, seed, template });
}

function inMemory(seed: string): DeviceState {
  return {
    seed,
    database: undefined,
    certificates: "",
    checks: [],
    save: () => undefined,
    saveCertificates: () => undefined,
    close: () => Promise.resolve(),
  };
}
