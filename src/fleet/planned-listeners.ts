import {
  type DeviceOptions,
  deviceSchema,
  type ListenPlace,
  listenPlaces,
} from "../device/index.ts";
import { effectiveTree } from "../junos/config/index.ts";
import { parseConfiguration } from "./parse-configuration.ts";

/** Where a device would listen as it starts: the services of its configuration that its options give a place. */
export function plannedListeners(device: DeviceOptions): readonly ListenPlace[] {
  const { listen, configuration, schema } = device;
  if (listen === undefined) return [];
  const { tree } = parseConfiguration(configuration, {}, deviceSchema(schema));
  return listenPlaces(effectiveTree(tree), listen);
}
