import { limits } from "../../base/index.ts";
import type { DeviceOptions } from "../../device/index.ts";
import { FleetExpansion } from "../expansion/fleet-expansion.ts";
import { deviceEntries } from "../file/device-entry.ts";
import { beside, type FleetSources, readFleetSources } from "../file/fleet-sources.ts";
import { runTimes } from "../file/run-times.ts";
import { type FileProblem, sortProblems } from "../problems/file-problem.ts";
import { InputError } from "../problems/input-error.ts";
import type { Ramp } from "../ramp/index.ts";
import type { Storm } from "../storms/index.ts";

/** What the input files describe, ready to start. */
export interface FleetPlan {
  /** The file as it was named; undefined when options alone describe the device. */
  readonly file: string | undefined;
  /** In the order of the files; every one has a name, and no two have the same. */
  readonly devices: readonly DeviceOptions[];
  /** How many devices the files describe, those counted that `takes` left out. */
  readonly total: number;
  /** Folder that keeps what devices commit, when the file names one. */
  readonly state?: string | undefined;
  /** When the devices start, when the file says so. */
  readonly ramp?: Ramp | undefined;
  /** What befalls them. */
  readonly storms?: readonly Storm[];
}

/** How a fleet file is read. */
export interface LoadFleetOptions {
  /**
   * Also look at what each device reads and works out by itself when it starts: its keys and files,
   * and the configuration that its template comes to. @defaultValue false
   */
  readonly checkFiles?: boolean;
  /** Which devices are made. The names of all are looked at all the same. @defaultValue all */
  readonly takes?: (name: string) => boolean;
  /** Seed of every device, whatever the files say. */
  readonly seed?: string | undefined;
}

/**
 * Reads and validates a fleet file, and the files that it names. Throws `ERR_FLEET_READ` when the file
 * cannot be read and an `InputError` with every problem when anything in it is wrong.
 */
export async function loadFleet(path: string, options: LoadFleetOptions = {}): Promise<FleetPlan> {
  const read = await readFleetSources(path);
  const { entries, problems } = deviceEntries(read.sources);
  const expansion = new FleetExpansion(entries, options);
  const expanded = await expansion.expand();
  const { problems: untimely, ...times } = runTimes(read.sources.at(-1));
  const all = [
    ...untimely,
    ...read.problems,
    ...missingDevices(read),
    ...problems,
    ...expanded.problems,
  ];
  if (all.length > 0)
    throw new InputError("ERR_FLEET_INVALID", sortProblems(all).slice(0, limits.fileProblems));
  const { state } = read.sources.at(-1)?.spec ?? {};
  return {
    file: path,
    devices: expanded.devices,
    total: expanded.total,
    ...times,
    ...(state === undefined ? {} : { state: beside(path, state) }),
  };
}

/** A fleet without any device. */
function missingDevices({ sources, problems }: FleetSources): readonly FileProblem[] {
  const own = sources.at(-1);
  if (own === undefined || problems.some(({ path }) => path === "")) return [];
  if (sources.some(({ spec }) => spec.devices !== undefined)) return [];
  return [{ file: own.file, ...own.yaml.positionOf(""), path: "", message: 'must have "devices"' }];
}
