import type { ErrorCode } from "../../base/index.ts";
import type { FleetEvent } from "../fleet.ts";
import type { FileProblem } from "../problems/file-problem.ts";
import type { Storm } from "../storms/index.ts";
import type { Tally } from "../tally/tally.ts";
import type { Slice } from "./placement.ts";
import type { ProcessNeed } from "./process-need.ts";

/** Which events a shard passes on: everything, the ends of attempts and what went wrong, or only what went wrong. */
export type EventWish = "all" | "attempts" | "problems";

/**
 * What a process tells its shard, in this order. `Work` says which devices there are: a shard reads
 * the fleet itself, so nothing large goes between processes.
 */
export type ToShard<Work> =
  | { readonly kind: "plan"; readonly work: Work; readonly slice: Slice; readonly wish: EventWish }
  /**
   * With `hold` devices are prepared, and dial when `call` comes. `elapsedMs`: how long ago the first shard
   * was told to start, for one that comes later.
   */
  | { readonly kind: "start"; readonly hold: boolean; readonly elapsedMs: number }
  | { readonly kind: "call" }
  /** The storm begins now, for the devices of the shard. `devices`: of the whole fleet. */
  | {
      readonly kind: "storm";
      readonly storm: Storm;
      readonly seed: string;
      readonly devices: number;
    }
  /** Read the fleet again, and wait. */
  | { readonly kind: "reload" }
  /** Make the running devices those of the new plan, or forget the plan. */
  | { readonly kind: "reload-go"; readonly go: boolean }
  /** End sessions and connections politely, then end. */
  | { readonly kind: "close" };

/** Why a shard cannot run its slice. */
export interface Refusal {
  /** Undefined for a fault of this project itself. */
  readonly code: ErrorCode | undefined;
  readonly message: string;
  /** When it is an `InputError`. */
  readonly problems: readonly FileProblem[] | undefined;
}

/** How many devices a new plan made others. */
export interface ReloadCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** What a shard tells the process that started it. */
export type FromShard =
  | { readonly kind: "planned"; readonly need: ProcessNeed }
  /** It cannot run the slice, and ends. */
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** Every device is ready to dial or failed; none has dialled. */
  | { readonly kind: "prepared"; readonly failures: readonly string[] }
  | {
      readonly kind: "started";
      /** Devices that run. */
      readonly running: number;
      /** Devices that do not, and are tried again. */
      readonly retried: number;
    }
  /** Not more often than every `limits.shardTallyMs`; only the newest counts. */
  | { readonly kind: "tally"; readonly tally: Tally; readonly done: number }
  | { readonly kind: "events"; readonly events: readonly FleetEvent[]; readonly lost: number }
  /** It has a new plan, with which it would need this. */
  | { readonly kind: "reload-planned"; readonly need: ProcessNeed }
  | { readonly kind: "reload-refused"; readonly refusal: Refusal }
  | { readonly kind: "reloaded"; readonly counts: ReloadCounts }
  /** It closes: how things stood when it was asked to. */
  | { readonly kind: "report"; readonly report: ShardReport };

/** The last word of a shard. */
export interface ShardReport {
  readonly tally: Tally;
  /** Devices that do not run, with the reason; the first `limits.shardReportLines`. */
  readonly failures: readonly string[];
  /** Devices that have not done what the run waits for, with the reason; the first ones. */
  readonly shortfalls: readonly string[];
  /** All of them. */
  readonly failed: number;
  readonly unfinished: number;
}
