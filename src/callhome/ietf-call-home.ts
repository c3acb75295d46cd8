import type { CallHomeClient } from "./call-home-client.ts";
import type { PeriodicConnection, ReconnectStrategy } from "./outbound-ssh-client.ts";

/** Values of `start-with`. */
export const startWith = ["first-listed", "last-connected", "random-selection"] as const;

/** `connection-type periodic` of ietf-netconf-server. */
interface PeriodicOptions {
  /** Minutes from one connection to the next. @defaultValue 60 */
  readonly periodMinutes?: number;
  /** A time from which connections are whole periods away, milliseconds since 1970. @defaultValue when the client was configured */
  readonly anchorTime?: number;
  /** Seconds without a byte after which the device ends the session; 0: never. @defaultValue 180 */
  readonly idleTimeoutSeconds?: number;
}

/** Connections in the words of `connection-type` and `reconnect-strategy` of ietf-netconf-server. */
export interface IetfCallHomeOptions {
  /** Connections from time to time. @defaultValue a persistent one */
  readonly periodic?: PeriodicOptions;
  /** Endpoint to begin with when the connection is gone. @defaultValue "first-listed" */
  readonly startWith?: (typeof startWith)[number];
  /** Seconds after which an attempt counts as failed; the next one starts no sooner. @defaultValue 5 */
  readonly maxWaitSeconds?: number;
  /** Attempts on one endpoint before the next one's turn. @defaultValue 3 */
  readonly maxAttempts?: number;
}

const strategies: Readonly<Record<(typeof startWith)[number], ReconnectStrategy>> = {
  "first-listed": "in-order",
  "last-connected": "sticky",
  "random-selection": "random",
};

/**
 * The client under the IETF model: its own `retry`, `timeout` and `reconnect-strategy` do not count. A
 * persistent connection that goes down is dialled again at once, and a periodic one unless its session was
 * ended in good order.
 */
export function underIetf(client: CallHomeClient, options: IetfCallHomeOptions): CallHomeClient {
  const { maxWaitSeconds = 5, maxAttempts = 3 } = options;
  const pace = { retry: maxAttempts, timeoutSeconds: maxWaitSeconds };
  return {
    ...client,
    servers: client.servers.map((server) => ({ ...server, ...pace })),
    reconnectStrategy: strategies[options.startWith ?? "first-listed"],
    redial: options.periodic === undefined ? "at-once" : periodicConnection(options.periodic),
  };
}

function periodicConnection(options: PeriodicOptions): PeriodicConnection {
  const { periodMinutes = 60, anchorTime, idleTimeoutSeconds = 180 } = options;
  return {
    periodMs: periodMinutes * 60_000,
    anchorAt: anchorTime,
    idleTimeoutMs: idleTimeoutSeconds * 1_000,
  };
}
