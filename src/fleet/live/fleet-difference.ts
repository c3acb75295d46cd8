import type { DeviceOptions } from "../../device/index.ts";
import { sameDescription } from "./same-description.ts";

/** What makes one fleet of another, by name. */
export interface FleetDifference {
  readonly added: readonly DeviceOptions[];
  readonly removed: readonly string[];
  /** As they are to be. */
  readonly changed: readonly DeviceOptions[];
  readonly unchanged: readonly string[];
}

/** The difference between devices that are there, by name, and those that are to be; every one of these has a name. */
export function fleetDifference(
  before: ReadonlyMap<string, DeviceOptions>,
  after: readonly DeviceOptions[],
): FleetDifference {
  const added: DeviceOptions[] = [];
  const changed: DeviceOptions[] = [];
  const unchanged: string[] = [];
  const gone = new Set(before.keys());
  for (const device of after) {
    const { name = "" } = device;
    const known = before.get(name);
    gone.delete(name);
    if (known === undefined) added.push(device);
    else if (sameDescription(known, device)) unchanged.push(name);
    else changed.push(device);
  }
  return { added, removed: [...gone], changed, unchanged };
}
