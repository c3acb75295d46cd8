import { CallHomeError } from "../../base/index.ts";
import {
  descriptorProblem,
  type ProcessNeed,
  portProblem,
  type ReloadCounts,
  type Storm,
  type Tally,
} from "../../fleet/index.ts";
import type { LogEvent } from "../../telemetry/index.ts";
import type { RunArguments } from "../invocation.ts";
import type { Machine, World } from "../world.ts";
import type { RunEnding } from "./run-ending.ts";

/** The devices of a run at work, in this process or in others. */
export interface Operation {
  /** The fleet in numbers, until the run reached its end. */
  readonly tally: Tally;
  /** How often a child process was started again. */
  readonly restarts: number;
  /** Starts the devices; resolves once it is known which did, or the run has reached its end. */
  start(): Promise<void>;
  /** A storm begins now. `number`: of all storms of the run, from 0. */
  storm(storm: Storm, number: number): void;
  /** Reads the fleet file again, and makes the devices those of the file. Throws what is wrong in it; nothing has changed then. */
  reload(): Promise<ReloadCounts>;
  /** Closes everything. Idempotent; resolves with what had become of the devices before. */
  close(): Promise<Outcome>;
}

/** What became of the devices of a run. */
export interface Outcome {
  /** Devices that do not run, with the reason; not all when there are many. */
  readonly failures: readonly string[];
  /** Devices that have not done what the run waits for. */
  readonly shortfalls: readonly string[];
  /** How many there are of each. */
  readonly failed: number;
  readonly unfinished: number;
  /** Whether a strict run was ended over devices that cannot start, before any of them called. */
  readonly isRefused: boolean;
}

/** What an operation works with. */
export interface OperationContext {
  readonly given: RunArguments;
  readonly world: World;
  readonly ending: RunEnding;
  /** Seed of what happens by chance to the whole fleet. */
  readonly chance: string;
  /** To be called when the devices begin to start. */
  readonly onBegin: () => void;
  readonly onEvent: (event: LogEvent) => void;
  /** To be called when the tally changed. */
  readonly onTally: () => void;
}

/**
 * Throws `ERR_DESCRIPTORS` when processes with these needs may not have that many, and `ERR_PORTS` when
 * their connections outnumber the local ports of the machine.
 */
export async function checkNeeds(
  needs: readonly ProcessNeed[],
  shards: number,
  machine: Machine,
): Promise<void> {
  const limit = await machine.descriptorLimit();
  const problem = limit === undefined ? undefined : descriptorProblem(needs, limit, shards);
  if (problem !== undefined) throw new CallHomeError("ERR_DESCRIPTORS", problem);
  const ports = await machine.localPorts();
  const shortage = ports === undefined ? undefined : portProblem(needs, ports);
  if (shortage !== undefined) throw new CallHomeError("ERR_PORTS", shortage);
}
