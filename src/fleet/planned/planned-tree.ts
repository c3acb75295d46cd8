import { CallHomeError } from "../../base/index.ts";
import { type DeviceOptions, startUpTreeOf } from "../../device/index.ts";
import type { ConfigTree } from "../../junos/config/index.ts";

/** The configuration that a device starts from; undefined where its own start will tell why it cannot. */
export function plannedTree(device: DeviceOptions): ConfigTree | undefined {
  try {
    return startUpTreeOf(device);
  } catch (cause) {
    if (!(cause instanceof CallHomeError)) throw cause;
    return undefined;
  }
}
