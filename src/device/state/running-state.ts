import { CallHomeError, type Clock, limits, type Random, SparseMap } from "../../base/index.ts";
import { type ConfigTree, effectiveTree, leafValue } from "../../junos/config/index.ts";
import type { ConfigurationDatabase } from "../../junos/database/index.ts";
import {
  type DeviceFacts,
  type Epoch,
  type LinkPort,
  linkMarks,
  linkPort,
  nextEpochs,
  type PartState,
} from "../../operations/index.ts";
import type { Emit } from "../device-events.ts";
import type { ResolvedIdentity } from "../start-up/identity.ts";
import { ChassisState } from "./chassis-state.ts";

export interface RunningStateOptions {
  readonly device: string;
  readonly identity: Omit<ResolvedIdentity, "hostKeys">;
  /** Place of the device in its fleet, from 1. */
  readonly index: number;
  readonly database: ConfigurationDatabase;
  readonly random: Random;
  readonly clock: Clock;
  readonly emit: Emit;
  /** When it started, milliseconds since 1970. @defaultValue now */
  readonly bootedAt?: number;
}

/** Who is connected to the device at one moment. */
export interface Connected {
  readonly sessions: DeviceFacts["sessions"];
  readonly outboundSsh: (running: ConfigTree) => ReturnType<DeviceFacts["outboundSsh"]>;
}

const allUp: ReadonlySet<string> = new Set();

const nobody: Connected = { sessions: [], outboundSsh: () => [] };

/**
 * What of one device changes while it runs, apart from its configuration and its sessions: when it
 * started, pulled cables, broken parts, what an operator cleared, and since when all of it is so.
 */
export class RunningState {
  readonly #options: RunningStateOptions;
  readonly #chassis: ChassisState;
  readonly #marks = new SparseMap<string, number>();
  #bootedAt: number;
  /** The stored configuration at the start: its epoch is made when somebody asks for facts. */
  #started: ConfigTree;
  #linksDown = allUp;
  #epochs: readonly Epoch[] = [];

  constructor(options: RunningStateOptions) {
    const { clock, database, identity } = options;
    this.#options = options;
    this.#bootedAt = options.bootedAt ?? clock.now();
    this.#started = database.running;
    this.#chassis = new ChassisState(identity.platform);
  }

  /** Milliseconds since 1970. */
  get bootedAt(): number {
    return this.#bootedAt;
  }

  /** The device has started again: nothing that it learnt or counted is older. Cables and parts stay as they are. */
  boot(): void {
    const { clock, database } = this.#options;
    this.#bootedAt = clock.now();
    this.#started = database.running;
    this.#epochs = [];
    this.#marks.clear();
  }

  /**
   * Notes what an operator cleared. `value`: how often, or when. Beyond `limits.marks` the one that was set
   * longest ago goes: as if that had never been cleared. @defaultValue now
   */
  mark(name: string, value: number = this.#options.clock.now()): void {
    const marks = this.#marks;
    marks.delete(name);
    marks.set(name, value);
    const [oldest] = marks.size > limits.marks ? marks.keys() : [];
    if (oldest !== undefined) marks.delete(oldest);
  }

  /** Pulls the cable of a port, or plugs it in again. Throws `ERR_OPTION` for what has no cable. */
  setLink(port: string, isUp: boolean): void {
    const { device, clock, emit } = this.#options;
    const facts = this.facts(nobody);
    const found = linkPort(facts, port);
    if (found.kind !== "port") throw new CallHomeError("ERR_OPTION", noCable(device, port, found));
    if (this.#linksDown.has(port) !== isUp) return;
    for (const [name, value] of linkMarks(facts, port, isUp, clock.now())) this.mark(name, value);
    const down = new Set(this.#linksDown);
    if (isUp) down.delete(port);
    else down.add(port);
    this.#linksDown = down;
    this.#noteEpoch(clock.now());
    const { snmpIndex, adminUp } = found;
    emit("link-changed", { device, port, state: isUp ? "up" : "down", snmpIndex, adminUp });
  }

  /** Breaks a part of the chassis, pulls it out, or puts it right. Throws `ERR_OPTION`. */
  setPart(part: string, state: PartState): void {
    const { device, clock, emit } = this.#options;
    if (!this.#chassis.setPart(part, state, clock.now())) return;
    this.#noteEpoch(clock.now());
    emit("part-changed", { device, part, state });
  }

  /** All that operational replies may draw from, at this moment. */
  facts({ sessions, outboundSsh }: Connected): DeviceFacts {
    const { database, identity, index, random, clock } = this.#options;
    const { model, platform, serialNumber, version } = identity;
    const epoch = this.#noteEpoch();
    const { running, linksDown } = epoch;
    const [commit] = database.commits;
    return {
      running,
      hostName: leafValue(running, "system", "host-name") ?? "",
      platform,
      model,
      serialNumber,
      index,
      version,
      random,
      bootedAt: this.#bootedAt,
      now: clock.now(),
      lastCommit: commit && { at: commit.at, user: commit.user },
      epoch,
      epochs: this.#epochs,
      marks: this.#marks,
      linksDown,
      chassisFaults: this.#chassis.faults,
      sessions,
      outboundSsh: () => outboundSsh(running),
    };
  }

  /**
   * Begins an epoch if the configuration or a link changed: at `at`, or at the last commit. A tree
   * may be shared with other devices, an epoch is this device's own.
   */
  #noteEpoch(at?: number): Epoch {
    const { database } = this.#options;
    if (this.#epochs.length === 0) {
      const running = effectiveTree(this.#started);
      this.#epochs = [{ running, linksDown: this.#linksDown, startedAt: this.#bootedAt }];
    }
    const running = effectiveTree(database.running);
    const linksDown = this.#chassis.portsDown(running, this.#linksDown);
    const startedAt = at ?? database.commits[0]?.at ?? this.#bootedAt;
    const found = { running, linksDown, startedAt };
    this.#epochs = nextEpochs(this.#epochs, found);
    return this.#epochs[0] ?? found;
  }
}

function noCable(
  device: string,
  port: string,
  found: Exclude<LinkPort, { readonly kind: "port" }>,
): string {
  if (found.kind === "software") {
    const members =
      found.members.length === 0 ? "" : `; set the links of its ports ${found.members.join(", ")}`;
    return `${port} of ${device} has no cable of its own${members}`;
  }
  const near = found.near.length === 0 ? "" : `; near are ${found.near.join(", ")}`;
  return `${device} has no port ${port}${near}`;
}
