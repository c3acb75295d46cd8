import { CallHomeError, type Clock, limits, QuietMoment } from "../../base/index.ts";
import type { DeviceOptions } from "../../device/index.ts";
import {
  beginFleet,
  type Fleet,
  type FleetOptions,
  FleetTally,
  type FromShard,
  Outbox,
  processNeed,
  refusalOf,
  type ShardReport,
  type Slice,
  type ToShard,
} from "../../fleet/index.ts";
import { RunProgress } from "./run-progress.ts";

/** How a shard and the process that started it reach each other. */
export interface ShardChannel<Work> {
  /** `sent` is called when the channel has taken the message, or is gone. */
  send(message: FromShard, sent: () => void): void;
  onMessage(listener: (message: ToShard<Work>) => void): void;
  /** The other process is gone. */
  onEnd(listener: () => void): void;
}

export interface ShardOptions<Work> {
  readonly channel: ShardChannel<Work>;
  /** The devices of a slice, and how they start. */
  readonly plan: (work: Work, slice: Slice) => Promise<SlicePlan>;
  readonly clock: Clock;
  /** Called once devices that came or went have been still for `limits.runQuietMs`. */
  readonly rest?: () => void;
}

/** What a shard is to run. */
interface SlicePlan extends Pick<FleetOptions, "startAt" | "maxHandshakes"> {
  readonly devices: readonly DeviceOptions[];
}

type Plan<Work> = ToShard<Work> & { readonly kind: "plan" };
type Start = ToShard<never> & { readonly kind: "start" };
type LiveOrder = ToShard<never> & { readonly kind: "storm" | "reload" | "reload-go" };

/**
 * Runs the slice that the first message names until the parent says to close, or is gone. Resolves
 * when all is closed and said, with `false` when the slice could not be run.
 */
export async function runShard<Work>(options: ShardOptions<Work>): Promise<boolean> {
  const orders = new Orders(options.channel);
  const order = await Promise.race([orders.plan, orders.end]);
  if (order === undefined) return true;
  const shard = new RunningShard(options, orders, order);
  return shard.run();
}

/** What the parent says, each as a promise; `end` comes at any time, and then nothing else matters. */
class Orders<Work> {
  readonly plan: Promise<Plan<Work>>;
  readonly start: Promise<Start>;
  readonly call: Promise<void>;
  readonly end: Promise<undefined>;
  /** Hears what a running fleet is told. */
  onLive: (order: LiveOrder) => void = () => {};

  constructor(channel: ShardChannel<Work>) {
    const [plan, toPlan] = promise<Plan<Work>>();
    const [start, toStart] = promise<Start>();
    const [call, toCall] = promise<void>();
    const [end, toEnd] = promise<undefined>();
    channel.onMessage((message) => {
      if (message.kind === "plan") toPlan(message);
      else if (message.kind === "start") toStart(message);
      else if (message.kind === "call") toCall();
      else if (message.kind === "close") toEnd(undefined);
      else this.onLive(message);
    });
    channel.onEnd(() => toEnd(undefined));
    this.plan = plan;
    this.start = start;
    this.call = call;
    this.end = end;
  }
}

function promise<T>(): readonly [Promise<T>, (value: T) => void] {
  let settle: (value: T) => void = () => {};
  const made = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return [made, settle];
}

class RunningShard<Work> {
  readonly #options: ShardOptions<Work>;
  readonly #orders: Orders<Work>;
  readonly #order: Plan<Work>;
  readonly #outbox: Outbox;
  #tally: FleetTally;
  #progress = new RunProgress([], { withTour: false });
  /** What a reload would make of the devices. */
  #next: readonly DeviceOptions[] | undefined;

  constructor(options: ShardOptions<Work>, orders: Orders<Work>, order: Plan<Work>) {
    const { channel, clock } = options;
    this.#options = options;
    this.#orders = orders;
    this.#order = order;
    this.#tally = new FleetTally(0, clock);
    this.#outbox = new Outbox({
      wish: order.wish,
      send: (message, sent) => channel.send(message, sent),
      numbers: () => ({ tally: this.#tally.data, done: this.#progress.finished }),
      clock,
    });
  }

  /** A fault after the devices are known surfaces as a crash of the shard. */
  async run(): Promise<boolean> {
    try {
      const plan = await this.#plan();
      if (plan !== undefined) await this.#operate(plan);
      return plan !== undefined;
    } finally {
      await this.#outbox.drained();
    }
  }

  async #plan(): Promise<SlicePlan | undefined> {
    const { plan, clock } = this.#options;
    const { work, slice } = this.#order;
    try {
      const planned = await plan(work, slice);
      const { devices } = planned;
      this.#tally = new FleetTally(devices.length, clock);
      const names = devices.map(({ name = "" }) => name);
      this.#progress = new RunProgress(names, { withTour: false });
      this.#outbox.say({ kind: "planned", need: processNeed(devices) });
      return planned;
    } catch (cause) {
      this.#outbox.say({ kind: "refused", refusal: refusalOf(cause) });
      return undefined;
    }
  }

  async #operate({ devices, startAt, maxHandshakes }: SlicePlan): Promise<void> {
    const { start, end } = this.#orders;
    const order = await Promise.race([start, end]);
    if (order === undefined) return;
    const { clock, rest = () => {} } = this.#options;
    const { elapsedMs } = order;
    const quiet = new QuietMoment(clock, limits.runQuietMs, rest);
    await using fleet = beginFleet(devices, {
      clock,
      ...(maxHandshakes === undefined ? {} : { maxHandshakes }),
      ...(startAt === undefined
        ? {}
        : { startAt: (device, place) => startAt(device, place) - elapsedMs }),
      onEvent: (event) => {
        const before = this.#progress.finished;
        this.#progress.apply(event);
        const isOther = this.#tally.apply(event) || this.#progress.finished !== before;
        this.#outbox.event(event);
        if (!isOther) return;
        this.#outbox.changed();
        quiet.moved();
      },
      ...(order.hold ? { gate: (failures) => this.#gate(failures) } : {}),
    });
    this.#orders.onLive = (live) => void this.#live(fleet, live);
    const isEnded = await Promise.race([fleet.started.then(() => false), end.then(() => true)]);
    if (!isEnded) this.#tellStarted(fleet);
    await end;
    quiet.close();
    this.#outbox.freeze();
    this.#outbox.say({ kind: "report", report: this.#report(fleet) });
  }

  #tellStarted(fleet: Fleet): void {
    const retried = fleet.failures.filter(({ code }) => code === "ERR_FILE").length;
    this.#outbox.say({ kind: "started", running: fleet.devices.length, retried });
  }

  async #live(fleet: Fleet, order: LiveOrder): Promise<void> {
    switch (order.kind) {
      case "storm":
        return fleet.storm(order.storm, order);
      case "reload":
        return this.#planAgain();
      case "reload-go":
        if (order.go && this.#next !== undefined) await this.#change(fleet, this.#next);
        this.#next = undefined;
    }
  }

  async #planAgain(): Promise<void> {
    const { work, slice } = this.#order;
    try {
      const { devices } = await this.#options.plan(work, slice);
      this.#next = devices;
      this.#outbox.say({ kind: "reload-planned", need: processNeed(devices) });
    } catch (cause) {
      this.#outbox.say({ kind: "reload-refused", refusal: refusalOf(cause) });
    }
  }

  async #change(fleet: Fleet, devices: readonly DeviceOptions[]): Promise<void> {
    const changes = await fleet.apply(devices).catch((cause: unknown) => {
      // The fleet was closed meanwhile; then nobody waits for the answer.
      if (cause instanceof CallHomeError) return undefined;
      throw cause;
    });
    if (changes === undefined) return;
    const { added, removed, changed, unchanged } = changes;
    this.#outbox.say({
      kind: "reloaded",
      counts: {
        added: added.length,
        removed: removed.length,
        changed: changed.length,
        unchanged: unchanged.length,
      },
    });
  }

  async #gate(failures: Fleet["failures"]): Promise<boolean> {
    this.#outbox.say({ kind: "prepared", failures: firstLines(failures.map(failureLine)) });
    const { call, end } = this.#orders;
    return Promise.race([call.then(() => true), end.then(() => false)]);
  }

  #report({ failures }: Fleet): ShardReport {
    const { reasons } = this.#progress;
    return {
      tally: this.#tally.data,
      failures: firstLines(failures.map(failureLine)),
      failed: failures.length,
      shortfalls: firstLines(reasons),
      unfinished: reasons.length,
    };
  }
}

function failureLine({ device, message }: Fleet["failures"][number]): string {
  return `${device}: ${message}`;
}

function firstLines(lines: readonly string[]): readonly string[] {
  return lines.slice(0, limits.shardReportLines);
}
