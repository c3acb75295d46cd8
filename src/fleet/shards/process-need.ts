import type { DeviceOptions } from "../../device/index.ts";
import { callHomeIdentities } from "../planned/call-home-identities.ts";
import { plannedListeners } from "../planned/planned-listeners.ts";
import { type RouteNeed, routeNeeds } from "./port-need.ts";

/** What the devices of one process take of the machine. */
export interface ProcessNeed {
  readonly devices: number;
  /** Connections by their way; empty for few devices. */
  readonly routes: readonly RouteNeed[];
  /** Those of the devices alone, without what every process has. */
  readonly descriptors: number;
}

/** What a process has beside its devices: Node's own, the channel to its parent, files that are read, sockets on their way out. */
export const processDescriptors = 64;

/** A connection that the system's sshd serves: the socket, sshd's log and the way to its relay. */
const openSshDescriptors = 4;
/** Configurations of different texts that are looked at; devices of more are taken to need what the neediest one so far does. */
const configurationsRead = 32;

/**
 * What the devices take once all of them are connected: one per call-home client, one
 * per open service, and one for the device's folder while its state is read.
 */
export function processNeed(devices: readonly DeviceOptions[]): ProcessNeed {
  const clients = remembering((device) => callHomeIdentities(device).length);
  const listeners = remembering((device) => plannedListeners(device).length);
  let descriptors = 0;
  for (const device of devices) {
    const perClient = device.sshServer === "openssh" ? openSshDescriptors : 1;
    descriptors += Math.max(clients(device), device.tlsCallHome === undefined ? 1 : 0) * perClient;
    descriptors += device.tlsCallHome === undefined ? 0 : 1;
    descriptors += device.listen === undefined ? 0 : listeners(device);
    descriptors += device.stateDirectory === undefined ? 0 : 1;
  }
  return { devices: devices.length, descriptors, routes: routeNeeds(devices) };
}

/** Parsing costs milliseconds: a text or template is parsed once, and only so many of them. */
function remembering(count: (device: DeviceOptions) => number): (device: DeviceOptions) => number {
  const byText = new Map<unknown, number>();
  let most = 0;
  return (device) => {
    const { configuration } = device;
    const text = typeof configuration === "string" ? configuration : configuration.skeleton;
    const known = byText.get(text);
    if (known !== undefined) return known;
    if (byText.size >= configurationsRead) return most;
    const found = count(device);
    byText.set(text, found);
    most = Math.max(most, found);
    return found;
  };
}

/**
 * What is wrong when processes with these needs may each have `limit` descriptors; undefined when
 * they suffice. `shards`: how many child processes there are, 0 for none.
 */
export function descriptorProblem(
  needs: readonly Pick<ProcessNeed, "devices" | "descriptors">[],
  limit: number,
  shards: number,
): string | undefined {
  const neediest = needs.reduce((most, need) =>
    need.descriptors > most.descriptors ? need : most,
  );
  const needed = neediest.descriptors + processDescriptors;
  if (needed <= limit) return undefined;
  const total = needs.reduce(
    (sum, { devices, descriptors }) => ({
      devices: sum.devices + devices,
      descriptors: sum.descriptors + descriptors,
    }),
    { devices: 0, descriptors: 0 },
  );
  const enough = shardsFor(total, limit);
  const ways = [
    `raise the limit to ${needed} or more (\`ulimit -n ${needed}\`, LimitNOFILE=${needed} of systemd)`,
    ...(enough === undefined ? [] : [`run with --shards ${enough}`]),
  ];
  const who = shards === 0 ? "this process" : "one shard";
  return `${who} needs ${needed} file descriptors for ${neediest.devices} devices and may have ${limit}; ${ways.join(", or ")}`;
}

/** The fewest shards of which each gets by, given that a hash does not divide evenly; undefined when no number does. */
function shardsFor(
  { devices, descriptors }: Pick<ProcessNeed, "devices" | "descriptors">,
  limit: number,
): number | undefined {
  const perDevice = descriptors / devices;
  for (let shards = 1; shards <= devices; shards++) {
    const even = devices / shards;
    // Four standard deviations of a binomial distribution: one run in many thousands has a larger shard.
    const largest = Math.min(devices, even + 4 * Math.sqrt(even));
    if (Math.ceil(largest * perDevice) + processDescriptors <= limit) return shards;
  }
  return undefined;
}
