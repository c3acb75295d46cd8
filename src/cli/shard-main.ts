import { limits, systemClock } from "../base/index.ts";
import type { ToShard } from "../fleet/index.ts";
import { exitCodes } from "./exit-code.ts";
import { compactHeap } from "./run/compact-heap.ts";
import { planSlice, type ShardWork, startTimes } from "./run/run-plan.ts";
import { runShard, type ShardChannel } from "./run/run-shard.ts";

// What ends the run reaches the parent, which tells its shards: a terminal's Ctrl-C goes to all of them at once.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});

const channel: ShardChannel<ShardWork> = {
  send: (message, sent) => {
    if (process.send === undefined || !process.connected) sent();
    else process.send(message, undefined, undefined, () => sent());
  },
  onMessage: (listener) =>
    process.on("message", (message) => listener(message as ToShard<ShardWork>)),
  onEnd: (listener) => process.on("disconnect", listener),
};

// Without its parent nobody would end it, so it does not wait for a peer that does not.
process.on("disconnect", () => {
  systemClock.after(limits.shardCloseMs, () => process.exit(exitCodes.failed));
});

const isRun = await runShard<ShardWork>({
  channel,
  clock: systemClock,
  // What a start leaves behind is more than half of the memory of a large shard, and V8 is in no hurry.
  rest: compactHeap,
  async plan(work, slice) {
    const { devices, ...times } = await planSlice(work, slice);
    const { maxHandshakes = 0 } = work.given;
    const startAt = startTimes(times, work.chance);
    return {
      devices,
      ...(startAt === undefined ? {} : { startAt }),
      ...(maxHandshakes === 0 ? {} : { maxHandshakes }),
    };
  },
});
process.exit(isRun ? exitCodes.ok : exitCodes.wrongInput);
