export { descriptorLimit } from "./descriptor-limit.ts";
export { type DescriptorNeed, descriptorNeed, descriptorProblem } from "./descriptor-need.ts";
export { forkShard } from "./fork-shard.ts";
export { refusalOf } from "./gather-refusals.ts";
export type { EventWish, FromShard, ReloadCounts, ShardReport, ToShard } from "./messages.ts";
export { Outbox } from "./outbox.ts";
export { holds, type Share, type Slice, whole } from "./placement.ts";
export type { ShardEvent, ShardEvents } from "./shard-events.ts";
export { Supervisor } from "./supervisor.ts";
