import {
  type EventWish,
  forkShard,
  type ReloadCounts,
  type ShardReport,
  type Storm,
  Supervisor,
  type Tally,
} from "../../fleet/index.ts";
import { isShownInFull } from "../output/event-output.ts";
import { checkNeeds, type Operation, type OperationContext, type Outcome } from "./operation.ts";
import type { RunLayout } from "./run-layout.ts";
import type { ShardWork } from "./run-plan.ts";

/** What a child process runs, compiled as this file is. */
const shardModule = new URL(
  import.meta.url.endsWith(".ts") ? "../shard-main.ts" : "../shard-main.js",
  import.meta.url,
);

/** Devices at work in child processes. */
export class RunShards implements Operation {
  readonly #layout: RunLayout & { readonly kind: "shards" };
  readonly #context: OperationContext;
  readonly #supervisor: Supervisor<ShardWork>;
  /** Of a strict run that was ended over them. */
  #refused: readonly string[] = [];
  #closing: Promise<Outcome> | undefined;

  constructor(layout: RunLayout & { readonly kind: "shards" }, context: OperationContext) {
    const { given, world, ending, chance, onEvent, onTally } = context;
    world.superviseOnly?.();
    this.#layout = layout;
    this.#context = context;
    this.#supervisor = new Supervisor({
      shards: layout.shards,
      pod: layout.pod,
      work: { given, chance },
      wish: this.#wish(),
      spawn: (watcher) => forkShard<ShardWork>(shardModule, watcher),
      clock: world.clock,
      strict: given.strict,
      keepsState: given.state !== undefined,
      onEvent,
      onTally: () => {
        onTally();
        const { done, needs } = this.#supervisor;
        const all = needs.reduce((sum, { devices }) => sum + devices, 0);
        if (given.exitWhenConnected && done === all) ending.reach("done");
      },
      onHopeless: () => ending.reach("nothing-runs"),
    });
  }

  get tally(): Tally {
    return this.#supervisor.tally;
  }

  get restarts(): number {
    return this.#supervisor.restarts;
  }

  async start(): Promise<void> {
    const { ending, world, onBegin } = this.#context;
    const { shards } = this.#layout;
    await Promise.race([this.#supervisor.plan(), ending.reached]);
    if (ending.isReached) return;
    await checkNeeds(this.#supervisor.needs, shards, world.machine);
    const starting = this.#supervisor.start();
    const failures = (await Promise.race([starting, ending.reached.then(() => [])])) ?? [];
    if (ending.isReached) return;
    this.#refused = failures;
    if (failures.length > 0) return ending.reach("nothing-runs");
    this.#supervisor.call();
    onBegin();
  }

  storm(storm: Storm, number: number): void {
    const seed = `${this.#context.chance} ${number}`;
    this.#supervisor.storm(storm, { seed, devices: this.#layout.times.total });
  }

  reload(): Promise<ReloadCounts> {
    const { machine } = this.#context.world;
    return this.#supervisor.reload((needs) => checkNeeds(needs, this.#layout.shards, machine));
  }

  close(): Promise<Outcome> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<Outcome> {
    await this.#supervisor.close();
    const reports = this.#supervisor.reports.map(
      (report, shard) => report ?? this.#withoutWords(shard),
    );
    if (this.#refused.length > 0)
      return {
        failures: this.#refused,
        failed: this.#refused.length,
        shortfalls: [],
        unfinished: 0,
        isRefused: true,
      };
    return {
      failures: reports.flatMap(({ failures }) => failures),
      failed: reports.reduce((sum, { failed }) => sum + failed, 0),
      shortfalls: reports.flatMap(({ shortfalls }) => shortfalls),
      unfinished: reports.reduce((sum, { unfinished }) => sum + unfinished, 0),
      isRefused: false,
    };
  }

  /** A shard that was down at the end: none of its devices has done anything that lasts. */
  #withoutWords(shard: number): Omit<ShardReport, "tally"> {
    const devices = this.#supervisor.needs[shard]?.devices ?? 0;
    if (devices === 0) return { failures: [], failed: 0, shortfalls: [], unfinished: 0 };
    const line = `shard ${shard}: it was down, and with it its devices`;
    return { failures: [line], failed: devices, shortfalls: [line], unfinished: devices };
  }

  #wish(): EventWish {
    const { json, journal } = this.#context.given;
    if (json || isShownInFull(this.#layout.count)) return "all";
    return journal === undefined ? "problems" : "attempts";
  }
}
