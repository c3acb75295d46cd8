import {
  type DeviceOptions,
  type ListenPlace,
  listenPlaces,
  startUpTreeOf,
} from "../device/index.ts";
import { effectiveTree } from "../junos/config/index.ts";

/**
 * Where a device would listen as it starts: the services of its configuration that its options give a
 * place. Throws `ERR_CONFIG_PARSE` where the device would not start.
 */
export function plannedListeners(device: DeviceOptions): readonly ListenPlace[] {
  return device.listen === undefined
    ? []
    : listenPlaces(effectiveTree(startUpTreeOf(device)), device.listen);
}
