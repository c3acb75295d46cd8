import { availableParallelism } from "node:os";
import type { FleetOptions, Scenario } from "../command-line.ts";

/** How much is done, and with how many processes. */
export interface FleetExtent {
  readonly devices: number;
  readonly scenarios: readonly Scenario[];
  /** Child processes of the run that is measured. */
  readonly shards: number;
  /** Processes that play the NMS. */
  readonly nmsProcesses: number;
  /** Addresses that the devices share to dial from; 0: the system chooses. */
  readonly sourceAddresses: number;
  /** Dials of one shard that may be on their way at once. */
  readonly maxHandshakes: number;
  readonly configurationLines: number;
  /** Before memory is read: the run compacts it 5 s after its devices rest, which takes longer the more there are. */
  readonly restMs: number;
  /** How long idle devices are watched. */
  readonly idleSeconds: number;
  /** How long the NMS is down. */
  readonly downSeconds: number;
  readonly holdMinutes: number;
  /** Sessions of the bare servers. */
  readonly floorSessions: number;
  readonly publicKeyRounds: number;
}

/** A process of these holds fewer devices than the usual limit of 20,000 descriptors, and the system has 28,232 ports for one address and port. */
const devicesPerProcess = 15_000;

/** With more in flight than cores can finish within the 15 s of `timeout`, dials are begun in vain. */
const usualHandshakes = 64;

/** What the command line asks for. */
export function fleetExtent(
  options: { readonly quick: boolean } & Partial<FleetOptions>,
  cores: number = availableParallelism(),
): FleetExtent {
  const { quick, scenario } = options;
  const devices = options.devices ?? (scenario === "hold" ? 100_000 : quick ? 200 : 10_000);
  const processes = Math.max(Math.min(cores, devices), Math.ceil(devices / devicesPerProcess));
  return {
    devices,
    scenarios: scenario === undefined ? ["connect", "idle", "storm", "tls"] : [scenario],
    shards: options.shards ?? processes,
    nmsProcesses: processes,
    sourceAddresses: options.sourceAddresses ?? 0,
    maxHandshakes: options.maxHandshakes ?? usualHandshakes,
    configurationLines: 500,
    restMs: quick ? 300 : 8_000 + devices / 10,
    idleSeconds: quick ? 1 : 20,
    downSeconds: quick ? 1 : 5,
    holdMinutes: options.holdMinutes ?? (quick ? 0.1 : 10),
    floorSessions: Math.min(devices, quick ? 100 : 2_000),
    publicKeyRounds: quick ? 500 : 2_000,
  };
}
