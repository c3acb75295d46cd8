import { readFileSync } from "node:fs";
import type { FleetExtent } from "./fleet-extent.ts";

/** What the machine lets this benchmark have. */
export interface Room {
  /** Descriptors of one process. */
  readonly descriptors: number;
  /** Memory that is free, in bytes. */
  readonly bytes: number;
}

/** Of a process itself: channel, pipes, listeners, files that it reads. */
const ownDescriptors = 64;
/** The name of a device decides its shard, so one has some more than another. */
const unevenness = 1.05;
/** Both ends of one device, with what a storm needs on top: seen in runs, rounded up. */
const bytesPerDevice = 200_000;
/** What the processes take without devices. */
const bytesPerProcess = 100_000_000;

/** Room on this machine, by /proc; without bounds where there is no such thing. */
export function roomHere(): Room {
  const descriptors = /^Max open files\s+\d+\s+(\d+)/m.exec(textOf("/proc/self/limits"))?.[1];
  const kib = /^MemAvailable:\s+(\d+) kB/m.exec(textOf("/proc/meminfo"))?.[1];
  return {
    descriptors: descriptors === undefined ? Number.POSITIVE_INFINITY : Number(descriptors),
    bytes: kib === undefined ? Number.POSITIVE_INFINITY : Number(kib) * 1_024,
  };
}

/** Descriptors that a process of each side needs. */
export function descriptorsNeeded({ devices, shards, nmsProcesses }: FleetExtent): {
  readonly shard: number;
  readonly nms: number;
} {
  return {
    shard: Math.ceil((devices / shards) * unevenness) + ownDescriptors,
    nms: Math.ceil(devices / nmsProcesses) + ownDescriptors,
  };
}

/** The extent with as many devices as there is room for; why there are fewer than asked, where there are. */
export function fitted(
  extent: FleetExtent,
  { descriptors, bytes }: Room,
): { readonly extent: FleetExtent; readonly why?: string } {
  const { devices, shards, nmsProcesses } = extent;
  const free = descriptors - ownDescriptors;
  const byDescriptors = Math.floor(Math.min((free * shards) / unevenness, free * nmsProcesses));
  const processes = (shards + nmsProcesses) * bytesPerProcess;
  const byMemory = Math.max(1, Math.floor((bytes - processes) / bytesPerDevice));
  const most = Math.min(byDescriptors, byMemory);
  if (devices <= most) return { extent };
  const scarce =
    byDescriptors < byMemory
      ? `a process may have ${descriptors} file descriptors (\`ulimit -n\`)`
      : `${Math.round(bytes / 1e9)} GB of memory are free`;
  return {
    extent: { ...extent, devices: most },
    why: `${most} devices instead of ${devices}: ${scarce}.`,
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
