import { CallHomeError, limits, messageOf, Slots } from "../../base/index.ts";
import type { EmulatedDevice } from "../../device/index.ts";
import { type DeviceSelector, select } from "./selector.ts";

/** What became of one device of many. */
export type DeviceResult =
  | { readonly device: string; readonly ok: true }
  | { readonly device: string; readonly ok: false; readonly error: string };

/**
 * Does the same to many devices, `atOnce` at a time; one that fails does not keep the others from it. A
 * name of the selector's list that no running device has is a result, too.
 */
export async function forMany(
  devices: readonly EmulatedDevice[],
  selector: DeviceSelector,
  work: (device: EmulatedDevice) => Promise<void>,
  { atOnce, pause }: { readonly atOnce: number; readonly pause: () => Promise<void> },
): Promise<readonly DeviceResult[]> {
  const { chosen, missing } = select(devices, selector);
  const slots = new Slots(atOnce);
  const results = chosen.map((device) =>
    slots.run(async (): Promise<DeviceResult> => {
      await pause();
      try {
        await work(device);
        return { device: device.name, ok: true };
      } catch (cause) {
        if (!(cause instanceof CallHomeError)) throw cause;
        return { device: device.name, ok: false, error: messageOf(cause) };
      }
    }),
  );
  const error = "no device of this name runs";
  const absent = missing.map((device): DeviceResult => ({ device, ok: false, error }));
  return [...(await Promise.all(results)), ...absent];
}

/** Loads and commits the same configuration on many devices, as a local administrator of each would. */
export function commitToMany(
  devices: readonly EmulatedDevice[],
  selector: DeviceSelector,
  {
    configuration,
    options,
    pause,
  }: {
    readonly configuration: string;
    readonly options: Parameters<EmulatedDevice["configure"]>[1];
    readonly pause: () => Promise<void>;
  },
): Promise<readonly DeviceResult[]> {
  const commit = (device: EmulatedDevice): Promise<void> =>
    device.configure(configuration, options);
  return forMany(devices, selector, commit, { atOnce: limits.commitsAtOnce, pause });
}
