import { isDeepStrictEqual } from "node:util";
import type { DeviceOptions } from "../../device/index.ts";

/** Whether two descriptions make the same device. Files count by their path: a device reads them anew by itself. */
export function sameDescription(one: DeviceOptions, other: DeviceOptions): boolean {
  const { configuration, ...rest } = one;
  const { configuration: otherConfiguration, ...otherRest } = other;
  return sameConfiguration(configuration, otherConfiguration) && isDeepStrictEqual(rest, otherRest);
}

/** Of templates the text and the values count, not where they were written. */
function sameConfiguration(
  one: DeviceOptions["configuration"],
  other: DeviceOptions["configuration"],
): boolean {
  if (typeof one === "string" || typeof other === "string") return one === other;
  return (
    one.skeleton.text === other.skeleton.text &&
    one.values.length === other.values.length &&
    one.values.every((value, at) => value === other.values[at])
  );
}
