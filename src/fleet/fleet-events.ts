import type { ErrorCode } from "../base/index.ts";
import type { DeviceEvents, EmulatedDevice } from "../device/index.ts";

/** What a fleet tells beside the events of its devices. */
interface FleetOwnEvents {
  "device-started": {
    readonly device: string;
    readonly model: string;
    readonly serialNumber: string;
  };
  /** The commit checks have something against the configuration that the device started with. */
  "configuration-warned": { readonly device: string; readonly problems: readonly string[] };
  /** Files of a directory of own replies are wrong; told once for all devices that read it. */
  "replies-warned": { readonly device: string; readonly problems: readonly string[] };
  "device-failed": {
    readonly device: string;
    /** Undefined for a fault of this project itself. */
    readonly code: ErrorCode | undefined;
    readonly message: string;
  };
  /** It joins the running fleet, and starts. */
  "device-added": { readonly device: string };
  /** It left the running fleet: nothing of it is open any more. */
  "device-removed": { readonly device: string };
  /** Its description is another one: what ran is closed, and it starts anew. */
  "device-changed": { readonly device: string };
}

/** Why a device does not run. */
export type DeviceFailure = FleetOwnEvents["device-failed"];

type AllEvents = DeviceEvents & FleetOwnEvents;

/** One event of one device, with the time at which it was seen. */
export type FleetEvent = {
  readonly [Name in keyof AllEvents]: {
    /** Wall clock, milliseconds since 1970. */
    readonly at: number;
    readonly name: Name;
    readonly data: AllEvents[Name];
  };
}[keyof AllEvents];

/** Tells the observers of a fleet. */
export type Tell = <Name extends keyof AllEvents>(name: Name, data: AllEvents[Name]) => void;

/** Announces a device with the connectors and listeners it has already, and passes on what it tells from now on. */
export function announce(device: EmulatedDevice, tell: Tell): void {
  const { model, serialNumber } = device.identity;
  tell("device-started", { device: device.name, model, serialNumber });
  const problems = device.startUpProblems;
  if (problems.length > 0) tell("configuration-warned", { device: device.name, problems });
  for (const problem of device.fileProblems)
    tell("file-failed", { device: device.name, ...problem });
  for (const problem of device.hostCertificateProblems)
    tell("host-certificate-warned", { device: device.name, ...problem });
  for (const record of device.bootstrap?.records ?? []) tell("bootstrap-advanced", record);
  for (const status of device.connectors)
    tell("connector-changed", { device: device.name, status });
  for (const listener of device.listeners)
    tell("listener-changed", { device: device.name, listener });
  device.events.onAny((name, data) => tell(name, data));
}
