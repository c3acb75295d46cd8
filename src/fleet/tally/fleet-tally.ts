import { type Clock, SparseMap } from "../../base/index.ts";
import type { ConnectorStatus, ReasonCode } from "../../callhome/index.ts";
import type { FleetEvent } from "../fleet.ts";
import { LatencyHistogram } from "./latency-histogram.ts";
import { freshTally, type Standing, type Tally } from "./tally.ts";

/** What is known of one device. */
interface Device {
  standing: Standing;
  readonly clients: SparseMap<string, Client>;
}

interface Client {
  state: ConnectorStatus["state"];
  /** Of the first dial since it was last connected, by a clock that never goes back. */
  dialledAt: number | undefined;
}

/** Counts what the devices of this process tell. */
export class FleetTally {
  readonly #clock: Clock;
  readonly #devices = new Map<string, Device>();
  readonly #standing: Record<Standing, number>;
  readonly #failures: Partial<Record<ReasonCode, number>> = {};
  readonly #connects = new LatencyHistogram();
  #attempts = 0;

  constructor(devices: number, clock: Clock) {
    this.#clock = clock;
    this.#standing = { ...freshTally(devices).standing };
  }

  get data(): Tally {
    return {
      standing: { ...this.#standing },
      attempts: this.#attempts,
      failures: { ...this.#failures },
      connects: this.#connects.data,
    };
  }

  /** Tells whether the numbers are others now. An event is to be applied as it happens: durations count until then. */
  apply({ name, data }: FleetEvent): boolean {
    switch (name) {
      case "device-added":
        this.#known(data.device);
        this.#standing.starting += 1;
        return true;
      case "device-removed":
        return this.#forget(data.device);
      case "device-failed":
      case "state-failed":
        return this.#move(this.#known(data.device), "failed");
      case "device-started":
        return this.#move(this.#known(data.device), "idle");
      case "connector-changed":
        return this.#connectorChanged(this.#known(data.device), data.status);
      case "attempt-advanced":
        if (data.origin === "accepted" || data.phase !== "established") return false;
        this.#connected(clientOf(this.#known(data.device), data.client));
        return true;
      case "attempt-ended":
        if (data.origin === "accepted" || data.milliseconds.established !== undefined) return false;
        this.#failures[data.reason] = (this.#failures[data.reason] ?? 0) + 1;
        return true;
      default:
        return false;
    }
  }

  #known(name: string): Device {
    const known = this.#devices.get(name);
    if (known !== undefined) return known;
    const device: Device = { standing: "starting", clients: new SparseMap() };
    this.#devices.set(name, device);
    return device;
  }

  #connectorChanged(device: Device, { client: name, state }: ConnectorStatus): boolean {
    if (state === "stopped") device.clients.delete(name);
    else {
      const client = clientOf(device, name);
      client.state = state;
      if (state === "dialing") {
        this.#attempts += 1;
        client.dialledAt ??= this.#clock.monotonic();
      }
    }
    // The connectors of a device that stopped over its state are only being closed.
    const standing = device.standing === "failed" ? "failed" : standingOf(device);
    return this.#move(device, standing) || state === "dialing";
  }

  #connected(client: Client): void {
    if (client.dialledAt === undefined) return;
    this.#connects.add(this.#clock.monotonic() - client.dialledAt);
    client.dialledAt = undefined;
  }

  #forget(name: string): boolean {
    this.#standing[this.#known(name).standing] -= 1;
    return this.#devices.delete(name);
  }

  #move(device: Device, standing: Standing): boolean {
    if (device.standing === standing) return false;
    this.#standing[device.standing] -= 1;
    this.#standing[standing] += 1;
    device.standing = standing;
    return true;
  }
}

function clientOf({ clients }: Device, name: string): Client {
  const known = clients.get(name);
  if (known !== undefined) return known;
  const client: Client = { state: "waiting", dialledAt: undefined };
  clients.set(name, client);
  return client;
}

/** The best of its clients counts: a device whose second server is down is connected all the same. */
function standingOf({ clients }: Device): Standing {
  const states = new Set([...clients.values()].map(({ state }) => state));
  if (states.has("connected")) return "connected";
  if (states.has("dialing")) return "dialing";
  return states.size === 0 ? "idle" : "waiting";
}
