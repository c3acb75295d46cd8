import type { Events } from "../base/index.ts";
import type { DeviceEvents, Emit } from "./device-events.ts";
import type { DeviceParts } from "./device-parts.ts";
import { defaultRebootSeconds, Power, type PowerOptions } from "./power/power.ts";
import { RunningState } from "./state/running-state.ts";
import { SystemLog } from "./state/system-log.ts";

/** Whom the services of a device tell, and what they ask of it; the same for as long as it is not closed. */
export interface DeviceHooks {
  readonly emit: Emit;
  readonly log: SystemLog;
  readonly power: Power;
  readonly state: RunningState;
  /** Makes durable what happened; undefined when nothing is outstanding. */
  readonly save: () => Promise<void> | undefined;
}

/** What a device does when its power changes and when it has something to keep. */
export type DeviceDoings = Pick<PowerOptions, "stop" | "restore" | "start"> &
  Pick<DeviceHooks, "save">;

/** The log, the power and the state of a device that now starts. */
export function deviceHooks(
  { name, identity, database, clock, random, options }: DeviceParts,
  events: Events<DeviceEvents>,
  { stop, restore, start, save }: DeviceDoings,
): DeviceHooks {
  const emit: Emit = events.emit.bind(events);
  const log = new SystemLog();
  events.onAny((event, data) => log.note(event, data, clock.now()));
  const { index = 1, rebootSeconds = defaultRebootSeconds, retryScale: scale = 1 } = options;
  const { packageResult } = options;
  const device = name;
  // Written out: an object that another is spread into has a hidden class of its own, for each device.
  const power = new Power({
    device,
    clock,
    emit,
    scale,
    rebootSeconds,
    packageResult,
    stop,
    restore,
    start,
  });
  const state = new RunningState({
    device,
    clock,
    emit,
    identity,
    index,
    database,
    random,
  });
  return { emit, log, power, state, save };
}
