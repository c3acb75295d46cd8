export type { ConnectorStatus, DeviceEvents, SessionSummary } from "./device-events.ts";
export {
  type DeviceOptions,
  type HostKeyType,
  hostKeyTypes,
  type UserOptions,
} from "./device-options.ts";
export type { ConfigurationFormat, DeviceIdentity, EmulatedDevice } from "./emulated-device.ts";
