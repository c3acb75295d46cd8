import { type DeviceOptions, type EmulatedDevice, emulateDeviceAfter } from "../device/index.ts";

/** A device that could run and was not let. */
export class HeldBack extends Error {}

/** Holds devices before their first dial until it is known of each whether it could. */
export class StartGate {
  readonly #count: number;
  readonly #decide: () => Promise<boolean>;
  readonly #turn: (options: DeviceOptions) => Promise<void>;
  readonly #known = new Set<DeviceOptions>();
  readonly #decided: Promise<boolean>;
  #settle: (mayCall: boolean | Promise<boolean>) => void = () => {};

  /**
   * `decide` is asked once, when each of `count` devices is ready or failed; `turn` is what a device waits
   * for after that.
   */
  constructor(
    count: number,
    decide: () => Promise<boolean>,
    turn: (options: DeviceOptions) => Promise<void> = async () => {},
  ) {
    this.#count = count;
    this.#decide = decide;
    this.#turn = turn;
    this.#decided = new Promise((resolve) => {
      this.#settle = resolve;
    });
    if (count === 0) this.#settle(this.#later());
  }

  /** Starts a device once all may call. Rejects with `HeldBack` when they may not. */
  start(options: DeviceOptions): Promise<EmulatedDevice> {
    return emulateDeviceAfter(options, async () => {
      this.note(options);
      if (!(await this.#decided)) throw new HeldBack("another device cannot start");
      await this.#turn(options);
    });
  }

  /** The device is ready, or failed. */
  note(options: DeviceOptions): void {
    if (this.#known.has(options)) return;
    this.#known.add(options);
    if (this.#known.size === this.#count) this.#settle(this.#later());
  }

  /** Not before the caller has noted what it tells. */
  async #later(): Promise<boolean> {
    await Promise.resolve();
    return this.#decide();
  }
}
