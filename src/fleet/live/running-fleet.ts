import { join } from "node:path";
import { CallHomeError } from "../../base/index.ts";
import type { DeviceOptions, EmulatedDevice } from "../../device/index.ts";
import type { Fleet } from "../fleet.ts";
import type { DeviceFailure } from "../fleet-events.ts";
import { describeProblem } from "../problems/file-problem.ts";
import { type PacedPorts, paced, type Waits } from "../ramp/index.ts";
import { type Storm, stormPlan } from "../storms/index.ts";
import { commitToMany, type DeviceResult, forMany } from "./commit-to-many.ts";
import { fleetDifference } from "./fleet-difference.ts";
import { Member, type MemberPorts } from "./member.ts";
import type { DeviceSelector } from "./selector.ts";

export interface RunningFleetOptions extends Omit<MemberPorts, "running"> {
  /** How devices are started that join later. */
  readonly startLater: MemberPorts["start"];
  readonly handshakes: DeviceOptions["handshakes"];
  /** Milliseconds after the first moment at which a device starts. */
  readonly startAt: (device: DeviceOptions, place: number) => number;
  readonly waits: Waits;
  readonly pause: () => Promise<void>;
}

/** The devices of one process at work. */
export class RunningFleet implements Fleet {
  readonly #options: RunningFleetOptions;
  /** What members work with that join later. */
  readonly #laterPorts: MemberPorts;
  #members: readonly Member[];
  /** Directories of own replies whose problems were told. */
  readonly #warned = new Set<string>();
  readonly #first: Promise<void>;
  /** Changes come one after the other. */
  #changing: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(descriptions: readonly DeviceOptions[], options: RunningFleetOptions) {
    this.#options = options;
    const { clock, onDevice, tell, start, startLater, failed } = options;
    const running: MemberPorts["running"] = (device, { replies }) =>
      this.#warnOfReplies(device, replies);
    const shared = { clock, onDevice, tell, running };
    const ports = { ...shared, start, failed };
    this.#laterPorts = { ...shared, start: startLater, failed: () => {} };
    this.#members = descriptions.map((description, place) =>
      this.#member(description, `device ${place + 1}`, ports),
    );
    this.#first = this.#launch(this.#members, options.startAt);
  }

  get devices(): readonly EmulatedDevice[] {
    return this.#members.flatMap(({ device }) => device ?? []);
  }

  get failures(): readonly DeviceFailure[] {
    return this.#members.flatMap(({ failure }) => failure ?? []);
  }

  get started(): Promise<void> {
    return this.#first;
  }

  add(devices: readonly DeviceOptions[]): Promise<void> {
    return this.#change(() => {
      const known = this.#byName;
      for (const name of namesOf(devices))
        if (known.has(name)) throw wrong(name, "is there already");
      return this.#add(devices);
    });
  }

  remove(names: readonly string[]): Promise<void> {
    return this.#change(() => {
      this.#demand(names);
      return this.#remove(names);
    });
  }

  change(devices: readonly DeviceOptions[]): Promise<void> {
    return this.#change(() => {
      this.#demand(namesOf(devices));
      const { changed } = fleetDifference(this.#descriptions, devices);
      return this.#replace(changed);
    });
  }

  apply(devices: readonly DeviceOptions[]): ReturnType<Fleet["apply"]> {
    return this.#change(async () => {
      namesOf(devices);
      const { added, removed, changed, unchanged } = fleetDifference(this.#descriptions, devices);
      await this.#remove(removed);
      await this.#replace(changed);
      await this.#add(added);
      return {
        added: namesOf(added),
        removed,
        changed: namesOf(changed),
        unchanged,
      };
    });
  }

  reboot(
    selector: DeviceSelector,
    options?: { readonly downSeconds?: number },
  ): Promise<readonly DeviceResult[]> {
    const { pause } = this.#options;
    const atOnce = Number.POSITIVE_INFINITY;
    return forMany(this.devices, selector, (device) => device.reboot(options), { atOnce, pause });
  }

  configure(
    selector: DeviceSelector,
    configuration: string,
    options?: Parameters<EmulatedDevice["configure"]>[1],
  ): Promise<readonly DeviceResult[]> {
    const { pause } = this.#options;
    return commitToMany(this.devices, selector, { configuration, options, pause });
  }

  async storm(
    storm: Storm,
    { seed, devices = this.#members.length }: { readonly seed: string; readonly devices?: number },
  ): Promise<void> {
    const names = this.#members.map(({ name }) => name);
    const steps = stormPlan(storm, names, { seed, devices });
    let at = this.#members;
    let known = this.#byName;
    await paced(steps, this.#paces, ({ device: name, action }) => {
      if (at !== this.#members) known = this.#byName;
      at = this.#members;
      const device = known.get(name)?.device;
      if (action === "cut") device?.dropConnections();
      else void device?.reboot();
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    this.#options.waits.end();
    const stopped = stopAll(this.#members);
    stopped.catch(() => {});
    await this.#first;
    await this.#changing.catch(() => {});
    await stopped;
  }

  get #byName(): ReadonlyMap<string, Member> {
    return new Map(this.#members.map((member) => [member.name, member]));
  }

  get #descriptions(): ReadonlyMap<string, DeviceOptions> {
    return new Map(this.#members.map(({ name, description }) => [name, description]));
  }

  get #paces(): PacedPorts {
    return this.#options;
  }

  #change<Result>(work: () => Promise<Result>): Promise<Result> {
    const changed = this.#changing.then(() => {
      if (this.#closing !== undefined) throw new CallHomeError("ERR_OPTION", "the fleet is closed");
      return work();
    });
    this.#changing = changed.catch(() => {});
    return changed;
  }

  #demand(names: readonly string[]): void {
    const known = this.#byName;
    for (const name of names) if (!known.has(name)) throw wrong(name, "is not in the fleet");
  }

  async #add(devices: readonly DeviceOptions[]): Promise<void> {
    const added = devices.map((device) => this.#later(device));
    this.#members = [...this.#members, ...added];
    for (const { name } of added) this.#options.tell("device-added", { device: name });
    await this.#launch(added, () => 0);
  }

  async #remove(names: readonly string[]): Promise<void> {
    const gone = new Set(names);
    const leaving = this.#members.filter(({ name }) => gone.has(name));
    await stopAll(leaving);
    this.#members = this.#members.filter((member) => !leaving.includes(member));
    for (const device of names) this.#options.tell("device-removed", { device });
  }

  async #replace(devices: readonly DeviceOptions[]): Promise<void> {
    const after = new Map(devices.map((device) => [device.name ?? "", device]));
    await stopAll(this.#members.filter(({ name }) => after.has(name)));
    const anew: Member[] = [];
    this.#members = this.#members.map((member) => {
      const description = after.get(member.name);
      if (description === undefined) return member;
      const made = this.#later(description);
      anew.push(made);
      return made;
    });
    for (const { name } of anew) this.#options.tell("device-changed", { device: name });
    await this.#launch(anew, () => 0);
  }

  #later(description: DeviceOptions): Member {
    return this.#member(description, "", this.#laterPorts);
  }

  #member(description: DeviceOptions, label: string, ports: MemberPorts): Member {
    const { handshakes } = this.#options;
    const own = handshakes === undefined ? {} : { handshakes };
    return new Member(description, own, label, ports);
  }

  /** Resolves when each runs or has failed, or the fleet is closed. */
  async #launch(
    members: readonly Member[],
    startAt: (device: DeviceOptions, place: number) => number,
  ): Promise<void> {
    const starting: Promise<void>[] = [];
    const due = members
      .map((member, place) => ({ member, atMs: startAt(member.description, place) }))
      .sort((one, other) => one.atMs - other.atMs);
    await paced(due, this.#paces, ({ member }) => starting.push(member.start()));
    await Promise.all(starting);
  }

  #warnOfReplies({ name, replyProblems }: EmulatedDevice, directory = ""): void {
    if (replyProblems.length === 0 || this.#warned.has(directory)) return;
    this.#warned.add(directory);
    const problems = replyProblems.map(({ file, line, column, message }) =>
      describeProblem({ file: join(directory, file), line, column, path: "", message }),
    );
    this.#options.tell("replies-warned", { device: name, problems });
  }
}

/** Names of devices that are to join or change: each has one, and no two the same. */
function namesOf(devices: readonly DeviceOptions[]): readonly string[] {
  const names = new Set<string>();
  for (const { name } of devices) {
    if (name === undefined)
      throw new CallHomeError("ERR_OPTION", "a device of a running fleet needs a name");
    if (names.has(name)) throw wrong(name, "is named twice");
    names.add(name);
  }
  return [...names];
}

function wrong(name: string, problem: string): CallHomeError {
  return new CallHomeError("ERR_OPTION", `the device ${JSON.stringify(name)} ${problem}`);
}

async function stopAll(members: readonly Member[]): Promise<void> {
  const results = await Promise.allSettled(members.map((member) => member.stop()));
  const errors = results.flatMap((result) =>
    result.status === "rejected" ? [result.reason as unknown] : [],
  );
  if (errors.length === 0) return;
  const many = `${errors.length} of ${members.length} devices failed to close`;
  throw new AggregateError(errors, many);
}
