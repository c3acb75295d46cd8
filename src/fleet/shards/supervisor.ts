import { CallHomeError, type Clock, limits, type Timer } from "../../base/index.ts";
import type { FleetEvent } from "../fleet.ts";
import type { Storm } from "../storms/index.ts";
import { freshTally, mergeTallies, pastOf, type Tally } from "../tally/tally.ts";
import { gatherRefusals } from "./gather-refusals.ts";
import type {
  EventWish,
  FromShard,
  Refusal,
  ReloadCounts,
  ShardReport,
  ToShard,
} from "./messages.ts";
import type { Share } from "./placement.ts";
import type { ProcessNeed } from "./process-need.ts";
import { Reload, type ReloadPorts } from "./reload.ts";
import type { ShardEvent, ShardEvents } from "./shard-events.ts";
import {
  initialSupervisor,
  isAtWork,
  type SupervisorEffect,
  type SupervisorEvent,
  type SupervisorState,
  supervise,
} from "./supervisor-state.ts";

/** A child process that runs a slice. */
export interface ShardProcess<Work> {
  readonly pid: number | undefined;
  send(message: ToShard<Work>): void;
  /** Ends it at once. */
  kill(): void;
}

/** What a child process tells. Nothing follows `onExit`, which is called once. */
export interface ShardWatcher {
  onMessage(message: FromShard): void;
  onExit(code: number | null, signal: string | null): void;
}

export interface SupervisorOptions<Work> {
  readonly shards: number;
  /** The part of the fleet that all shards together have. */
  readonly pod: Share;
  /** From which each shard makes its devices. */
  readonly work: Work;
  readonly wish: EventWish;
  readonly spawn: (watcher: ShardWatcher) => ShardProcess<Work>;
  readonly clock: Clock;
  /** A device that cannot start keeps all from calling, and a shard that keeps crashing ends the run. */
  readonly strict: boolean;
  /** Whether devices come back with what they committed. */
  readonly keepsState: boolean;
  readonly onEvent: (event: FleetEvent | ShardEvent) => void;
  /** Called when `tally` or `done` may be others. */
  readonly onTally: () => void;
  /** The run cannot go on: a shard was given up, or no device runs and none will. */
  readonly onHopeless: () => void;
}

/** What is known of one shard. */
interface Known<Work> {
  process: ShardProcess<Work> | undefined;
  pause: Timer | undefined;
  need: ProcessNeed;
  tally: Tally;
  /** Of its processes that are gone. */
  past: Tally;
  done: number;
  started: { readonly running: number; readonly retried: number } | undefined;
  failures: readonly string[];
  report: ShardReport | undefined;
  refusal: Refusal | undefined;
}

const nothing = freshTally(0);

/** Runs a fleet in child processes and starts those again that crash: carries out what the pure `supervise` decides. */
export class Supervisor<Work> {
  readonly #options: SupervisorOptions<Work>;
  readonly #shards: readonly Known<Work>[];
  #state: SupervisorState;
  #waiting: ((phase: SupervisorState["phase"]) => void) | undefined;
  #limit: Timer | undefined;
  #closing: Promise<void> | undefined;
  #restarts = 0;
  #hasBegun = false;
  /** When the devices were first told to start. */
  #beganAt: number | undefined;
  #reload: Reload | undefined;

  constructor(options: SupervisorOptions<Work>) {
    this.#options = options;
    const first = initialSupervisor(options.shards, options.strict);
    this.#state = first.state;
    this.#shards = first.state.shards.map(() => ({
      process: undefined,
      pause: undefined,
      need: { devices: 0, descriptors: 0, routes: [] },
      tally: nothing,
      past: nothing,
      done: 0,
      started: undefined,
      failures: [],
      report: undefined,
      refusal: undefined,
    }));
  }

  /** The whole fleet in numbers; devices of a shard that is down are not started. */
  get tally(): Tally {
    return this.#shards
      .map(({ tally, past }) => mergeTallies(tally, past))
      .reduce(mergeTallies, nothing);
  }

  /** Devices that did what the run waits for. */
  get done(): number {
    return this.#shards.reduce((sum, { done }) => sum + done, 0);
  }

  /** How often a shard was started again. */
  get restarts(): number {
    return this.#restarts;
  }

  /** The last words of the shards, once it is closed; undefined from one that was down or did not end in time. */
  get reports(): readonly (ShardReport | undefined)[] {
    return this.#shards.map(({ report }) => report);
  }

  /** Devices of each shard. */
  get needs(): readonly ProcessNeed[] {
    return this.#shards.map(({ need }) => need);
  }

  /** Starts the processes; resolves when each knows its devices. Rejects with what is wrong in their input. */
  async plan(): Promise<void> {
    this.#hasBegun = true;
    const reached = this.#until();
    const { effects } = initialSupervisor(this.#options.shards, this.#options.strict);
    this.#carryOut(effects);
    await reached;
    const refusals = this.#shards.flatMap(({ refusal }) => refusal ?? []);
    if (refusals.length > 0) throw gatherRefusals(refusals);
    if (this.#state.phase !== "planned")
      throw new CallHomeError("ERR_SHARD", "a shard ended while it read the fleet");
  }

  /**
   * Starts the devices. A strict run resolves when all are prepared, with those that failed, and dials
   * only after `call`; others resolve at once with none.
   */
  async start(): Promise<readonly string[]> {
    const reached = this.#options.strict ? this.#until() : undefined;
    const isReady = this.#state.phase === "planned";
    this.#apply({ kind: "start" });
    if (isReady && reached === undefined) return [];
    if (!isReady || (await reached) === "failed")
      throw new CallHomeError("ERR_SHARD", "a shard ended before its devices were ready");
    return this.#shards.flatMap(({ failures }) => failures);
  }

  /** Lets the prepared devices of a strict run dial. */
  call(): void {
    this.#apply({ kind: "call" });
  }

  /** A storm begins now in all shards that have devices at work. `devices`: of the whole fleet. */
  storm(
    storm: Storm,
    { seed, devices }: { readonly seed: string; readonly devices: number },
  ): void {
    for (const shard of this.#atWork)
      this.#known(shard).process?.send({ kind: "storm", storm, seed, devices });
  }

  /**
   * Every shard reads its work again, and they change all or none. Throws what is wrong in the input, or
   * what `check` throws of the needs; one reload at a time.
   */
  async reload(check: ReloadPorts["check"]): Promise<ReloadCounts> {
    const reload = new Reload({
      shards: this.#atWork,
      send: (shard, message) => this.#known(shard).process?.send(message),
      check,
    });
    this.#reload = reload;
    try {
      const { counts, needs } = await reload.run();
      for (const [shard, need] of needs) this.#known(shard).need = need;
      return counts;
    } finally {
      this.#reload = undefined;
      this.#options.onTally();
    }
  }

  get #atWork(): readonly number[] {
    return this.#state.shards.flatMap(({ state }, shard) => (isAtWork(state) ? [shard] : []));
  }

  /** Ends all shards politely, by force after `limits.shardCloseMs`. Idempotent; resolves when no process is left. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (!this.#hasBegun) return;
    const closed = this.#until();
    const { clock } = this.#options;
    this.#limit = clock.after(limits.shardCloseMs, () => this.#apply({ kind: "close-limit" }));
    this.#apply({ kind: "close" });
    await closed;
    this.#limit.cancel();
  }

  /** The next phase that is reached. */
  #until(): Promise<SupervisorState["phase"]> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  #apply(event: SupervisorEvent): void {
    const { state, effects } = supervise(this.#state, event);
    this.#state = state;
    this.#carryOut(effects);
  }

  #carryOut(effects: readonly SupervisorEffect[]): void {
    for (const effect of effects) {
      if (effect.kind === "reached") this.#waiting?.(effect.phase);
      else this.#carryOutAt(effect, effect.shard);
    }
  }

  #carryOutAt(effect: Exclude<SupervisorEffect, { kind: "reached" }>, shard: number): void {
    const known = this.#known(shard);
    const { devices } = known.need;
    switch (effect.kind) {
      case "spawn":
        return this.#spawn(shard, known);
      case "send-start":
        return known.process?.send({
          kind: "start",
          hold: effect.hold,
          elapsedMs: this.#elapsedMs(),
        });
      case "send-call":
        return known.process?.send({ kind: "call" });
      case "send-close":
        return known.process?.send({ kind: "close" });
      case "kill":
        return known.process?.kill();
      case "pause":
        known.pause = this.#options.clock.after(effect.ms, () =>
          this.#apply({ kind: "pause-over", shard }),
        );
        return;
      case "cancel-pause":
        known.pause?.cancel();
        return;
      case "tell-started": {
        const { restarts } = effect;
        const about = { shard, pid: known.process?.pid, devices };
        if (restarts === 0) return this.#tell("shard-started", about);
        return this.#tell("shard-restarted", { ...about, restarts });
      }
      case "give-up":
        this.#tell("shard-given-up", { shard, devices });
        return this.#options.onHopeless();
    }
  }

  #elapsedMs(): number {
    const at = this.#options.clock.monotonic();
    this.#beganAt ??= at;
    return at - this.#beganAt;
  }

  #spawn(shard: number, known: Known<Work>): void {
    const { shards, pod, work, wish, spawn } = this.#options;
    const process = spawn({
      onMessage: (message) => this.#heard(shard, known, message),
      onExit: (code, signal) => this.#exited(shard, known, code, signal),
    });
    known.process = process;
    process.send({ kind: "plan", work, slice: { pod, shard: { index: shard, of: shards } }, wish });
  }

  #heard(shard: number, known: Known<Work>, message: FromShard): void {
    switch (message.kind) {
      case "planned": {
        const { devices } = message.need;
        known.need = message.need;
        known.tally = freshTally(devices);
        this.#apply({ kind: "planned", shard, devices });
        return this.#options.onTally();
      }
      case "refused":
        known.refusal = message.refusal;
        return;
      case "prepared":
        known.failures = message.failures;
        return this.#apply({ kind: "prepared", shard });
      case "started":
        known.started = message;
        this.#apply({ kind: "started", shard, at: this.#options.clock.monotonic() });
        return this.#lookForHope();
      case "tally":
        known.tally = message.tally;
        known.done = message.done;
        return this.#options.onTally();
      case "events":
        if (message.lost > 0) this.#tell("events-lost", { shard, count: message.lost });
        for (const event of message.events) this.#options.onEvent(event);
        return;
      case "reload-planned":
      case "reload-refused":
      case "reloaded":
        return this.#reload?.take(shard, message);
      case "report":
        known.report = message.report;
        known.tally = message.report.tally;
    }
  }

  #exited(shard: number, known: Known<Work>, code: number | null, signal: string | null): void {
    const { clock, keepsState } = this.#options;
    const { devices } = known.need;
    const isCrash = this.#state.phase === "running";
    known.process = undefined;
    this.#reload?.gone(shard);
    if (isCrash) {
      this.#restarts += 1;
      known.past = mergeTallies(known.past, pastOf(known.tally));
      known.tally = freshTally(devices);
      known.done = 0;
    }
    const { state, effects } = supervise(this.#state, {
      kind: "exited",
      shard,
      at: clock.monotonic(),
    });
    this.#state = state;
    const pause = effects.find((effect) => effect.kind === "pause");
    if (isCrash)
      this.#tell("shard-exited", {
        shard,
        code,
        signal,
        devices,
        restartSeconds: (pause?.ms ?? 0) / 1_000,
        resumesFrom: keepsState ? "last-commit" : "start-up-configuration",
      });
    this.#carryOut(effects);
    this.#options.onTally();
  }

  /** Nothing will come of a run in which every shard has started, and no device of those it has runs or is tried again. */
  #lookForHope(): void {
    if (this.#shards.every(({ need }) => need.devices === 0)) return;
    const isHopeless = this.#shards.every(
      ({ started }) => started !== undefined && started.running + started.retried === 0,
    );
    if (isHopeless) this.#options.onHopeless();
  }

  #tell<Name extends keyof ShardEvents>(name: Name, data: ShardEvents[Name]): void {
    this.#options.onEvent({ at: this.#options.clock.now(), name, data } as ShardEvent);
  }

  #known(shard: number): Known<Work> {
    const known = this.#shards[shard];
    if (known === undefined) throw new RangeError(`there is no shard ${shard}`);
    return known;
  }
}
