import type { Scenario } from "../command-line.ts";
import type { FleetExtent } from "./fleet-extent.ts";
import { type Transport, writeFleet } from "./fleet-files.ts";
import { NmsFleet, sumOf } from "./nms-fleet.ts";
import type { NmsLogin, NmsState } from "./nms-protocol.ts";
import { Subject } from "./subject.ts";

/** What one run of devices over one transport showed. Absent: not asked for. */
export interface TrialResults {
  readonly transport: Transport;
  readonly connect: ConnectResults;
  readonly idle?: { readonly share: number };
  readonly storm?: StormResults;
  readonly hold?: HoldResults;
  readonly load: LoadCost;
  /** Dials that ended before there was a session, by reason. */
  readonly failedDials: Readonly<Record<string, number>>;
  /** What went wrong, a line each. */
  readonly faults: readonly string[];
}

interface ConnectResults {
  /** From the start of the program to the last hello. */
  readonly seconds: number;
  /** CPU per device, start of the program included. */
  readonly cpuMs: number;
  /** CPU of the NMS per device. */
  readonly nmsCpuMs: number;
  /** Memory of all processes of the run per device, after they rested. */
  readonly bytes: number;
}

interface StormResults {
  /** From the return of the NMS to the last hello. */
  readonly seconds: number;
  /** CPU per device in that time. */
  readonly cpuMs: number;
  /** Share of one core while the NMS was down. */
  readonly downShare: number;
}

interface HoldResults {
  readonly minutes: number;
  /** Sessions that ended meanwhile. */
  readonly lost: number;
  readonly sweepSeconds: number;
  readonly answered: number;
  readonly replyBytes: number;
  readonly bytes: number;
}

/** What the side of the NMS used; it must not be what was measured. */
interface LoadCost {
  readonly cpuMs: number;
  readonly subjectCpuMs: number;
  readonly bytes: number;
  readonly delayMs: NmsState["delayMs"];
}

/** Keys and certificates of the NMS, and the folder where fleet files go. */
export interface Site {
  readonly folder: string;
  readonly login: NmsLogin;
}

/** Runs the scenarios at one site, one after the other, with the same devices. */
export async function fleetTrial(
  extent: FleetExtent,
  { folder, login }: Site,
  scenarios: readonly Scenario[],
): Promise<TrialResults> {
  await using nms = new NmsFleet(login, extent.nmsProcesses);
  await nms.listen();
  const fleetFile = writeFleet(folder, extent, { login, ports: nms.ports });
  await using subject = new Subject(fleetFile, extent);
  return await new Trial(extent, login, nms, subject).run(scenarios);
}

/** Memory of a run with one device for each shard: what the processes themselves take. */
export async function emptyRunBytes(extent: FleetExtent, site: Site): Promise<number> {
  const few = { ...extent, devices: extent.shards, nmsProcesses: 1 };
  const { connect } = await fleetTrial(few, site, ["connect"]);
  return connect.bytes * few.devices;
}

const pollMs = 100;
/** Milliseconds for each device until the benchmark gives up; two minutes at least: others use the machine, too. */
const patienceMsPerDevice = 20;
const leastPatienceMs = 120_000;

class Trial {
  readonly #extent: FleetExtent;
  readonly #login: NmsLogin;
  readonly #nms: NmsFleet;
  readonly #subject: Subject;
  readonly #faults: string[] = [];
  /** CPU of NMS processes that were killed. */
  #deadCpuMs = 0;

  constructor(extent: FleetExtent, login: NmsLogin, nms: NmsFleet, subject: Subject) {
    this.#extent = extent;
    this.#login = login;
    this.#nms = nms;
    this.#subject = subject;
  }

  async run(scenarios: readonly Scenario[]): Promise<TrialResults> {
    const connect = await this.#connect();
    const asked = (scenario: Scenario): boolean =>
      scenarios.includes(scenario) && this.#faults.length === 0;
    const idle = asked("idle") ? await this.#idle() : undefined;
    const storm = asked("storm") ? await this.#storm() : undefined;
    const hold = asked("hold") ? await this.#hold() : undefined;
    const load = await this.#load();
    const failedDials = await this.#check();
    return {
      transport: this.#login.transport,
      connect,
      ...(idle && { idle }),
      ...(storm && { storm }),
      ...(hold && { hold }),
      load,
      failedDials,
      faults: this.#faults,
    };
  }

  async #connect(): Promise<ConnectResults> {
    const { devices, restMs } = this.#extent;
    await this.#allConnected("after the start");
    const seconds = (performance.now() - this.#subject.startedAt) / 1_000;
    const { cpuMs } = this.#subject.cost();
    const nmsCpuMs = sumOf(await this.#nms.states()).cpuMs / devices;
    await sleep(restMs);
    const { bytes } = this.#subject.cost();
    return { seconds, cpuMs: cpuMs / devices, nmsCpuMs, bytes: bytes / devices };
  }

  async #idle(): Promise<{ readonly share: number }> {
    return { share: await this.#share(this.#extent.idleSeconds) };
  }

  async #storm(): Promise<StormResults> {
    const { devices, downSeconds } = this.#extent;
    this.#deadCpuMs += sumOf(await this.#nms.states()).cpuMs;
    await this.#nms.kill();
    const downShare = await this.#share(downSeconds);
    const before = this.#subject.cost();
    const startedAt = performance.now();
    await this.#nms.listen();
    await this.#allConnected("after the NMS returned");
    const seconds = (performance.now() - startedAt) / 1_000;
    const { cpuMs } = this.#subject.cost();
    return { seconds, cpuMs: (cpuMs - before.cpuMs) / devices, downShare };
  }

  async #hold(): Promise<HoldResults> {
    const { devices, holdMinutes } = this.#extent;
    const before = sumOf(await this.#nms.states());
    await sleep(holdMinutes * 60_000);
    const startedAt = performance.now();
    await this.#nms.sweep();
    const last = await this.#until(
      "a get-config over each session",
      ({ swept }) => swept.answered + swept.failed >= devices,
    );
    const { answered, bytes: replyBytes } = last.swept;
    const sweepSeconds = (performance.now() - startedAt) / 1_000;
    const { lost } = sumOf(await this.#nms.states());
    this.#expect(answered === devices, `${answered} of ${devices} devices answered a get-config`);
    this.#expect(
      lost === before.lost,
      `${lost - before.lost} sessions were lost while they were held`,
    );
    return {
      minutes: holdMinutes,
      lost: lost - before.lost,
      sweepSeconds,
      answered,
      replyBytes: replyBytes / Math.max(1, answered),
      bytes: this.#subject.cost().bytes / devices,
    };
  }

  /** Share of one core that the devices use in the next seconds. */
  async #share(seconds: number): Promise<number> {
    const before = this.#subject.cost().cpuMs;
    const startedAt = performance.now();
    await sleep(seconds * 1_000);
    return (this.#subject.cost().cpuMs - before) / (performance.now() - startedAt);
  }

  async #allConnected(when: string): Promise<void> {
    const { devices } = this.#extent;
    const state = await this.#until(`all devices ${when}`, (now) => now.devices >= devices);
    this.#expect(
      state.devices === devices,
      `${state.devices} of ${devices} devices were connected ${when}`,
    );
  }

  /** The state once it is as wanted, or the last one before patience ended. */
  async #until(what: string, isReached: (state: NmsState) => boolean): Promise<NmsState> {
    const patienceMs = Math.max(leastPatienceMs, this.#extent.devices * patienceMsPerDevice);
    const startedAt = performance.now();
    for (;;) {
      const state = sumOf(await this.#nms.states());
      if (isReached(state)) return state;
      const isLate = performance.now() - startedAt > patienceMs;
      if (isLate || this.#subject.hasEnded) {
        const why = isLate ? `${patienceMs / 1_000} s passed` : "the run ended";
        this.#faults.push(`${why} before ${what}: ${state.devices} devices connected`);
        return state;
      }
      await sleep(pollMs);
    }
  }

  async #load(): Promise<LoadCost> {
    const { cpuMs, bytes, delayMs } = sumOf(await this.#nms.states());
    const subjectCpuMs = this.#subject.cost().cpuMs;
    return { cpuMs: this.#deadCpuMs + cpuMs, subjectCpuMs, bytes, delayMs };
  }

  /** Both sides must count the same, and nothing may have gone wrong on the way. */
  async #check(): Promise<TrialResults["failedDials"]> {
    const { devices } = this.#extent;
    const { sessions, doubled } = sumOf(await this.#nms.states());
    this.#expect(sessions === devices, `${devices} devices have ${sessions} sessions`);
    this.#expect(doubled === 0, `${doubled} devices came in while they had a session`);
    this.#expect(this.#subject.shardsLost === 0, `${this.#subject.shardsLost} shards crashed`);
    for (const failure of this.#subject.failures) this.#faults.push(failure);
    const summary = await this.#subject.stop();
    const connected = summary?.connected;
    this.#expect(
      connected === devices,
      `the run says that ${connected} of ${devices} are connected`,
    );
    return summary?.failedDials ?? {};
  }

  #expect(isRight: boolean, otherwise: string): void {
    if (!isRight) this.#faults.push(otherwise);
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
