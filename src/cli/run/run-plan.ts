import { CallHomeError, limits, messageOf, readTextFile } from "../../base/index.ts";
import { type DeviceOptions, readReplyDirectory, type UserOptions } from "../../device/index.ts";
import {
  type FleetPlan,
  holds,
  loadCountedDevices,
  loadFleet,
  loadSingleDevice,
  overrideDevices,
  publicKeyLines,
  type Ramp,
  type Slice,
  type Storm,
  startOffsets,
} from "../../fleet/index.ts";
import type { RunArguments } from "../invocation.ts";
import { wrongOption } from "../option-values.ts";

/** What a shard makes its devices from. */
export interface ShardWork {
  readonly given: RunArguments;
  /** Seed of what happens by chance to the whole fleet. */
  readonly chance: string;
}

/** When the devices of a run start, and what befalls them. */
export interface RunTimes {
  /** Devices of the whole fleet, those of other processes, too. */
  readonly total: number;
  readonly ramp: Ramp;
  readonly storms: readonly Storm[];
}

/** The devices of one process of a run. */
export interface RunPlan extends RunTimes {
  readonly devices: readonly DeviceOptions[];
}

/** The devices of one slice of a run, as a shard plans them. Throws as `planFleet` does. */
export function planSlice({ given }: ShardWork, slice: Slice): Promise<RunPlan> {
  return planFleet(given, (name) => holds(slice, name));
}

/** Milliseconds until each device starts, by its place in the whole fleet; undefined when all do at once. */
export function startTimes(
  { ramp, total }: RunTimes,
  seed: string,
): ((device: DeviceOptions, place: number) => number) | undefined {
  if (ramp.kind === "burst") return undefined;
  const offsets = startOffsets(ramp, { devices: total, seed });
  return ({ index }, place) => offsets[index === undefined ? place : index - 1] ?? 0;
}

/** The devices of `planFleet`. */
export async function planRun(
  given: RunArguments,
  takes?: (name: string) => boolean,
): Promise<readonly DeviceOptions[]> {
  const { devices } = await planFleet(given, takes);
  return devices;
}

/** What a `callhome run` does, with the devices that `takes` wants. Throws the errors of its input files, and `ERR_OPTION`. */
export async function planFleet(
  given: RunArguments,
  takes: (name: string) => boolean = () => true,
): Promise<RunPlan> {
  const plan = await loadPlan(given, takes);
  if ((given.state ?? plan.state) !== undefined && given.embeddedNms)
    throw wrongOption(
      "state",
      "keeps whom the devices call, but each --embedded-nms has another key; run `callhome receive` instead",
    );
  const users = await loginOf(given);
  const { seed, secret, nms, retryScale, state: stateDirectory = plan.state, replies } = given;
  if (replies !== undefined) await checkReplies(replies);
  const overrides = { seed, secret, nms, retryScale, users, stateDirectory, replies };
  return {
    devices: overrideDevices(plan.devices, overrides),
    total: plan.total,
    ramp: given.ramp ?? plan.ramp ?? { kind: "burst" },
    storms: [...(plan.storms ?? []), ...given.storms],
  };
}

/** A directory that cannot be read; what is wrong in its files does not keep a run from starting. */
async function checkReplies(directory: string): Promise<void> {
  try {
    await readReplyDirectory(directory);
  } catch (cause) {
    throw wrongOption("replies", messageOf(cause));
  }
}

function loadPlan(given: RunArguments, takes: (name: string) => boolean): Promise<FleetPlan> {
  const { config, name, model, serialNumber, deviceId, count, transport, certs, seed, nms } = given;
  const single = {
    count,
    transport,
    certs,
    config,
    name,
    model,
    "serial-number": serialNumber,
    "device-id": deviceId,
  };
  if (given.file !== undefined) {
    const stray = Object.entries(single).find(([, value]) => value !== undefined)?.[0];
    if (stray !== undefined)
      throw wrongOption(stray, `describes devices without a file; ${given.file} describes a fleet`);
    return loadFleet(given.file, { takes, seed });
  }
  if (config === undefined && given.nms.length === 0 && !given.embeddedNms)
    throw new CallHomeError(
      "ERR_OPTION",
      "nothing says whom to call; name a fleet file, a --config with outbound-ssh, --nms or --embedded-nms",
    );
  if (count !== undefined || transport !== undefined) {
    if (transport === "tls" && nms.length === 0) throw wrongOption("transport", "tls needs --nms");
    const shared = [
      ["serial-number", serialNumber],
      ["device-id", deviceId],
    ] as const;
    for (const [option, value] of shared)
      if (count !== undefined && count > 1 && value !== undefined && !value.includes("{{"))
        throw wrongOption(
          option,
          "must be a pattern such as X{{number}}: no two devices can share it",
        );
    const own = { config, name, model, serialNumber, deviceId };
    return loadCountedDevices({ ...own, count, seed, transport, nms, certs, takes });
  }
  if (certs !== undefined) throw wrongOption("certs", "goes with --transport tls");
  return loadSingleDevice({ config, name, model, serialNumber, deviceId });
}

async function loginOf(given: RunArguments): Promise<readonly UserOptions[]> {
  const { user, password, authorizedKeys } = given;
  if (user === undefined) return [];
  const keys = await Promise.all(authorizedKeys.map(readKeys));
  return [
    {
      name: user,
      ...(password === undefined ? {} : { password }),
      ...(keys.length === 0 ? {} : { authorizedKeys: keys.flat() }),
    },
  ];
}

async function readKeys(path: string): Promise<readonly string[]> {
  const file = await readTextFile(path, limits.keyFileBytes);
  if (!file.ok)
    throw new CallHomeError("ERR_KEY", `cannot read the public key ${path}: ${file.reason}`);
  const keys = publicKeyLines(file.text);
  if (keys === undefined)
    throw new CallHomeError(
      "ERR_KEY",
      `${path} is no OpenSSH public key file; its lines must look like \`ssh-ed25519 AAAA... name\``,
    );
  return keys;
}
