import {
  CallHomeError,
  type Clock,
  type ErrorCode,
  messageOf,
  systemClock,
} from "../base/index.ts";
import {
  type DeviceEvents,
  type DeviceOptions,
  type EmulatedDevice,
  emulateDevice,
} from "../device/index.ts";

/** What a fleet tells beside the events of its devices. */
interface FleetOwnEvents {
  "device-started": {
    readonly device: string;
    readonly model: string;
    readonly serialNumber: string;
  };
  /** The commit checks have something against the configuration that the device started with. */
  "configuration-warned": { readonly device: string; readonly problems: readonly string[] };
  "device-failed": {
    readonly device: string;
    /** Undefined for a fault of this project itself. */
    readonly code: ErrorCode | undefined;
    readonly message: string;
  };
}

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

export interface FleetOptions {
  /** Sees every event of every device; what it throws surfaces as an uncaught exception. */
  readonly onEvent?: (event: FleetEvent) => void;
  /** Called with each device as soon as it runs, before its first dial can complete. */
  readonly onDevice?: (device: EmulatedDevice) => void;
  /** @defaultValue the machine's clock */
  readonly clock?: Clock;
  /** How a device is started. @defaultValue `emulateDevice` */
  readonly start?: (options: DeviceOptions) => Promise<EmulatedDevice>;
}

/** Running devices of one process. */
export interface Fleet extends AsyncDisposable {
  /** Those that started, in the order of their descriptions. */
  readonly devices: readonly EmulatedDevice[];
  /** Those that did not, and why. They do not keep the others from running. */
  readonly failures: readonly FleetOwnEvents["device-failed"][];
  /** Closes every device; graceful and idempotent. Rejects with an `AggregateError` when some fail to close. */
  close(): Promise<void>;
}

/** Starts all devices in this process. Resolves when each has started or failed; never rejects. */
export async function startFleet(
  devices: readonly DeviceOptions[],
  options: FleetOptions = {},
): Promise<Fleet> {
  const { onEvent = () => {}, onDevice = () => {} } = options;
  const { clock = systemClock, start = emulateDevice } = options;
  const tell: Tell = (name, data) => onEvent({ at: clock.now(), name, data } as FleetEvent);
  const failures: FleetOwnEvents["device-failed"][] = [];
  const started = await Promise.all(
    devices.map(async (description, index) => {
      try {
        const device = await start(description);
        onDevice(device);
        watch(device, tell);
        return [device];
      } catch (cause) {
        const failure = describeFailure(description.name ?? `device ${index + 1}`, cause);
        failures.push(failure);
        tell("device-failed", failure);
        return [];
      }
    }),
  );
  return runningFleet(started.flat(), failures);
}

type Tell = <Name extends keyof AllEvents>(name: Name, data: AllEvents[Name]) => void;

/** Announces a device with the connectors it has already, and passes on what it tells from now on. */
function watch(device: EmulatedDevice, tell: Tell): void {
  const { model, serialNumber } = device.identity;
  tell("device-started", { device: device.name, model, serialNumber });
  const problems = device.startUpProblems;
  if (problems.length > 0) tell("configuration-warned", { device: device.name, problems });
  for (const status of device.connectors)
    tell("connector-changed", { device: device.name, status });
  device.events.onAny((name, data) => tell(name, data));
}

function describeFailure(device: string, cause: unknown): FleetOwnEvents["device-failed"] {
  const code = cause instanceof CallHomeError ? cause.code : undefined;
  return { device, code, message: messageOf(cause) };
}

function runningFleet(
  devices: readonly EmulatedDevice[],
  failures: readonly FleetOwnEvents["device-failed"][],
): Fleet {
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= closeAll(devices);
    return closing;
  };
  return { devices, failures, close, [Symbol.asyncDispose]: close };
}

async function closeAll(devices: readonly EmulatedDevice[]): Promise<void> {
  const results = await Promise.allSettled(devices.map((device) => device.close()));
  const errors = results.flatMap((result) =>
    result.status === "rejected" ? [result.reason as unknown] : [],
  );
  if (errors.length > 0)
    throw new AggregateError(
      errors,
      `${errors.length} of ${devices.length} devices failed to close`,
    );
}
