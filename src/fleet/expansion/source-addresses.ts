import { sourceAddressIn } from "../../callhome/index.ts";
import type { DeviceOptions } from "../../device/index.ts";

/**
 * Gives each device of a prefix an address of its own, while there are enough: the one of its name,
 * or the next one that no earlier device has. The same file always gives the same addresses.
 */
export function spreadSourceAddresses(devices: readonly DeviceOptions[]): readonly DeviceOptions[] {
  const taken = new Set<string>();
  return devices.map((device) => {
    const { sourceAddress, name = "" } = device;
    if (sourceAddress === undefined) return device;
    const own = [sourceAddress].flat().map((text) => sourceAddressIn(text, name, taken).address);
    for (const address of own) taken.add(address);
    return { ...device, sourceAddress: own };
  });
}
