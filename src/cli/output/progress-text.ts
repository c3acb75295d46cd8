import { devicesIn, type Tally } from "../../fleet/index.ts";

/** What one moment of a run looks like in numbers. */
export interface ProgressMoment {
  readonly tally: Tally;
  /** Of a clock that never goes back, in milliseconds. */
  readonly at: number;
}

/** Milliseconds over which the rate of connections is taken. */
const window = 5_000;

/** How fast devices connect, over the last seconds. */
export class ConnectRate {
  #moments: { readonly at: number; readonly connects: number }[] = [];

  /** Connections per second up to now. */
  after({ tally, at }: ProgressMoment): number {
    const connects = tally.connects.count;
    this.#moments = [
      ...this.#moments.filter((moment) => at - moment.at <= window),
      { at, connects },
    ];
    const [first] = this.#moments;
    if (first === undefined || first.at === at) return 0;
    return ((connects - first.connects) * 1_000) / (at - first.at);
  }
}

/** Devices that are connected, and all of them. */
export function progressOf(tally: Tally): { readonly connected: number; readonly devices: number } {
  return { connected: tally.standing.connected, devices: devicesIn(tally) };
}

/** How the devices stand, beside how many are connected. */
export function standingText({ standing }: Tally, rate: number): string {
  const { starting, dialing, waiting, idle, failed } = standing;
  const parts = [
    rate > 0 ? `${rate.toFixed(rate < 10 ? 1 : 0)}/s` : "",
    starting > 0 ? `${starting} starting` : "",
    `${dialing} dialing`,
    `${waiting} waiting`,
    idle > 0 ? `${idle} idle` : "",
    `${failed} failed`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}
