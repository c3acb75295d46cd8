import { type Clock, Slots, systemClock } from "../base/index.ts";
import { type DeviceOptions, type EmulatedDevice, emulateDevice } from "../device/index.ts";
import type { DeviceFailure, FleetEvent, Tell } from "./fleet-events.ts";
import type { DeviceResult } from "./live/commit-to-many.ts";
import { RunningFleet } from "./live/running-fleet.ts";
import type { DeviceSelector } from "./live/selector.ts";
import { turnOfLoop, Waits } from "./ramp/index.ts";
import { HeldBack, StartGate } from "./start-gate.ts";
import type { Storm } from "./storms/index.ts";

export type { FleetEvent } from "./fleet-events.ts";

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
   * Milliseconds from now until a device starts, by its description and place; `startOffsets` makes such.
   * @defaultValue all as soon as they can
   */
  readonly startAt?: (device: DeviceOptions, place: number) => number;
  /**
   * How many dials of all devices together are on their way at once, from the connect to the NETCONF
   * hello; the others wait in line. @defaultValue any number
   */
  readonly maxHandshakes?: number;
  /** Lets everything else of the process have a turn, between two slices of devices that start. @defaultValue `setImmediate` */
  readonly pause?: () => Promise<void>;
  /**
   * Holds every device before its first dial until all are prepared or failed; then it is asked, with
   * those that failed, whether the others may call. When they may not, none runs. `startAt` counts from then.
   * @defaultValue each calls as soon as it can
   */
  readonly gate?: (failures: readonly DeviceFailure[]) => Promise<boolean>;
}

/** Which devices of a running fleet became others. */
export interface FleetChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
}

/** Running devices of one process. What changes the fleet is done one after the other, in the order of the calls. */
export interface Fleet extends AsyncDisposable {
  /** Those that have started, in the order of their descriptions. */
  readonly devices: readonly EmulatedDevice[];
  /** Those that have not, and why. They do not keep the others from running; what lacks a file is tried again. */
  readonly failures: readonly DeviceFailure[];
  /** Resolves when each of the first devices has started or failed; never rejects. */
  readonly started: Promise<void>;
  /** Starts further devices; resolves when each has started or failed. Rejects with `ERR_OPTION` for a name that is taken or missing. */
  add(devices: readonly DeviceOptions[]): Promise<void>;
  /** Closes devices, and forgets them. Rejects with `ERR_OPTION` for a name that is not there. */
  remove(names: readonly string[]): Promise<void>;
  /**
   * Starts devices anew whose description, found by name, is another one; the others keep their sessions.
   * Rejects with `ERR_OPTION` for a name that is not there.
   */
  change(devices: readonly DeviceOptions[]): Promise<void>;
  /** Makes these the devices of the fleet: removes, changes and adds by name. A `FleetPlan` has such. */
  apply(devices: readonly DeviceOptions[]): Promise<FleetChanges>;
  /** Reboots many devices at once; resolves when they run again, with a result for each. */
  reboot(
    selector: DeviceSelector,
    options?: Parameters<EmulatedDevice["reboot"]>[0],
  ): Promise<readonly DeviceResult[]>;
  /** Commits the same configuration on many devices, as `EmulatedDevice.configure` does, with a result for each. */
  configure(
    selector: DeviceSelector,
    configuration: string,
    options?: Parameters<EmulatedDevice["configure"]>[1],
  ): Promise<readonly DeviceResult[]>;
  /**
   * Lets a storm begin now, whatever its start says; resolves when it is over, or the fleet is closed.
   * `devices`: of the whole fleet, when this is a part of it.
   */
  storm(storm: Storm, options: { readonly seed: string; readonly devices?: number }): Promise<void>;
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
  const fleet = beginFleet(devices, options);
  await fleet.started;
  return fleet;
}

/** The same, without a wait: with `startAt` devices may start for hours. */
export function beginFleet(devices: readonly DeviceOptions[], options: FleetOptions = {}): Fleet {
  const { onEvent = () => {}, onDevice = () => {}, pause = turnOfLoop, gate } = options;
  const { clock = systemClock, start = emulateDevice, maxHandshakes, startAt } = options;
  const tell: Tell = (name, data) => onEvent({ at: clock.now(), name, data } as FleetEvent);
  const waits = new Waits(clock);
  const handshakes = maxHandshakes === undefined ? undefined : new Slots(maxHandshakes);
  const shared = { clock, onDevice, tell, startLater: start, handshakes, waits, pause };
  if (gate === undefined)
    return new RunningFleet(devices, {
      ...shared,
      start,
      startAt: startAt ?? (() => 0),
      failed: () => {},
    });
  const turn = async (device: DeviceOptions, place: number): Promise<void> => {
    if (startAt === undefined) return;
    if (!(await waits.wait(startAt(device, place)))) throw new HeldBack("the fleet is closed");
  };
  const places = new Map(devices.map(({ name }, place) => [name, place]));
  const held = new StartGate(
    devices.length,
    () => gate(fleet.failures),
    (device) => turn(device, places.get(device.name) ?? 0),
  );
  const fleet: RunningFleet = new RunningFleet(devices, {
    ...shared,
    start: (description) => held.start(description),
    startAt: () => 0,
    failed: (description) => held.note(description),
  });
  return fleet;
}
