import { type Endpoint } from "../../base/index.ts";
import type { DeviceOptions, UserOptions } from "../../device/index.ts";

/** What a run says of all its devices at once. */
export interface DeviceOverrides {
  readonly seed?: string | undefined;
  readonly secret?: string | undefined;
  /** Empty: as the devices say. */
  readonly nms?: readonly Endpoint[];
  /** Added to the users of each device; one of the same name is replaced. */
  readonly users?: readonly UserOptions[];
  readonly retryScale?: number | undefined;
  readonly stateDirectory?: string | undefined;
  /** Directory of own replies. */
  readonly replies?: string | undefined;
}

/** The same devices with the overrides in place. */
export function overrideDevices(
  devices: readonly DeviceOptions[],
  overrides: DeviceOverrides,
): readonly DeviceOptions[] {
  const { seed, secret, nms = [], users = [], retryScale, stateDirectory, replies } = overrides;
  const replaced = new Set(users.map((user) => user.name));
  return devices.map((device) => ({
    ...device,
    ...(seed === undefined ? {} : { seed }),
    ...(secret === undefined ? {} : { secret }),
    ...(nms.length === 0 ? {} : { nms }),
    ...(retryScale === undefined ? {} : { retryScale }),
    ...(stateDirectory === undefined ? {} : { stateDirectory }),
    ...(replies === undefined ? {} : { replies }),
    ...(users.length === 0
      ? {}
      : { users: [...(device.users ?? []).filter(({ name }) => !replaced.has(name)), ...users] }),
  }));
}
