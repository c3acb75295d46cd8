import { type DeviceOptions, type ListenPlace, listenPlaces } from "../../device/index.ts";
import { effectiveTree } from "../../junos/config/index.ts";
import { plannedTree } from "./planned-tree.ts";

/**
 * Where a device would listen as it starts: the services of its configuration that its options give a
 * place. Nowhere when it would not start.
 */
export function plannedListeners(device: DeviceOptions): readonly ListenPlace[] {
  const { listen } = device;
  const tree = listen === undefined ? undefined : plannedTree(device);
  return listen === undefined || tree === undefined
    ? []
    : listenPlaces(effectiveTree(tree), listen);
}
