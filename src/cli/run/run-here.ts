import type { DeviceOptions } from "../../device/index.ts";
import {
  beginFleet,
  type Fleet,
  type FleetEvent,
  FleetTally,
  holds,
  processNeed,
  type ReloadCounts,
  type Storm,
  type Tally,
  whole,
} from "../../fleet/index.ts";
import type { NmsEvent } from "../../telemetry/index.ts";
import { type EmbeddedNms, startEmbeddedNms } from "./embedded-nms.ts";
import { checkNeeds, type Operation, type OperationContext, type Outcome } from "./operation.ts";
import { podOf, type RunLayout } from "./run-layout.ts";
import { planRun, startTimes } from "./run-plan.ts";
import { RunProgress } from "./run-progress.ts";

/** Devices at work in this process, with the embedded NMS when it is asked for. */
export class RunHere implements Operation {
  readonly restarts = 0;
  readonly #devices: readonly DeviceOptions[];
  readonly #layout: RunLayout & { readonly kind: "here" };
  readonly #context: OperationContext;
  readonly #tally: FleetTally;
  readonly #progress: RunProgress;
  #nms: EmbeddedNms | undefined;
  #fleet: Fleet | undefined;
  #isRefused = false;
  #closing: Promise<Outcome> | undefined;

  constructor(layout: RunLayout & { readonly kind: "here" }, context: OperationContext) {
    const { given, world } = context;
    const { devices } = layout;
    this.#layout = layout;
    this.#devices = devices;
    this.#context = context;
    this.#tally = new FleetTally(devices.length, world.clock);
    const names = devices.map((device) => device.name ?? "");
    this.#progress = new RunProgress(names, { withTour: given.embeddedNms });
  }

  get tally(): Tally {
    return this.#tally.data;
  }

  async start(): Promise<void> {
    const { given, ending, world, chance, onBegin } = this.#context;
    const { clock } = world;
    await this.#checkNeeds(this.#devices);
    const onEvent = (event: FleetEvent | NmsEvent): void => this.#note(event);
    if (given.embeddedNms) this.#nms = await startEmbeddedNms(this.#devices, { clock, onEvent });
    if (ending.isReached) return;
    const startAt = startTimes(this.#layout.times, chance);
    const fleet = beginFleet(this.#nms?.devices ?? this.#devices, {
      clock,
      onEvent,
      ...(startAt === undefined ? {} : { startAt }),
      ...(given.maxHandshakes ? { maxHandshakes: given.maxHandshakes } : {}),
      ...(given.strict ? { gate: async (failures) => this.#mayCall(failures) } : {}),
    });
    this.#fleet = fleet;
    if (!given.strict) onBegin();
    await Promise.race([fleet.started, ending.reached]);
    if (ending.isReached) return;
    this.#lookForHope(fleet);
    if (given.exitWhenConnected && this.#devices.length === 0) ending.reach("done");
  }

  storm(storm: Storm, number: number): void {
    const seed = `${this.#context.chance} ${number}`;
    void this.#fleet?.storm(storm, { seed, devices: this.#layout.times.total });
  }

  async reload(): Promise<ReloadCounts> {
    const { given, world } = this.#context;
    const slice = { pod: podOf(given.pod, world.machine.hostname), shard: whole };
    const devices = await planRun(given, (name) => holds(slice, name));
    await this.#checkNeeds(devices);
    const changes = await this.#fleet?.apply(devices);
    const count = (names: readonly string[] = []): number => names.length;
    return {
      added: count(changes?.added),
      removed: count(changes?.removed),
      changed: count(changes?.changed),
      unchanged: count(changes?.unchanged),
    };
  }

  close(): Promise<Outcome> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<Outcome> {
    const failures = (this.#fleet?.failures ?? []).map(
      ({ device, message }) => `${device}: ${message}`,
    );
    try {
      await this.#fleet?.close();
    } finally {
      await this.#nms?.[Symbol.asyncDispose]();
    }
    const shortfalls = this.#progress.reasons;
    return {
      failures,
      failed: failures.length,
      shortfalls,
      unfinished: shortfalls.length,
      isRefused: this.#isRefused,
    };
  }

  /** An NMS in this process has the other end of every connection. */
  async #checkNeeds(devices: readonly DeviceOptions[]): Promise<void> {
    const { given, world } = this.#context;
    const need = processNeed(devices);
    const ends = given.embeddedNms ? 2 : 1;
    await checkNeeds([{ ...need, descriptors: need.descriptors * ends }], 0, world.machine);
  }

  #note(event: FleetEvent | NmsEvent): void {
    const { given, ending, onEvent, onTally } = this.#context;
    // From the end on devices are taken down, which says nothing about how they fared.
    if (!ending.isReached) {
      if (isOfFleet(event) && this.#tally.apply(event)) onTally();
      this.#progress.apply(event);
    }
    onEvent(event);
    if (given.exitWhenConnected && this.#progress.done) ending.reach("done");
  }

  #mayCall(failures: Fleet["failures"]): boolean {
    this.#isRefused = failures.length > 0;
    if (!this.#isRefused) this.#context.onBegin();
    return !this.#isRefused;
  }

  /** A device whose file is missing is tried again; without any other, and without one that runs, nothing will come. */
  #lookForHope({ devices, failures }: Fleet): void {
    const isHopeless = failures.every(({ code }) => code !== "ERR_FILE");
    const isNothing = this.#devices.length > 0 && devices.length === 0 && isHopeless;
    if (isNothing || this.#isRefused) this.#context.ending.reach("nothing-runs");
  }
}

function isOfFleet(event: FleetEvent | NmsEvent): event is FleetEvent {
  return !event.name.startsWith("nms-");
}
