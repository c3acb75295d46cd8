import type { Clock } from "../../base/index.ts";
import { limits } from "../../base/index.ts";

/** How many connections a service takes: Junos `connection-limit` and `rate-limit`. */
export interface AdmissionLimits {
  readonly connections: number;
  readonly perMinute: number;
}

/** Connections that a service has right now. */
export interface OpenConnections {
  readonly all: number;
  /** Those on which nobody is logged in yet. */
  readonly strangers: number;
}

/** Why a connection is not taken. */
export interface AdmissionRefusal {
  readonly reason: "connection-limit" | "rate-limit";
  readonly detail: string;
}

const minuteMs = 60_000;

/** Decides which connections a service takes. Those that it refuses do not count against the rate. */
export class Admission {
  readonly #clock: Clock;
  /** When the connections of the last minute were taken, oldest first. */
  readonly #taken: number[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts the connection as taken, or says why it is not. */
  admit(most: AdmissionLimits, open: OpenConnections): "admitted" | AdmissionRefusal {
    if (open.all >= most.connections) return refusal("connection-limit", `${open.all} are open`);
    if (open.strangers >= limits.strangersPerService)
      return refusal("connection-limit", `${open.strangers} are not logged in yet`);
    const now = this.#clock.monotonic();
    while (this.#taken.length > 0 && (this.#taken[0] ?? now) <= now - minuteMs) this.#taken.shift();
    if (this.#taken.length >= most.perMinute)
      return refusal("rate-limit", `${this.#taken.length} came within a minute`);
    this.#taken.push(now);
    return "admitted";
  }
}

function refusal(reason: AdmissionRefusal["reason"], detail: string): AdmissionRefusal {
  return { reason, detail };
}
