import { Device } from "./device.ts";
import type { DeviceOptions } from "./device-options.ts";
import { prepareDevice } from "./device-parts.ts";
import type { EmulatedDevice } from "./emulated-device.ts";

/**
 * Starts a device: its configuration is parsed, its call-home connectors begin to dial at once.
 * Rejects with `ERR_CONFIG_PARSE` (every place named), `ERR_OPTION`, `ERR_KEY` or `ERR_STATE`;
 * whether an NMS answers is not waited for: `events` and `journal` tell.
 *
 * @example
 * await using device = await emulateDevice({
 *   configuration: "system { host-name edge1; }",
 *   nms: [{ host: "127.0.0.1", port: 4334 }],
 *   users: [{ name: "netops", password: "lab" }],
 * });
 * await device.events.next("session-opened");
 */
export async function emulateDevice(options: DeviceOptions): Promise<EmulatedDevice> {
  const device = await prepareDevice(options, (parts) => new Device(parts));
  if (device.begun !== undefined) await device.begun;
  return device;
}

/**
 * The same, but the device waits before it dials or listens: `ready` is called when it could, and it
 * does when the promise resolves. Rejects, with nothing left open, when the promise does.
 */
export async function emulateDeviceAfter(
  options: DeviceOptions,
  ready: () => Promise<void>,
): Promise<EmulatedDevice> {
  const device = await prepareDevice(options, async (parts) => {
    await ready();
    return new Device(parts);
  });
  if (device.begun !== undefined) await device.begun;
  return device;
}
