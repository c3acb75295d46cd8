import type { CallHomeClient } from "./call-home-client.ts";
import type { ReconnectStrategy } from "./outbound-ssh-client.ts";

/** Values of `start-with`. */
export const startWith = ["first-listed", "last-connected", "random-selection"] as const;

/** A persistent connection in the words of `reconnect-strategy` of ietf-netconf-server. */
export interface IetfCallHomeOptions {
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
 * The client under the IETF model: its own `retry`, `timeout` and `reconnect-strategy` do not count,
 * and a connection that goes down is dialled again at once.
 */
export function underIetf(client: CallHomeClient, options: IetfCallHomeOptions): CallHomeClient {
  const { maxWaitSeconds = 5, maxAttempts = 3 } = options;
  const pace = { retry: maxAttempts, timeoutSeconds: maxWaitSeconds };
  return {
    ...client,
    servers: client.servers.map((server) => ({ ...server, ...pace })),
    reconnectStrategy: strategies[options.startWith ?? "first-listed"],
    redial: "at-once",
  };
}
