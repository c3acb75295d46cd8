import { formatEndpoint } from "../../base/index.ts";
import type { LogEvent } from "../../telemetry/index.ts";

/** Why a device has not done its job yet; undefined once it has. */
export type Shortfall = string | undefined;

/** Follows a run until every device has done its whole job: call home, not what comes in by a service. */
export class RunProgress {
  readonly #shortfalls: Map<string, Shortfall>;
  readonly #withTour: boolean;
  #unfinished: number;

  /** With a tour the job ends with the NMS's last step; without, with the first session. */
  constructor(devices: readonly string[], options: { readonly withTour: boolean }) {
    this.#shortfalls = new Map(devices.map((device) => [device, "it did not start"]));
    this.#withTour = options.withTour;
    this.#unfinished = this.#shortfalls.size;
  }

  /** Devices in all. */
  get size(): number {
    return this.#shortfalls.size;
  }

  get done(): boolean {
    return this.#unfinished === 0;
  }

  /** Devices that are done. */
  get finished(): number {
    return this.size - this.#unfinished;
  }

  /** One line per device that is not done. */
  get reasons(): readonly string[] {
    return [...this.#shortfalls].flatMap(([device, shortfall]) =>
      shortfall === undefined ? [] : [`${device}: ${shortfall}`],
    );
  }

  #add(device: string): void {
    this.#shortfalls.set(device, "it did not start");
    this.#unfinished += 1;
  }

  #remove(device: string): void {
    if (this.#shortfalls.get(device) !== undefined) this.#unfinished -= 1;
    this.#shortfalls.delete(device);
  }

  apply(event: LogEvent): void {
    const device = "device" in event.data ? event.data.device : undefined;
    if (device === undefined) return;
    if (event.name === "device-added") return this.#add(device);
    if (!this.#shortfalls.has(device)) return;
    if (event.name === "device-removed") return this.#remove(device);
    const before = this.#shortfalls.get(device);
    if (before === undefined) return;
    const shortfall = shortfallAfter(before, event, this.#withTour);
    if (shortfall === undefined) this.#unfinished -= 1;
    this.#shortfalls.set(device, shortfall);
  }
}

function shortfallAfter(before: string, { name, data }: LogEvent, withTour: boolean): Shortfall {
  switch (name) {
    case "device-failed":
      return `it did not start: ${data.message}`;
    case "state-failed":
      return `it stopped: ${data.message}`;
    case "device-started":
      return "it has no outbound-ssh client that can dial";
    case "bootstrap-advanced":
      // The wait for another round says less than why the last one failed.
      if (data.step === "waiting") return before;
      if (data.step === "completed" || data.step === "abandoned")
        return "it has no outbound-ssh client that can dial";
      return `its bootstrap from ${data.source} stands at ${data.reason ?? data.step}`;
    case "connector-changed": {
      const { state, server, attempts } = data.status;
      const where = server === undefined ? "its server" : formatEndpoint(server);
      // From the second dial on, how the one before ended says more.
      return state === "dialing" && attempts <= 1 ? `it is still dialing ${where}` : before;
    }
    case "attempt-advanced":
      if (data.origin === "accepted") return before;
      return data.sequence > 1 || data.phase === "established"
        ? before
        : `its first dial stands in ${data.phase}`;
    case "attempt-ended":
      if (data.origin === "accepted") return before;
      return `its last dial to ${formatEndpoint(data.server)} ended in ${data.phase}: ${data.reason}`;
    case "session-opened":
      if (data.session.origin === "accepted") return before;
      return withTour ? "the NMS has not finished its tour" : undefined;
    case "nms-step":
      return data.ok ? before : `the NMS failed: ${data.step}`;
    case "nms-tour-ended":
      return data.ok ? undefined : before;
    default:
      return before;
  }
}
