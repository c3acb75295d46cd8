import { type Endpoint } from "../base/index.ts";
import type { ConnectorState } from "./connector-state.ts";

/** Where a connector stands, for tables and dashboards. */
export interface ConnectorStatus {
  /** `outbound-ssh client` name, or that of the device's TLS call home. */
  readonly client: string;
  readonly state: "waiting" | "dialing" | "connected" | "closing" | "stopped";
  /** The server being dialled or connected, or the next one. */
  readonly server: Endpoint | undefined;
  /** Dials begun so far. */
  readonly attempts: number;
}

/** What a state looks like from outside. */
export function statusOf(client: string, state: ConnectorState): ConnectorStatus {
  const attempts = state.memory.dials;
  switch (state.kind) {
    case "stopped":
      return { client, state: "stopped", server: undefined, attempts };
    case "unserved":
      return { client, state: "waiting", server: undefined, attempts };
    case "waiting":
    case "dialing":
    case "connected":
      return { client, state: state.kind, server: endpointOf(state.turn.server), attempts };
    case "ending":
      return { client, state: "closing", server: endpointOf(state.server), attempts };
  }
}

/** Whether an observer would see a difference. */
export function sameStatus(one: ConnectorStatus, other: ConnectorStatus): boolean {
  return (
    one.state === other.state &&
    one.attempts === other.attempts &&
    one.server?.host === other.server?.host &&
    one.server?.port === other.server?.port
  );
}

function endpointOf({ host, port }: Endpoint): Endpoint {
  return { host, port };
}
