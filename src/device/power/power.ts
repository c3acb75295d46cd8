import type { Clock, Timer } from "../../base/index.ts";
import {
  type FileStore,
  newFileStore,
  type PackageResult,
  type PowerAction,
  type Shutdown,
  type SystemPort,
} from "../../operations/index.ts";
import type { Emit } from "../device-events.ts";

/** `on`: it runs; `down`: it goes down or comes back by itself; `off`: it stays away until it is powered on. */
export type PowerState = "on" | "down" | "off";

export interface PowerOptions {
  readonly device: string;
  readonly clock: Clock;
  /** Multiplies the time after the reply and the time down. */
  readonly scale: number;
  /** How long a reboot takes. */
  readonly rebootSeconds: number;
  readonly packageResult: PackageResult | undefined;
  readonly emit: Emit;
  /** Takes everything down that talks to others; resolves when nothing is left open. */
  readonly stop: () => Promise<void>;
  /** Makes of the device what it is after such a shutdown, while nobody can reach it. */
  readonly restore: (action: PowerAction) => void;
  /** Brings it up again. */
  readonly start: () => void;
}

/** How long a reboot takes when nobody says. */
export const defaultRebootSeconds = 90;
/** Milliseconds between the reply and the end of its session: the reply must be on its way. */
const replyMs = 1_000;

/** The power of one device, with its disk and what was asked of its software. */
export class Power implements SystemPort {
  readonly disk: FileStore = newFileStore();
  readonly packageResult: PackageResult | undefined;
  stagedPackage: string | undefined;
  readonly #options: PowerOptions;
  #state: PowerState = "on";
  #shutdown: Shutdown | undefined;
  #timer: Timer | undefined;
  /** Why it is down. */
  #action: PowerAction = "reboot";
  #stopping: Promise<void> = Promise.resolve();
  #isClosed = false;
  /** Those who wait until the device runs, or is closed. */
  #waiting: (() => void)[] = [];

  constructor(options: PowerOptions) {
    this.#options = options;
    this.packageResult = options.packageResult;
  }

  get state(): PowerState {
    return this.#state;
  }

  get shutdown(): Shutdown | undefined {
    return this.#shutdown;
  }

  schedule(shutdown: Shutdown): void {
    if (this.#state !== "on" || this.#isClosed) return;
    this.cancelShutdown();
    this.#shutdown = shutdown;
    this.#arm(shutdown, replyMs * this.#options.scale);
  }

  cancelShutdown(): boolean {
    const isPending = this.#shutdown !== undefined;
    if (isPending) this.#timer?.cancel();
    this.#shutdown = undefined;
    return isPending;
  }

  /** Goes down now; resolves when nothing is open any more. Without effect unless the device is on. */
  goDown(shutdown: Shutdown, downSeconds: number = this.#options.rebootSeconds): Promise<void> {
    if (this.#state !== "on" || this.#isClosed) return this.#stopping;
    this.cancelShutdown();
    this.#state = "down";
    const { device, emit, scale } = this.#options;
    const { action, user } = shutdown;
    this.#action = action;
    const seconds = downSeconds * scale;
    if (action === "halt" || action === "power-off") emit("halted", { device, action, user });
    else emit("rebooting", { device, action, user, downSeconds: seconds });
    this.#stopping = this.#stop(seconds * 1_000);
    return this.#stopping;
  }

  /** Reboots now, as root does at the console; resolves when the device runs, or is closed. `downSeconds` is not scaled. */
  async reboot(downSeconds?: number): Promise<void> {
    const unscaled = downSeconds === undefined ? undefined : downSeconds / this.#options.scale;
    await this.goDown(atOnce("reboot"), unscaled);
    await this.untilOn();
  }

  /** The same for `request system zeroize`. */
  async zeroize(): Promise<void> {
    await this.goDown(atOnce("zeroize"));
    await this.untilOn();
  }

  /** Goes down now and stays away; resolves when nothing is open any more. */
  halt(): Promise<void> {
    return this.goDown(atOnce("halt"));
  }

  /** Ends `off`, or a reboot before its time; resolves when the device runs. */
  async powerOn(): Promise<void> {
    await this.#stopping;
    if (this.#isClosed || this.#state === "on") return;
    this.#timer?.cancel();
    this.#boot();
  }

  /** Resolves when the device runs, or is closed. */
  untilOn(): Promise<void> {
    if (this.#state === "on" || this.#isClosed) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** No timer is left, and nothing starts any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#timer?.cancel();
    this.#shutdown = undefined;
    this.#tellWaiting();
    await this.#stopping;
  }

  async #stop(downMs: number): Promise<void> {
    await this.#options.stop();
    if (this.#isClosed) return;
    const action = this.#action;
    if (action === "halt" || action === "power-off") this.#state = "off";
    else this.#timer = this.#options.clock.after(downMs, () => this.#boot());
  }

  #boot(): void {
    if (this.#isClosed) return;
    this.stagedPackage = undefined;
    this.#options.restore(this.#action);
    this.#state = "on";
    this.#options.start();
    this.#options.emit("booted", { device: this.#options.device });
    this.#tellWaiting();
  }

  #tellWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  /** Timers reach three weeks and clocks are set: it looks again when the time seems to have come. */
  #arm(shutdown: Shutdown, leastMs: number): void {
    const { clock } = this.#options;
    this.#timer = clock.after(Math.max(leastMs, shutdown.at - clock.now()), () => {
      if (shutdown.at > clock.now()) this.#arm(shutdown, 0);
      else void this.goDown(shutdown);
    });
  }
}

/** A shutdown by whoever uses the library. */
function atOnce(action: PowerAction): Shutdown {
  return { action, at: 0, user: "root" };
}
