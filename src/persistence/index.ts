export { type DeviceState, openDeviceState } from "./open-device-state.ts";
