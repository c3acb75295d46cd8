import { CallHomeError, type Clock, messageOf, type Timer } from "../../base/index.ts";
import { type DeviceOptions, type EmulatedDevice, fileRetrySeconds } from "../../device/index.ts";
import { announce, type DeviceFailure, type Tell } from "../fleet-events.ts";
import { HeldBack } from "../start-gate.ts";

/** What the members of a fleet work with. */
export interface MemberPorts {
  readonly clock: Clock;
  readonly start: (options: DeviceOptions) => Promise<EmulatedDevice>;
  readonly onDevice: (device: EmulatedDevice) => void;
  readonly tell: Tell;
  /** Called with each device that runs. */
  readonly running: (device: EmulatedDevice, options: DeviceOptions) => void;
  /** Called after the device was noted as failed. */
  readonly failed: (options: DeviceOptions) => void;
}

/** One device of a fleet, from its description to its end. */
export class Member {
  readonly description: DeviceOptions;
  readonly #options: DeviceOptions;
  readonly #label: string;
  readonly #ports: MemberPorts;
  #device: EmulatedDevice | undefined;
  #failure: DeviceFailure | undefined;
  #timer: Timer | undefined;
  #starting: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;

  /** `label`: its name as long as nobody knows a better one. `own`: what the fleet adds to its description. */
  constructor(
    description: DeviceOptions,
    own: Pick<DeviceOptions, "handshakes">,
    label: string,
    ports: MemberPorts,
  ) {
    this.description = description;
    // Not spread: an object with properties behind a spread gets a hidden class of its own each time.
    this.#options =
      own.handshakes === undefined ? description : Object.assign({}, description, own);
    this.#label = label;
    this.#ports = ports;
  }

  get name(): string {
    return this.description.name ?? this.#device?.name ?? this.#label;
  }

  /** While it runs. */
  get device(): EmulatedDevice | undefined {
    return this.#device;
  }

  /** Why it does not run. */
  get failure(): DeviceFailure | undefined {
    return this.#failure;
  }

  /** Resolves when it runs or has failed; never rejects. One that fails over a file is tried again. */
  start(): Promise<void> {
    this.#starting = this.#start();
    return this.#starting;
  }

  /** Closes it, whatever it does; resolves when nothing is left open. Idempotent. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    this.#timer?.cancel();
    this.#ports.failed(this.#options);
    await this.#starting;
    await this.#device?.close();
  }

  async #start(): Promise<void> {
    if (this.#stopping !== undefined) return;
    const { start, onDevice, tell, running } = this.#ports;
    try {
      const device = await start(this.#options);
      this.#device = device;
      this.#failure = undefined;
      if (this.#stopping !== undefined) return;
      onDevice(device);
      announce(device, tell);
      running(device, this.#options);
    } catch (cause) {
      if (!(cause instanceof HeldBack)) this.#fail(cause);
    }
  }

  #fail(cause: unknown): void {
    const { tell, failed, clock } = this.#ports;
    const code = cause instanceof CallHomeError ? cause.code : undefined;
    const failure = { device: this.name, code, message: messageOf(cause) };
    const before = this.#failure;
    this.#failure = failure;
    if (before?.message !== failure.message) tell("device-failed", failure);
    failed(this.#options);
    if (code !== "ERR_FILE" || this.#stopping !== undefined) return;
    this.#timer = clock.after(fileRetrySeconds * 1_000, () => void this.start());
  }
}
