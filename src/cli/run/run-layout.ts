import { limits } from "../../base/index.ts";
import type { DeviceOptions } from "../../device/index.ts";
import { holds, InputError, type Share, whole } from "../../fleet/index.ts";
import type { PodChoice, RunArguments } from "../invocation.ts";
import { wrongOption } from "../option-values.ts";
import type { Machine } from "../world.ts";
import { planFleet, type RunTimes } from "./run-plan.ts";

/** Which processes run the devices. */
export type RunLayout =
  | {
      readonly kind: "here";
      readonly devices: readonly DeviceOptions[];
      readonly count: number;
      readonly times: RunTimes;
    }
  | {
      readonly kind: "shards";
      readonly pod: Share;
      /** How many, 1 at least. */
      readonly shards: number;
      /** Devices of all of them. */
      readonly count: number;
      readonly times: RunTimes;
    };

/** Reads the fleet once: in full when this process runs it, else only to count. Throws as `planFleet` does. */
export async function layOutRun(given: RunArguments, machine: Machine): Promise<RunLayout> {
  const pod = podOf(given.pod, machine.hostname);
  const most = mostHere(given);
  let count = 0;
  const { devices, ...times } = await planFleet(given, (name) => {
    if (!holds({ pod, shard: whole }, name)) return false;
    count += 1;
    return count <= most;
  }).catch(async (cause: unknown) => {
    // Devices that were only counted may have problems as well: all are told at once.
    if (cause instanceof InputError) await planFleet(given);
    throw cause;
  });
  // A single device that options describe is not asked about.
  if (count === 0 && devices.length > 0)
    return { kind: "here", devices, count: devices.length, times };
  if (given.embeddedNms && count > limits.embeddedNmsDevices)
    throw wrongOption(
      "embedded-nms",
      `manages up to ${limits.embeddedNmsDevices} devices, not ${count}; run \`callhome receive\` in a process of its own`,
    );
  if (count <= most) return { kind: "here", devices, count, times };
  return { kind: "shards", pod, shards: given.shards ?? machine.cores, count, times };
}

/** The most devices that this process runs itself. */
function mostHere({ shards, embeddedNms }: RunArguments): number {
  if (embeddedNms || shards === 0) return Number.POSITIVE_INFINITY;
  // With shards that were asked for, even no device at all is theirs.
  return shards === undefined ? limits.unshardedDevices - 1 : -1;
}

/** The part of the fleet that this process, or all its shards together, run. Throws `ERR_OPTION`. */
export function podOf(choice: PodChoice | undefined, hostname: string): Share {
  if (choice === undefined) return whole;
  const { of } = choice;
  if (choice.index !== "hostname") return { index: choice.index, of };
  const [digits] = /\d+$/.exec(hostname) ?? [];
  const index = Number(digits);
  if (digits === undefined || index >= of)
    throw wrongOption(
      "shard",
      `hostname/${of} needs a host name that ends in a number from 0 to ${of - 1}, not ${JSON.stringify(hostname)}`,
    );
  return { index, of };
}
