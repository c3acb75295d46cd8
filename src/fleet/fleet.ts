import { join } from "node:path";
import {
  CallHomeError,
  type Clock,
  type ErrorCode,
  messageOf,
  systemClock,
  type Timer,
} from "../base/index.ts";
import {
  type DeviceEvents,
  type DeviceOptions,
  type EmulatedDevice,
  emulateDevice,
  fileRetrySeconds,
} from "../device/index.ts";
import { describeProblem } from "./file-problem.ts";
import { HeldBack, StartGate } from "./start-gate.ts";

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
  /**
   * Holds every device before its first dial until all are prepared or failed; then it is asked, with
   * those that failed, whether the others may call. When they may not, none runs.
   * @defaultValue each calls as soon as it can
   */
  readonly gate?: (failures: readonly FleetOwnEvents["device-failed"][]) => Promise<boolean>;
}

/** Running devices of one process. */
export interface Fleet extends AsyncDisposable {
  /** Those that have started, in the order of their descriptions. */
  readonly devices: readonly EmulatedDevice[];
  /** Those that have not, and why. They do not keep the others from running; what lacks a file is tried again. */
  readonly failures: readonly FleetOwnEvents["device-failed"][];
  /** Closes every device; graceful and idempotent. Rejects with an `AggregateError` when some fail to close. */
  close(): Promise<void>;
}

/**
 * Starts all devices in this process. Resolves when each has started or failed; never rejects. One
 * that fails with `ERR_FILE` is tried again every `fileRetrySeconds`.
 */
export async function startFleet(
  devices: readonly DeviceOptions[],
  options: FleetOptions = {},
): Promise<Fleet> {
  const { onEvent = () => {}, onDevice = () => {} } = options;
  const { clock = systemClock, start = emulateDevice, gate } = options;
  const tell: Tell = (name, data) => onEvent({ at: clock.now(), name, data } as FleetEvent);
  if (gate === undefined) {
    const fleet = new RunningFleet(devices, { clock, start, onDevice, tell, failed: () => {} });
    await fleet.startAll();
    return fleet;
  }
  const held = new StartGate(devices.length, () => gate(fleet.failures));
  const fleet: RunningFleet = new RunningFleet(devices, {
    clock,
    start: (description) => held.start(description),
    onDevice,
    tell,
    failed: (description) => held.note(description),
  });
  await fleet.startAll();
  return fleet;
}

type Tell = <Name extends keyof AllEvents>(name: Name, data: AllEvents[Name]) => void;

interface FleetPorts {
  readonly clock: Clock;
  readonly start: (options: DeviceOptions) => Promise<EmulatedDevice>;
  readonly onDevice: (device: EmulatedDevice) => void;
  readonly tell: Tell;
  /** Called after a device was noted as failed. */
  readonly failed: (description: DeviceOptions) => void;
}

class RunningFleet implements Fleet {
  readonly #descriptions: readonly DeviceOptions[];
  readonly #ports: FleetPorts;
  /** By the place of the description. */
  readonly #devices = new Map<number, EmulatedDevice>();
  readonly #failures = new Map<number, FleetOwnEvents["device-failed"]>();
  readonly #timers = new Map<number, Timer>();
  /** Directories of own replies whose problems were told. */
  readonly #warned = new Set<string>();
  readonly #starting = new Set<Promise<void>>();
  #closing: Promise<void> | undefined;

  constructor(descriptions: readonly DeviceOptions[], ports: FleetPorts) {
    this.#descriptions = descriptions;
    this.#ports = ports;
  }

  get devices(): readonly EmulatedDevice[] {
    return inOrder(this.#devices);
  }

  get failures(): readonly FleetOwnEvents["device-failed"][] {
    return inOrder(this.#failures);
  }

  async startAll(): Promise<void> {
    await Promise.all(this.#descriptions.map((description, at) => this.#start(description, at)));
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #start(description: DeviceOptions, at: number): Promise<void> {
    const starting = this.#tryToStart(description, at);
    this.#starting.add(starting);
    return starting.finally(() => this.#starting.delete(starting));
  }

  async #tryToStart(description: DeviceOptions, at: number): Promise<void> {
    const { start, onDevice, tell, clock } = this.#ports;
    try {
      const device = await start(description);
      this.#devices.set(at, device);
      this.#failures.delete(at);
      if (this.#closing !== undefined) return;
      onDevice(device);
      watch(device, tell);
      this.#warnOfReplies(device, description.replies);
    } catch (cause) {
      if (cause instanceof HeldBack) return;
      const failure = describeFailure(description.name ?? `device ${at + 1}`, cause);
      const before = this.#failures.get(at);
      this.#failures.set(at, failure);
      if (before?.message !== failure.message) tell("device-failed", failure);
      this.#ports.failed(description);
      if (failure.code !== "ERR_FILE" || this.#closing !== undefined) return;
      const again = (): void => void this.#start(description, at);
      this.#timers.set(at, clock.after(fileRetrySeconds * 1_000, again));
    }
  }

  #warnOfReplies({ name, replyProblems }: EmulatedDevice, directory = ""): void {
    if (replyProblems.length === 0 || this.#warned.has(directory)) return;
    this.#warned.add(directory);
    const problems = replyProblems.map(({ file, line, column, message }) =>
      describeProblem({ file: join(directory, file), line, column, path: "", message }),
    );
    this.#ports.tell("replies-warned", { device: name, problems });
  }

  async #close(): Promise<void> {
    for (const timer of this.#timers.values()) timer.cancel();
    await Promise.all(this.#starting);
    await closeAll(this.devices);
  }
}

function inOrder<Item>(items: ReadonlyMap<number, Item>): readonly Item[] {
  return [...items].sort(([one], [other]) => one - other).map(([, item]) => item);
}

/** Announces a device with the connectors and listeners it has already, and passes on what it tells from now on. */
function watch(device: EmulatedDevice, tell: Tell): void {
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

function describeFailure(device: string, cause: unknown): FleetOwnEvents["device-failed"] {
  const code = cause instanceof CallHomeError ? cause.code : undefined;
  return { device, code, message: messageOf(cause) };
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
